//! One person's groups, changed in one go.

use crate::by::By;
use crate::db::types::{DoorKind, GroupRole};
use crate::db::{Conn, QueryResult, Stop};
use crate::events::{self, Part};
use crate::ids::{GroupId, UserId};

use super::admit::{Door, admit_among};
use super::depart::take_out;
use super::events::MemberEvent;
use super::model::{Group, Membership};
use super::rules::{AdmitError, Outside};
use super::store;

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arranged {
    /// The groups that they are in now and were not before.
    pub added: Vec<String>,
    /// The groups that they are not in any more.
    pub removed: Vec<String>,
    /// Of the added ones, those that take nobody by other doors at the time.
    pub outside: Vec<(String, Outside)>,
}

/// Puts `person` into the groups `add` by the hand of `actor` and takes them out of the groups
/// `remove`: all of it, or nothing and the group that refuses. What is so already stays so.
///
/// One event tells the whole of it, by the names of the groups; each group shows the part that concerns it.
pub fn arrange(
    conn: &mut Conn,
    person: UserId,
    add: &[GroupId],
    remove: &[GroupId],
    by: &By,
) -> Result<Arranged, Stop<(String, AdmitError)>> {
    let mut touched: Vec<GroupId> = add.iter().chain(remove).copied().collect();
    touched.sort_unstable();
    store::hold(conn, &touched)?;
    let before = store::all_of(conn, person)?;
    let mut arranged = Arranged::default();
    for group in store::these(conn, &touched)? {
        let is_in = before.contains(&group.id);
        if add.contains(&group.id) && !is_in {
            let outside =
                come(conn, &group, person, by).map_err(|stop| stop.map(|refusal| (group.name.clone(), refusal)))?;
            arranged.outside.extend(outside.map(|outside| (group.name.clone(), outside)));
            arranged.added.push(group.name);
        } else if remove.contains(&group.id) && is_in {
            if group.archived_at.is_some() {
                return Err(Stop::Refused((group.name.clone(), AdmitError::Archived)));
            }
            if go(conn, group.id, person, by)? {
                arranged.removed.push(group.name);
            }
        }
    }
    if !arranged.added.is_empty() || !arranged.removed.is_empty() {
        let (added, removed) = (arranged.added.clone(), arranged.removed.clone());
        events::record(conn, by, &MemberEvent::GroupsChanged { person, added, removed })?;
    }
    Ok(arranged)
}

fn come(conn: &mut Conn, group: &Group, person: UserId, by: &By) -> Result<Option<Outside>, Stop<AdmitError>> {
    let reference = by.actor.map(|person| person.0);
    let door = Door { kind: DoorKind::Hand, reference, made_at: None, role: GroupRole::Member };
    Ok(admit_among(conn, group.id, person, &door, by)?.outside)
}

/// One leaves by oneself: being taken out by one's own hand would bar the way back.
fn go(conn: &mut Conn, group: GroupId, person: UserId, by: &By) -> QueryResult<bool> {
    let Some(Membership { role, .. }) = take_out(conn, group, person)? else { return Ok(false) };
    let gone = if by.actor == Some(person) {
        MemberEvent::Left { group, person, role }
    } else {
        MemberEvent::Removed { group, person, role }
    };
    events::record_parts(conn, by, Part::OfSeveralGroups, &[gone])?;
    Ok(true)
}
