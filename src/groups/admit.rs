//! The one door-keeper.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{DoorKind, EventKind, GroupRole};
use crate::db::{Conn, QueryResult, Stop};
use crate::ids::{GroupId, UserId};
use crate::zone::Zone;

use super::rules::{Outside, Refusal, is_by_hand, lets_in};
use super::store::{self, Event, Membership};

/// The door that somebody comes by.
#[derive(Debug, Clone)]
pub struct Door {
    /// Its kind.
    pub kind: DoorKind,
    /// The very code, invite, … or whose hand.
    pub reference: Option<i64>,
    /// When the code or invite was made: one made after a removal works again.
    pub made_at: Option<Moment>,
    /// The group role that it grants.
    pub role: GroupRole,
}

/// Somebody came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Admission {
    /// By hand, while the group takes nobody by other doors.
    pub outside: Option<Outside>,
}

/// Whether a manager took `person` out of `group` since a door was made at `made`, so that it lets
/// them in no more.
pub fn was_removed_since(conn: &mut Conn, group: GroupId, person: UserId, made: Moment) -> QueryResult<bool> {
    Ok(store::removed_at(conn, group, person)?.is_some_and(|removed| made <= removed))
}

/// The same of several groups at once: those of `groups` that a door made at `made` lets `person` into no more.
pub fn removed_since(conn: &mut Conn, person: UserId, groups: &[GroupId], made: Moment) -> QueryResult<Vec<GroupId>> {
    let removed = store::removals(conn, &[person], groups)?;
    Ok(removed.into_iter().filter(|(_, removed)| made <= *removed).map(|((group, _), _)| group).collect())
}

/// Lets `person` into `group` by `door`, or says why not; within the transaction of whoever brings
/// them, which rolls back what it claimed when they are refused.
///
/// Writes the membership, its event, the audit row, and last the group's count and the day's count of
/// joins (`zone` is the organization's): others who join the same group wait for those two rows.
pub fn admit(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
    door: &Door,
    by: &By,
) -> Result<Admission, Stop<Refusal>> {
    let admission = add(conn, group, person, door, by)?;
    let after = json!({ "door": door.kind, "reference": door.reference, "role": door.role });
    audit::record(conn, by, Entry::of(Action::MemberJoined, person.0).in_group(group).to(after))?;
    count(conn, group, door, by.zone, by.now)?;
    Ok(admission)
}

/// The same without the audit row, for whoever writes one row for several memberships.
pub(super) fn let_in(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
    door: &Door,
    by: &By,
) -> Result<Admission, Stop<Refusal>> {
    let admission = add(conn, group, person, door, by)?;
    count(conn, group, door, by.zone, by.now)?;
    Ok(admission)
}

fn count(conn: &mut Conn, group: GroupId, door: &Door, zone: Zone, now: Moment) -> QueryResult<()> {
    store::count_members(conn, group, 1)?;
    store::count_joins(conn, group, zone.day_number(now), door.kind, 1)
}

fn add(conn: &mut Conn, group: GroupId, person: UserId, door: &Door, by: &By) -> Result<Admission, Stop<Refusal>> {
    let (found, mut comer) = store::find_with_comer(conn, group, person)?.ok_or(Stop::Refused(Refusal::Archived))?;
    // Asked only of those whom nothing else keeps out: most doors are open to most people.
    let mut outside = lets_in(Some(&found), &comer, door.kind, door.made_at, by.now).map_err(Stop::Refused)?;
    if !is_by_hand(door.kind) {
        comer.removed_at = store::removed_at(conn, group, person)?;
        outside = lets_in(Some(&found), &comer, door.kind, door.made_at, by.now).map_err(Stop::Refused)?;
    }
    let place = Membership { role: door.role, joined_at: by.now, door: door.kind, door_ref: door.reference };
    // Two requests of the same person may both have found no membership above.
    if !store::insert_membership(conn, group, person, &place)? {
        return Err(Stop::Refused(Refusal::AlreadyIn));
    }
    store::insert_event(
        conn,
        &Event {
            group,
            person,
            kind: EventKind::Joined,
            role: door.role,
            door: Some((door.kind, door.reference)),
            actor: by.actor,
            at: by.now,
        },
    )?;
    Ok(Admission { outside })
}
