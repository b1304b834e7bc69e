//! Words that columns hold: each an enum here and a `CHECK` in the migrations.

pub(crate) use super::text_enum::text_enum;

text_enum! {
    /// What a person may do in the whole organization; each role includes those before it.
    OrgRole {
        /// Joins and leaves.
        Member = "member",
        /// Also creates groups.
        Manager = "manager",
        /// Everything.
        Admin = "admin",
    }
    /// Where an account stands.
    UserState {
        /// A reservation of a sign-up that has not finished; invisible everywhere.
        Pending = "pending",
        /// In good standing.
        Active = "active",
        /// Refused everywhere until an admin reactivates it.
        Deactivated = "deactivated",
        /// Its name, email and password are gone; its history stays.
        Erased = "erased",
    }
    /// What a person may do in one group.
    GroupRole {
        /// Belongs to it.
        Member = "member",
        /// Runs it.
        Manager = "manager",
    }
    /// Who may join a group, and how.
    JoinType {
        /// Public: anyone joins by a toggle.
        Open = "open",
        /// Private: by a code.
        ByCode = "by_code",
        /// By admins and invites only.
        Closed = "closed",
    }
    /// How somebody joined a group.
    JoinMethod {
        /// A group code.
        Code = "code",
        /// A code of a campaign.
        Campaign = "campaign",
        /// An invite link.
        Invite = "invite",
        /// An approved request.
        Request = "request",
        /// The button of an open group.
        OpenGroup = "toggle",
        /// An import.
        Import = "import",
        /// Added by an admin or a group manager.
        Added = "hand",
        /// Created the group.
        Created = "founding",
    }
    /// What happened to a membership, as the record of events says it.
    EventKind {
        /// Joined.
        Joined = "member.joined",
        /// Went by themselves.
        Left = "member.left",
        /// Was taken out by a manager.
        Removed = "member.removed",
        /// Was moved to another group.
        Moved = "member.moved",
        /// The group role changed.
        Role = "member.role_changed",
        /// That they joined was taken back.
        Undone = "member.undone",
        /// That they were removed or moved was taken back.
        PutBack = "member.put_back",
    }
    /// Why a code ended before its time.
    EndedWhy {
        /// Somebody pressed **Expire**.
        Manual = "hand",
        /// A code made from it took its place.
        Replaced = "replaced",
        /// Its campaign was stopped.
        Stopped = "stopped",
        /// It was ended to contain an abuse.
        Contained = "contained",
    }
    /// What codes a campaign has.
    CampaignMode {
        /// One code for many uses.
        Shared = "shared",
        /// Many codes for one use each.
        Single = "single",
    }
    /// Whom an invite is for.
    InviteAccess {
        /// **Anyone with the link**: people without an account too.
        Anyone = "anyone",
        /// Existing members of the organization only.
        Members = "members",
    }
    /// Why an emailed invite of one address ended before its time.
    RecipientEnd {
        /// Somebody pressed **Revoke**.
        Revoked = "revoked",
        /// A newer invite of the same address took its place.
        Renewed = "renewed",
    }
    /// Where a request to be let in stands.
    RequestState {
        /// Nobody has decided yet.
        Open = "open",
        /// A manager let them in.
        Approved = "approved",
        /// A manager did not.
        Denied = "denied",
    }
    /// Who may bring in people without an account: each includes those before it.
    AddPolicy {
        /// Admins only.
        Admins = "admins",
        /// Also managers.
        Managers = "managers",
        /// Everyone.
        Everyone = "everyone",
    }
    /// Who may sign up without a code.
    SignupPolicy {
        /// Nobody.
        CodeRequired = "code_required",
        /// People whose address belongs to a listed domain.
        Domains = "domains",
        /// Anyone.
        Open = "open",
    }
    /// Where a message stands in the email queue.
    EmailState {
        /// Due now or later.
        Waiting = "waiting",
        /// The server took it.
        Sent = "sent",
        /// Given up, with the server's last answer kept.
        Failed = "failed",
        /// Kept back until an admin lets it go.
        Held = "held",
        /// Not sent, since whoever reads its address has turned such emails off.
        Unsubscribed = "unsubscribed",
    }
    /// What an emailed token is good for.
    TokenPurpose {
        /// Begins an account for a new address.
        Signup = "signup",
        /// Proves the address of an account.
        Confirm = "confirm",
        /// Sets a new password.
        Reset = "reset",
        /// Changes the address of an account.
        Email = "email",
        /// Sets up the organization on first start.
        Setup = "setup",
    }
    /// What a restored backup made active again.
    Revived {
        /// A group code that was ended or used up.
        Code = "code",
        /// A campaign that was stopped, or of which codes were used.
        Campaign = "campaign",
        /// An invite that was deleted or used up.
        Invite = "invite",
        /// An address whose invite was revoked or renewed.
        Recipient = "recipient",
        /// An account that was deactivated or deleted.
        Person = "person",
        /// A membership that a manager had ended.
        Membership = "membership",
        /// A role above the one that it was lowered to.
        Role = "role",
        /// A password in place of the one that was set.
        Password = "password",
    }
    /// Where a piece of background work stands.
    JobState {
        /// Under way, or soon.
        Waiting = "waiting",
        /// All of it is done.
        Done = "done",
        /// Given up, with the reason kept.
        Failed = "failed",
    }
    /// Where an import stands.
    ImportState {
        /// Nobody has said which column is which.
        Asking = "asking",
        /// Its rows are read, and tried out.
        Reading = "reading",
        /// What it would change is known; nothing is changed.
        Checked = "checked",
        /// Somebody confirmed it: its batch says how far it is.
        Confirmed = "confirmed",
        /// Nothing came of it.
        Failed = "failed",
    }
    /// Why nothing came of an import.
    ImportProblem {
        /// Whoever confirmed it may not import people any more.
        LostRight = "lost_right",
        /// Nobody said which column is which.
        Unanswered = "unanswered",
    }
    /// Why a job was given up.
    JobProblem {
        /// It was taken in hand too often, and never ended.
        GivenUp = "given_up",
        /// It came with a backup, and an admin decided against it.
        BackupRestored = "backup_restored",
    }
    /// What a row of an import is to do.
    RowOutcome {
        /// Nothing: something is wrong with it.
        Wrong = "wrong",
        /// Nothing: all is as it says already.
        Unchanged = "unchanged",
        /// It is to change something.
        Change = "change",
    }
    /// What is done to many people at once.
    BatchKind {
        /// Into a group.
        Add = "add",
        /// From one group to another.
        Move = "move",
        /// Out of a group.
        Remove = "remove",
        /// Refused everywhere.
        Deactivate = "deactivate",
        /// What the rows of a file say.
        Import = "import",
    }
    /// What is done to people of a list.
    BulkKind {
        /// Into a group.
        Add = "add",
        /// From one group to another.
        Move = "move",
        /// Out of a group.
        Remove = "remove",
        /// Refused everywhere.
        Deactivate = "deactivate",
    }
    /// How far a batch is.
    BatchState {
        /// Whom it is about is written down.
        Gathering = "gathering",
        /// It is carried out.
        Working = "working",
        /// All of it is done, or refused.
        Done = "done",
        /// It is taken back.
        Undoing = "undoing",
        /// It was taken back.
        Undone = "undone",
        /// It was given up before anything was done.
        Failed = "failed",
    }
    /// What came of an item of a batch.
    ItemOutcome {
        /// Nothing yet.
        Waiting = "waiting",
        /// It is done.
        Done = "done",
        /// It could not be.
        Refused = "refused",
        /// It was taken back.
        Undone = "undone",
        /// It was not taken back: what stands is not its work any more.
        Kept = "kept",
    }
}

impl BulkKind {
    /// Of a batch; nothing of one that is about no list.
    pub fn of(kind: BatchKind) -> Option<Self> {
        Self::parse(kind.as_str())
    }
}

impl From<BulkKind> for BatchKind {
    fn from(kind: BulkKind) -> Self {
        match kind {
            BulkKind::Add => Self::Add,
            BulkKind::Move => Self::Move,
            BulkKind::Remove => Self::Remove,
            BulkKind::Deactivate => Self::Deactivate,
        }
    }
}
