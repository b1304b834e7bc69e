//! What a row of the log says to people.

use serde_json::{Map, Value};

use crate::clock::Moment;
use crate::db::types::DoorKind;
use crate::zone::Zone;

use super::rules::Action;
use super::store::{Named, Row};

/// The most characters of a value that a line of the log shows.
const SHOWN: usize = 80;

impl Row {
    /// Who did it: a name, or the program itself.
    #[must_use]
    pub fn who(&self) -> &str {
        // Whoever makes an account, and joins by its code, is not signed in yet.
        self.actor.as_ref().or(self.person.as_ref()).map_or("Muster", name)
    }

    /// What they did, as it follows the name.
    #[must_use]
    pub fn deed(&self) -> String {
        let Some(action) = Action::parse(&self.action) else { return format!("did “{}”", self.action) };
        match action {
            Action::OrganizationSetUp => "set up the organization".to_owned(),
            Action::OrganizationChanged => "changed the organization’s settings".to_owned(),
            Action::PersonSignedUp => "made an account".to_owned(),
            Action::PersonSignedIn => "signed in".to_owned(),
            Action::PersonSignedOut => self.signing_out(),
            Action::PersonConfirmed => "confirmed an email address".to_owned(),
            Action::PersonChanged => format!("changed {}", self.account()),
            Action::PersonPasswordSet => format!("set the password of {}", self.account()),
            Action::PersonErased => format!("deleted {}", self.account()),
            Action::PersonAdded => format!("added {} to the organization", self.whom()),
            Action::PersonDeactivated => format!("deactivated {}", self.account()),
            Action::PersonReactivated => format!("reactivated {}", self.account()),
            Action::PersonDownloaded => "downloaded their data".to_owned(),
            Action::PersonRoleChanged => format!("made {} {}", self.whom(), self.role()),
            Action::PersonConfirmationSent => format!("sent {} the confirmation letter again", self.whom()),
            Action::PersonGroupsChanged => format!("changed the groups of {}", self.whom()),
            Action::PeopleExported => "exported the people".to_owned(),
            Action::BulkBegun => self.bulk(),
            Action::BulkUndone => "took an action on many people back".to_owned(),
            Action::GroupCreated => "made the group".to_owned(),
            Action::GroupChanged => "changed the group’s settings".to_owned(),
            Action::GroupArchived => "archived the group".to_owned(),
            Action::GroupUnarchived => "took the group out of the archive".to_owned(),
            Action::GroupMoved => "moved the group in the order".to_owned(),
            Action::MemberJoined => self.joining(),
            Action::MemberLeft => "left".to_owned(),
            Action::MemberRemoved => format!("removed {}", self.whom()),
            Action::MemberRoleChanged => match self.after("role").as_deref() {
                Some("manager") => format!("made {} a manager", self.whom()),
                _ => format!("made {} a member", self.whom()),
            },
            Action::MembersBrought => format!("let {} in {}", people(self.after.as_deref()), self.by_its_door()),
            Action::MembersTakenBack => format!("took back that {} came in", people(self.before.as_deref())),
            Action::MemberMoved => {
                format!("moved {} to {}", self.whom(), self.after("name").as_deref().unwrap_or("another group"))
            }
            Action::MemberUndone => match object(self.after.as_deref()).get("is_in").and_then(Value::as_bool) {
                Some(true) => format!("put {} back", self.whom()),
                _ => format!("took back that {} came in", self.whom()),
            },
            Action::MembersExported => "exported the members".to_owned(),
            Action::CodeCreated => format!("made {}", self.the_code()),
            Action::CodeExpired => format!("expired {}", self.the_code()),
            Action::CodeTakenOver => format!("took over {}", self.the_code()),
            Action::CodeReplaced => format!("replaced {}", self.the_code()),
            Action::CodeEmailed => format!("emailed {}", self.the_code()),
            Action::CodesExported => "exported the codes".to_owned(),
            Action::CampaignCreated => format!("made {}", self.the_campaign()),
            Action::CampaignChanged => format!("changed {}", self.the_campaign()),
            Action::CampaignStopped => format!("stopped {}", self.the_campaign()),
            Action::CampaignEmailed => format!("emailed the codes of {}", self.the_campaign()),
            Action::CampaignExported => format!("exported the codes of {}", self.the_campaign()),
            Action::InviteCreated => "made an invite".to_owned(),
            Action::InviteDeleted => "deleted an invite".to_owned(),
            Action::InviteTakenOver => "took over an invite".to_owned(),
            Action::InviteResent => "sent an invite again".to_owned(),
            Action::InviteRevoked => "revoked an invite".to_owned(),
            Action::RequestMade => "asked to be let in".to_owned(),
            Action::RequestApproved => "approved a request".to_owned(),
            Action::RequestDenied => "denied a request".to_owned(),
            Action::ImportApplied => "confirmed an import".to_owned(),
            Action::ImportAdded => format!("added {} by an import", people(self.after.as_deref())),
            Action::ImportUndone => "undid an import".to_owned(),
            Action::ImportTakenBack => format!("took back that {} were added", people(self.before.as_deref())),
            Action::MailTested => "sent a test message".to_owned(),
            Action::MailRetried => "put a message back into the outbox".to_owned(),
            Action::MailReleased => "sent the emails that were held".to_owned(),
            Action::MailDropped => "dropped the emails that were held".to_owned(),
            Action::BackupRestored => "restored a backup".to_owned(),
            Action::BackupDismissed => "dismissed the notice of a restored backup".to_owned(),
            Action::EverythingExpired => "expired all codes and links".to_owned(),
        }
    }

    /// What changed, a sentence for each setting; nothing where the deed says it all.
    #[must_use]
    pub fn changes(&self, zone: Zone) -> Vec<String> {
        if Action::parse(&self.action) == Some(Action::PersonGroupsChanged) {
            return self.groups_changed();
        }
        let changed = [
            Action::OrganizationChanged,
            Action::GroupChanged,
            Action::GroupMoved,
            Action::PersonChanged,
            Action::CampaignChanged,
        ];
        if !Action::parse(&self.action).is_some_and(|action| changed.contains(&action)) {
            return Vec::new();
        }
        let (before, after) = (object(self.before.as_deref()), object(self.after.as_deref()));
        after
            .iter()
            .map(|(setting, now)| (setting, before.get(setting).unwrap_or(&Value::Null), now))
            // A row may keep what stayed as it was, to say what it speaks of.
            .filter(|(_, was, now)| was != now)
            .map(|(setting, was, now)| {
                format!("{}: {} → {}", label(setting), shown(setting, was, zone), shown(setting, now, zone))
            })
            .collect()
    }

    fn joining(&self) -> String {
        let themselves = self.is_by_themselves();
        let role = if self.after("role").as_deref() == Some("manager") { " as a manager" } else { "" };
        match (self.after("door").as_deref().and_then(DoorKind::parse), themselves) {
            (Some(DoorKind::Founding), _) => "became its manager by making it".to_owned(),
            (Some(door), true) if door != DoorKind::Hand => format!("joined {}{role}", by_door(door)),
            (Some(DoorKind::Hand) | None, true) => format!("joined{role}"),
            (Some(DoorKind::Hand) | None, false) => format!("added {}{role}", self.whom()),
            (Some(door), _) => format!("let {} in {}{role}", self.whom(), by_door(door)),
        }
    }

    /// Whether somebody did it to themselves.
    pub(super) fn is_by_themselves(&self) -> bool {
        match (&self.actor, &self.person) {
            (Some(actor), Some(person)) => actor.id == person.id,
            (None, _) => true,
            (Some(_), None) => false,
        }
    }

    fn by_its_door(&self) -> &'static str {
        self.after("door").as_deref().and_then(DoorKind::parse).map_or("", by_door)
    }

    fn signing_out(&self) -> String {
        match (&self.actor, &self.person) {
            (Some(actor), Some(person)) if actor.id != person.id => format!("signed {} out everywhere", name(person)),
            _ => "signed out".to_owned(),
        }
    }

    /// "an admin", as it follows whom somebody was made.
    fn role(&self) -> &'static str {
        match self.after("role").as_deref() {
            Some("admin") => "an admin",
            Some("manager") => "a manager of the organization",
            _ => "a member of the organization",
        }
    }

    fn bulk(&self) -> String {
        let people = object(self.after.as_deref()).get("people").and_then(Value::as_i64).unwrap_or_default();
        let people = if people == 1 { "1 person".to_owned() } else { format!("{people} people") };
        match self.after("kind").as_deref() {
            Some("add") => format!("began to add {people}"),
            Some("move") => format!("began to move {people}"),
            Some("remove") => format!("began to remove {people}"),
            _ => format!("began to deactivate {people}"),
        }
    }

    pub(super) fn whom(&self) -> &str {
        self.person.as_ref().map_or("somebody", name)
    }

    /// "their account", or whose it is.
    fn account(&self) -> String {
        match (&self.actor, &self.person) {
            (Some(actor), Some(person)) if actor.id != person.id => format!("the account of {}", name(person)),
            _ => "their account".to_owned(),
        }
    }

    /// Never the whole of it: whoever reads the log is not given a way in.
    fn the_code(&self) -> String {
        let key = self.code.as_deref().unwrap_or_default();
        let end = key.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        format!("the code ending …{}", &key[end..])
    }

    fn the_campaign(&self) -> String {
        self.after("name").map_or_else(|| "a campaign".to_owned(), |name| format!("the campaign “{name}”"))
    }

    fn after(&self, key: &str) -> Option<String> {
        object(self.after.as_deref()).get(key).and_then(Value::as_str).map(str::to_owned)
    }
}

/// "by a code", "by the toggle", …: how somebody came in.
#[must_use]
pub fn by_door(door: DoorKind) -> &'static str {
    match door {
        DoorKind::Code => "by a code",
        DoorKind::Campaign => "by a campaign code",
        DoorKind::Invite => "by an invite",
        DoorKind::Request => "by a request",
        DoorKind::Toggle => "by the toggle",
        DoorKind::Import => "by an import",
        DoorKind::Hand => "by hand",
        DoorKind::Founding => "by making the group",
    }
}

impl Action {
    /// What the filter of the log calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::OrganizationSetUp => "Organization set up",
            Self::OrganizationChanged => "Settings changed",
            Self::PersonSignedUp => "Signed up",
            Self::PersonSignedIn => "Signed in",
            Self::PersonSignedOut => "Signed out",
            Self::PersonConfirmed => "Email confirmed",
            Self::PersonChanged => "Account changed",
            Self::PersonPasswordSet => "Password set",
            Self::PersonErased => "Account deleted",
            Self::PersonAdded => "Person added",
            Self::PersonDeactivated => "Person deactivated",
            Self::PersonReactivated => "Person reactivated",
            Self::PersonDownloaded => "Data downloaded",
            Self::PersonRoleChanged => "Organization role changed",
            Self::PersonConfirmationSent => "Confirmation sent again",
            Self::PersonGroupsChanged => "Groups of a person changed",
            Self::PeopleExported => "People exported",
            Self::BulkBegun => "Action on many people",
            Self::BulkUndone => "Action on many people undone",
            Self::GroupCreated => "Group made",
            Self::GroupChanged => "Group changed",
            Self::GroupArchived => "Group archived",
            Self::GroupUnarchived => "Group unarchived",
            Self::GroupMoved => "Group moved",
            Self::MemberJoined => "Joined a group",
            Self::MemberLeft => "Left a group",
            Self::MemberRemoved => "Removed from a group",
            Self::MemberRoleChanged => "Group role changed",
            Self::MembersBrought => "Many joined a group",
            Self::MembersTakenBack => "Many taken out of a group",
            Self::MemberMoved => "Moved to another group",
            Self::MemberUndone => "Coming or going undone",
            Self::MembersExported => "Members exported",
            Self::CodeCreated => "Code made",
            Self::CodeExpired => "Code expired",
            Self::CodeTakenOver => "Code taken over",
            Self::CodeReplaced => "Code replaced",
            Self::CodeEmailed => "Code emailed",
            Self::CodesExported => "Codes exported",
            Self::CampaignCreated => "Campaign made",
            Self::CampaignChanged => "Campaign changed",
            Self::CampaignStopped => "Campaign stopped",
            Self::CampaignEmailed => "Campaign emailed",
            Self::CampaignExported => "Campaign exported",
            Self::InviteCreated => "Invite made",
            Self::InviteDeleted => "Invite deleted",
            Self::InviteTakenOver => "Invite taken over",
            Self::InviteResent => "Invite sent again",
            Self::InviteRevoked => "Invite revoked",
            Self::RequestMade => "Access requested",
            Self::RequestApproved => "Request approved",
            Self::RequestDenied => "Request denied",
            Self::ImportApplied => "Import confirmed",
            Self::ImportAdded => "People imported",
            Self::ImportUndone => "Import undone",
            Self::ImportTakenBack => "Imported people taken out",
            Self::MailTested => "Test message sent",
            Self::MailReleased => "Held emails sent",
            Self::MailDropped => "Held emails dropped",
            Self::BackupRestored => "Backup restored",
            Self::BackupDismissed => "Restore notice dismissed",
            Self::EverythingExpired => "All codes and links expired",
            Self::MailRetried => "Message retried",
        }
    }
}

fn name(person: &Named) -> &str {
    if person.name.is_empty() { "a deleted account" } else { &person.name }
}

/// "1 person", "500 people": of how many a row speaks.
fn people(json: Option<&str>) -> String {
    match object(json).get("people").and_then(Value::as_i64) {
        Some(1) => "1 person".to_owned(),
        count => format!("{} people", count.unwrap_or_default()),
    }
}

/// The JSON of a row; nothing where there is none.
pub(super) fn object(json: Option<&str>) -> Map<String, Value> {
    json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}

/// `time_zone` as "Time zone".
fn label(setting: &str) -> String {
    let words = setting.trim_end_matches("_at").replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn shown(setting: &str, value: &Value, zone: Zone) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(micros) if setting.ends_with("_at") => {
            micros.as_i64().map_or_else(|| micros.to_string(), |micros| zone.long(Moment::from_micros(micros)))
        }
        Value::String(text) if text.is_empty() => "none".to_owned(),
        Value::String(text) if text.chars().count() > SHOWN => {
            format!("“{}…”", text.chars().take(SHOWN).collect::<String>().trim_end())
        }
        // One of a few words, not a text of somebody's own.
        Value::String(word) if ["join_type", "add_new_people", "sign_up"].contains(&setting) => word.replace('_', " "),
        Value::String(text) => format!("“{text}”"),
        other => other.to_string(),
    }
}
