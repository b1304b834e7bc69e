//! The deeds that the log knows.

use crate::db::types::words;

words! {
    /// A deed, as `SUBJECT.VERB`.
    Action {
        /// The organization was set up.
        OrganizationSetUp = "organization.set_up",
        /// Its settings changed.
        OrganizationChanged = "organization.changed",
        /// Somebody made an account.
        PersonSignedUp = "person.signed_up",
        /// Somebody signed in.
        PersonSignedIn = "person.signed_in",
        /// Somebody signed out, here or everywhere.
        PersonSignedOut = "person.signed_out",
        /// An address was proved.
        PersonConfirmed = "person.confirmed",
        /// Name, address or time zone changed.
        PersonChanged = "person.changed",
        /// A password was set.
        PersonPasswordSet = "person.password_set",
        /// An account was deleted by its owner.
        PersonErased = "person.erased",
        /// An admin or manager added a person.
        PersonAdded = "person.added",
        /// An account was refused everywhere.
        PersonDeactivated = "person.deactivated",
        /// A deactivated account was let in again.
        PersonReactivated = "person.reactivated",
        /// A copy of one's own data was downloaded.
        PersonDownloaded = "person.downloaded",
        /// The organization role changed.
        PersonRoleChanged = "person.role_changed",
        /// The letter that proves an address was sent again by an admin.
        PersonConfirmationSent = "person.confirmation_sent",
        /// Several memberships of one person were changed in one go.
        PersonGroupsChanged = "person.groups_changed",
        /// The people were exported.
        PeopleExported = "person.exported",
        /// Something was begun with many people at once.
        BulkBegun = "bulk.begun",
        /// That was taken back.
        BulkUndone = "bulk.undone",
        /// A group was founded.
        GroupCreated = "group.created",
        /// Its settings changed.
        GroupChanged = "group.changed",
        /// It was archived.
        GroupArchived = "group.archived",
        /// It was taken out of the archive.
        GroupUnarchived = "group.unarchived",
        /// It got another place in the organization's order.
        GroupMoved = "group.moved",
        /// Somebody came in.
        MemberJoined = "member.joined",
        /// Somebody left.
        MemberLeft = "member.left",
        /// A manager took somebody out.
        MemberRemoved = "member.removed",
        /// A group role changed.
        MemberRoleChanged = "member.role_changed",
        /// Many came in at once.
        MembersBrought = "group.people_brought",
        /// Many who had come in at once were taken out again.
        MembersTakenBack = "group.people_taken_back",
        /// Somebody was moved to another group.
        MemberMoved = "member.moved",
        /// A coming or going was taken back.
        MemberUndone = "member.undone",
        /// A group's members were exported.
        MembersExported = "member.exported",
        /// A code was made.
        CodeCreated = "code.created",
        /// A code was ended.
        CodeExpired = "code.expired",
        /// Another manager took it over.
        CodeTakenOver = "code.taken_over",
        /// A code was replaced by another.
        CodeReplaced = "code.replaced",
        /// A code was emailed to people.
        CodeEmailed = "code.emailed",
        /// The codes were exported.
        CodesExported = "code.exported",
        /// A code campaign was made.
        CampaignCreated = "campaign.created",
        /// Its name, its window or where its codes are entered changed.
        CampaignChanged = "campaign.changed",
        /// It was stopped.
        CampaignStopped = "campaign.stopped",
        /// Its codes were emailed to people.
        CampaignEmailed = "campaign.emailed",
        /// Its codes were exported.
        CampaignExported = "campaign.exported",
        /// An invite was made.
        InviteCreated = "invite.created",
        /// Its links were deleted.
        InviteDeleted = "invite.deleted",
        /// Another manager took it over.
        InviteTakenOver = "invite.taken_over",
        /// Its letter was sent to somebody again.
        InviteResent = "invite.resent",
        /// Somebody's invite was ended for good.
        InviteRevoked = "invite.revoked",
        /// Somebody asked to be let in.
        RequestMade = "request.made",
        /// They were let in, or invited.
        RequestApproved = "request.approved",
        /// They were not.
        RequestDenied = "request.denied",
        /// An import was confirmed.
        ImportApplied = "import.applied",
        /// Many people were added at once.
        ImportAdded = "import.people_added",
        /// An import was undone.
        ImportUndone = "import.undone",
        /// Many people whom an import had added were taken out again.
        ImportTakenBack = "import.people_taken_back",
        /// A test message was sent.
        MailTested = "mail.tested",
        /// A failed message was put back into the outbox.
        MailRetried = "mail.retried",
        /// Emails that were held were sent.
        MailReleased = "mail.released",
        /// Emails that were held were given up.
        MailDropped = "mail.dropped",
        /// A backup was put back.
        BackupRestored = "backup.restored",
        /// What it may have revived was looked at.
        BackupDismissed = "backup.dismissed",
        /// Every code and every link was ended.
        EverythingExpired = "organization.everything_expired",
    }
}

impl Action {
    /// The kind of thing it is done to.
    #[must_use]
    pub fn subject(self) -> &'static str {
        self.as_str().split_once('.').map_or("", |(subject, _)| subject)
    }
}
