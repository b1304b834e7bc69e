//! What can happen to a group, and to a membership.

use serde::{Deserialize, Serialize};

use crate::db::types::{GroupRole, JoinMethod, JoinType};
use crate::events::{BOLD, Change, Event, KindLabel, Row};
use crate::ids::{GroupId, UserId};
use crate::locale::{Message, Rich};
use crate::personal_data::PersonName;
use crate::t;

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

    const KINDS: &'static [(&'static str, KindLabel)] = &[
        ("created", t::events::group_created_kind),
        ("changed", t::events::group_changed_kind),
        ("archived", t::events::group_archived_kind),
        ("unarchived", t::events::group_unarchived_kind),
        ("moved", t::events::group_moved_kind),
        ("people_brought", t::events::group_people_brought_kind),
        ("people_taken_back", t::events::group_people_taken_back_kind),
    ];

    fn summary(&self, row: &Row) -> Rich<'static> {
        let who = row.who();
        match self {
            Self::Created { .. } => t::events::group_created(BOLD, who),
            Self::Changed { .. } => t::events::group_changed(BOLD, who),
            Self::Archived { .. } => t::events::group_archived(BOLD, who),
            Self::Unarchived { .. } => t::events::group_unarchived(BOLD, who),
            Self::Moved { .. } => t::events::group_moved(BOLD, who),
            Self::PeopleBrought { method, people, .. } => {
                t::events::group_people_brought(BOLD, method.as_str(), people, who)
            }
            Self::PeopleTakenBack { method, people, .. } => {
                t::events::group_people_taken_back(BOLD, method.as_str(), people, who)
            }
        }
    }

    fn changes(&self) -> Vec<Message<'static>> {
        match self {
            Self::Changed { change, .. } | Self::Moved { change, .. } => change.lines(),
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

    const KINDS: &'static [(&'static str, KindLabel)] = &[
        ("joined", t::events::member_joined_kind),
        ("left", t::events::member_left_kind),
        ("removed", t::events::member_removed_kind),
        ("moved", t::events::member_moved_kind),
        ("role_changed", t::events::member_role_changed_kind),
        ("undone", t::events::member_undone_kind),
        ("put_back", t::events::member_put_back_kind),
        ("groups_changed", t::events::member_groups_changed_kind),
        ("exported", t::events::member_exported_kind),
    ];

    fn summary(&self, row: &Row) -> Rich<'static> {
        let (who, whom) = (row.who(), row.whom());
        match self {
            Self::Joined { method, role, .. } => {
                let is_own = row.is_by_themselves();
                t::events::member_joined(BOLD, method.as_str(), is_own, whom, role.as_str(), who)
            }
            Self::Left { .. } => t::events::member_left(BOLD, who),
            Self::Removed { .. } => t::events::member_removed(BOLD, whom, who),
            Self::Moved { name: Some(group), .. } => t::events::member_moved(BOLD, group.clone(), whom, who),
            Self::Moved { name: None, .. } => t::events::member_moved_somewhere(BOLD, whom, who),
            Self::RoleChanged { role, .. } => t::events::member_role_changed(BOLD, whom, role.as_str(), who),
            Self::Undone { .. } => t::events::member_undone(BOLD, whom, who),
            Self::PutBack { .. } => t::events::member_put_back(BOLD, whom, who),
            Self::GroupsChanged { .. } => t::events::member_groups_changed(BOLD, whom, who),
            Self::Exported { .. } => t::events::member_exported(BOLD, who),
        }
    }

    fn changes(&self) -> Vec<Message<'static>> {
        let Self::GroupsChanged { added, removed, .. } = self else { return Vec::new() };
        let added = (!added.is_empty()).then(|| t::events::added_to(added.clone()));
        let removed = (!removed.is_empty()).then(|| t::events::removed_from(removed.clone()));
        added.into_iter().chain(removed).collect()
    }
}

/// How somebody joined, and who added or invited them where that is known.
pub fn how_joined(method: JoinMethod, adder: Option<PersonName>, inviter: Option<PersonName>) -> Message<'static> {
    match (method, adder, inviter) {
        (JoinMethod::Added, Some(adder), _) => t::events::joined_added_by(adder),
        (JoinMethod::Invite, _, Some(inviter)) => t::events::joined_invited_by(inviter),
        (method, ..) => t::events::joined_how(method.as_str()),
    }
}
