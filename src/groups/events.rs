//! What can happen to a group, and to a membership.

use serde::{Deserialize, Serialize};

use crate::db::types::{GroupRole, JoinMethod, JoinType};
use crate::events::{Change, Event, Row};
use crate::ids::{GroupId, UserId};
use crate::personal_data::name_of;
use crate::text;
use crate::zone::Zone;

use super::model::Membership;

/// What happened to a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GroupEvent {
    /// It was made.
    Created { group: GroupId, name: Option<String>, join_type: Option<JoinType> },
    /// Its settings changed.
    Changed {
        group: GroupId,
        #[serde(flatten)]
        change: Change,
    },
    /// It was archived.
    Archived { group: GroupId },
    /// It was restored from the archive.
    Unarchived { group: GroupId },
    /// It got another place in the organization's order.
    Moved {
        group: GroupId,
        #[serde(flatten)]
        change: Change,
    },
    /// Many joined at once.
    PeopleBrought { group: GroupId, method: JoinMethod, reference: Option<i64>, role: Option<GroupRole>, people: i64 },
    /// Many who had joined at once were taken out again.
    PeopleTakenBack { group: GroupId, method: JoinMethod, reference: Option<i64>, people: i64 },
}

impl Event for GroupEvent {
    const SUBJECT: &'static str = "group";

    const KINDS: &'static [(&'static str, &'static str)] = &[
        ("created", "Group made"),
        ("changed", "Group changed"),
        ("archived", "Group archived"),
        ("unarchived", "Group unarchived"),
        ("moved", "Group moved"),
        ("people_brought", "Many joined a group"),
        ("people_taken_back", "Many taken out of a group"),
    ];

    fn summary(&self, _row: &Row) -> String {
        match self {
            Self::Created { .. } => "made the group".to_owned(),
            Self::Changed { .. } => "changed the group’s settings".to_owned(),
            Self::Archived { .. } => "archived the group".to_owned(),
            Self::Unarchived { .. } => "took the group out of the archive".to_owned(),
            Self::Moved { .. } => "moved the group in the order".to_owned(),
            Self::PeopleBrought { method, people, .. } => {
                format!("let {} in {}", text::people(*people), method_in_words(*method))
            }
            Self::PeopleTakenBack { people, .. } => format!("took back that {} came in", text::people(*people)),
        }
    }

    fn changes(&self, zone: Zone) -> Vec<String> {
        match self {
            Self::Changed { change, .. } | Self::Moved { change, .. } => change.lines(zone),
            _ => Vec::new(),
        }
    }
}

/// What happened to a membership, or to several of one person. Whoever is in no more can be put back as they were,
/// but for what an earlier version wrote down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MemberEvent {
    /// Somebody joined.
    Joined { group: GroupId, person: UserId, method: JoinMethod, reference: Option<i64>, role: GroupRole },
    /// They left.
    Left { group: GroupId, person: UserId, was: Option<Membership> },
    /// A manager removed them.
    Removed { group: GroupId, person: UserId, was: Option<Membership> },
    /// They were moved to another group.
    Moved { group: GroupId, person: UserId, was: Option<Membership>, to: Option<GroupId>, name: Option<String> },
    /// Their group role changed.
    RoleChanged { group: GroupId, person: UserId, was: Option<GroupRole>, role: GroupRole },
    /// That they joined was taken back.
    Undone { group: GroupId, person: UserId, was: Option<Membership> },
    /// That they were removed or moved was taken back.
    PutBack { group: GroupId, person: UserId, method: JoinMethod, reference: Option<i64>, role: GroupRole },
    /// Several memberships of one person changed in one go: the names of the groups.
    GroupsChanged {
        person: UserId,
        #[serde(default)]
        added: Vec<String>,
        #[serde(default)]
        removed: Vec<String>,
    },
    /// A group's members were exported.
    Exported { group: GroupId },
}

impl Event for MemberEvent {
    const SUBJECT: &'static str = "member";

    const KINDS: &'static [(&'static str, &'static str)] = &[
        ("joined", "Joined a group"),
        ("left", "Left a group"),
        ("removed", "Removed from a group"),
        ("moved", "Moved to another group"),
        ("role_changed", "Group role changed"),
        ("undone", "Coming undone"),
        ("put_back", "Going undone"),
        ("groups_changed", "Groups of a person changed"),
        ("exported", "Members exported"),
    ];

    fn summary(&self, row: &Row) -> String {
        let whom = row.whom();
        match self {
            Self::Joined { method, role, .. } => joining(row, *method, *role),
            Self::Left { .. } => "left".to_owned(),
            Self::Removed { .. } => format!("removed {whom}"),
            Self::Moved { name, .. } => format!("moved {whom} to {}", name.as_deref().unwrap_or("another group")),
            Self::RoleChanged { role, .. } => format!("made {whom} {}", a_role(*role)),
            Self::Undone { .. } => format!("took back that {whom} came in"),
            Self::PutBack { .. } => format!("put {whom} back"),
            Self::GroupsChanged { .. } => format!("changed the groups of {whom}"),
            Self::Exported { .. } => "exported the members".to_owned(),
        }
    }

    fn changes(&self, _zone: Zone) -> Vec<String> {
        let Self::GroupsChanged { added, removed, .. } = self else { return Vec::new() };
        let lines = [("Added to", added), ("Taken out of", removed)].into_iter().filter(|(_, names)| !names.is_empty());
        lines.map(|(what, names)| format!("{what}: {}", names.join(", "))).collect()
    }
}

/// "a member", "a manager".
pub const fn a_role(role: GroupRole) -> &'static str {
    match role {
        GroupRole::Member => "a member",
        GroupRole::Manager => "a manager",
    }
}

fn joining(row: &Row, method: JoinMethod, role: GroupRole) -> String {
    let role = if role == GroupRole::Manager { " as a manager" } else { "" };
    match (method, row.is_by_themselves()) {
        (JoinMethod::Created, _) => "became its manager by making it".to_owned(),
        (JoinMethod::Added, true) => format!("joined{role}"),
        (JoinMethod::Added, false) => format!("added {}{role}", row.whom()),
        (method, true) => format!("joined {}{role}", method_in_words(method)),
        (method, false) => format!("let {} in {}{role}", row.whom(), method_in_words(method)),
    }
}

/// "by a code", "added by Ann Admin", "by an invite of Gus Group", …
pub fn how_joined(method: JoinMethod, adder: Option<&str>, inviter: Option<&str>) -> String {
    match (method, adder, inviter) {
        (JoinMethod::Added, Some(adder), _) => format!("added by {}", name_of(adder)),
        (JoinMethod::Added, None, _) => "added by a manager".to_owned(),
        (JoinMethod::Invite, _, Some(inviter)) => format!("by an invite of {}", name_of(inviter)),
        (method, ..) => method_in_words(method).to_owned(),
    }
}

/// "by a code", "by the toggle", …: how somebody joined.
pub fn method_in_words(method: JoinMethod) -> &'static str {
    match method {
        JoinMethod::Code => "by a code",
        JoinMethod::Campaign => "by a campaign code",
        JoinMethod::Invite => "by an invite",
        JoinMethod::Request => "by a request",
        JoinMethod::OpenGroup => "by the toggle",
        JoinMethod::Import => "by an import",
        JoinMethod::Added => "by a manager",
        JoinMethod::Created => "by making the group",
    }
}
