//! One person's groups, changed in one go.

use crate::by::By;
use crate::db::types::GroupRole;
use crate::db::{Conn, Stop};
use crate::events::{self, PartListing};
use crate::ids::{GroupId, UserId};

use super::changes::{Leaving, MembershipChange, Outcome, To, Via};
use super::events::MemberEvent;
use super::memberships::apply;
use super::rules::{AdmitError, Outside};
use super::store;

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arranged {
    /// The groups that they are in now and were not before.
    pub added: Vec<String>,
    /// The groups that they are not in any more.
    pub removed: Vec<String>,
    /// Of the added ones, those that take nobody by other methods at the time.
    pub outside: Vec<(String, Outside)>,
}

/// Adds `person` to the groups `add` and takes them out of the groups `remove`: all of it, or a refusal by the group of
/// this name, which the transaction has to roll back. What is so already stays so.
///
/// One event tells the whole of it, by the names of the groups; each group shows the part that concerns it.
pub fn arrange(
    conn: &mut Conn,
    person: UserId,
    add: &[GroupId],
    remove: &[GroupId],
    by: &By,
) -> Result<Arranged, Stop<(String, AdmitError)>> {
    let groups = store::find_many(conn, &[add, remove].concat())?;
    // One leaves by oneself: being taken out by one's own hand would bar the way back.
    let out = To::Out(if by.actor == Some(person) { Leaving::Left } else { Leaving::Removed });
    let to = |group: &GroupId| if add.contains(group) { To::In(Via::added(by, GroupRole::Member)) } else { out };
    let changes: Vec<_> =
        groups.iter().map(|group| MembershipChange { group: group.id, person, to: to(&group.id) }).collect();
    let outcomes = apply(conn, by, &changes, Some(PartListing::InGroup))?;
    let mut arranged = Arranged::default();
    for ((group, change), outcome) in groups.into_iter().zip(changes).zip(outcomes) {
        match (outcome, change.to) {
            (Outcome::Done { .. }, To::Out(_)) if group.archived_at.is_some() => {
                return Err(Stop::Refused((group.name, AdmitError::Archived)));
            }
            (Outcome::Done { .. }, To::Out(_)) => arranged.removed.push(group.name),
            (Outcome::Done { outside, .. }, _) => {
                arranged.outside.extend(outside.map(|outside| (group.name.clone(), outside)));
                arranged.added.push(group.name);
            }
            (Outcome::Refused(AdmitError::AlreadyIn) | Outcome::NotIn | Outcome::Same, _) => {}
            (Outcome::Refused(why), _) => return Err(Stop::Refused((group.name, why))),
        }
    }
    if !arranged.added.is_empty() || !arranged.removed.is_empty() {
        let (added, removed) = (arranged.added.clone(), arranged.removed.clone());
        events::record(conn, by, &MemberEvent::GroupsChanged { person, added, removed })?;
    }
    Ok(arranged)
}
