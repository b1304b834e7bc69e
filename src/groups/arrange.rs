//! One person's groups, changed in one go.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::by::By;
use crate::db::types::{DoorKind, EventKind, GroupRole};
use crate::db::{Conn, QueryResult, Stop};
use crate::ids::{GroupId, UserId};

use super::admit::{Door, let_in};
use super::depart::take_out;
use super::rules::{Outside, Refusal};
use super::store::{self, Group};

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
/// Memberships write their events as ever; the log gets one row for the whole of it, which names
/// the groups before and after, and which each group that changed shows.
pub fn arrange(
    conn: &mut Conn,
    person: UserId,
    add: &[GroupId],
    remove: &[GroupId],
    by: &By,
) -> Result<Arranged, Stop<(String, Refusal)>> {
    let mut touched: Vec<GroupId> = add.iter().chain(remove).copied().collect();
    touched.sort_unstable();
    store::hold(conn, &touched)?;
    let before = store::all_of(conn, person)?;
    let (mut arranged, mut changed) = (Arranged::default(), Vec::new());
    for group in store::these(conn, &touched)? {
        let is_in = before.contains(&group.id);
        if add.contains(&group.id) && !is_in {
            let outside =
                come(conn, &group, person, by).map_err(|stop| stop.map(|refusal| (group.name.clone(), refusal)))?;
            arranged.outside.extend(outside.map(|outside| (group.name.clone(), outside)));
            arranged.added.push(group.name);
            changed.push(group.id);
        } else if remove.contains(&group.id) && is_in {
            if group.archived_at.is_some() {
                return Err(Stop::Refused((group.name.clone(), Refusal::Archived)));
            }
            if go(conn, group.id, person, by)? {
                arranged.removed.push(group.name);
                changed.push(group.id);
            }
        }
    }
    if !changed.is_empty() {
        let after = store::all_of(conn, person)?;
        let entry = Entry::of(Action::PersonGroupsChanged, person.0)
            .in_groups(changed)
            .from(json!({ "groups": before }))
            .to(json!({ "groups": after, "added": arranged.added, "removed": arranged.removed }));
        audit::record(conn, by, entry)?;
    }
    Ok(arranged)
}

fn come(conn: &mut Conn, group: &Group, person: UserId, by: &By) -> Result<Option<Outside>, Stop<Refusal>> {
    let reference = by.actor.map(|person| person.0);
    let door = Door { kind: DoorKind::Hand, reference, made_at: None, role: GroupRole::Member };
    Ok(let_in(conn, group.id, person, &door, by)?.outside)
}

/// One leaves by oneself: being taken out by one's own hand would bar the way back.
fn go(conn: &mut Conn, group: GroupId, person: UserId, by: &By) -> QueryResult<bool> {
    let kind = if by.actor == Some(person) { EventKind::Left } else { EventKind::Removed };
    Ok(take_out(conn, group, person, kind, by)?.is_some())
}
