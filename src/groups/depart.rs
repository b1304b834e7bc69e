//! The ways out of a group.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::by::By;
use crate::db::types::EventKind;
use crate::db::{Conn, QueryResult};
use crate::ids::{GroupId, UserId};

use super::store::{self, Event, Membership};

/// Whether somebody went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Departure {
    /// They were in, and are not any more.
    Gone,
    /// They were not in.
    NotThere,
}

/// `person` goes by themselves; the door they came by lets them in again.
pub fn leave(conn: &mut Conn, group: GroupId, person: UserId, by: &By) -> QueryResult<Departure> {
    depart(conn, group, person, EventKind::Left, by)
}

/// A manager takes `person` out; no door made before this moment lets them in again.
pub fn remove(conn: &mut Conn, group: GroupId, person: UserId, by: &By) -> QueryResult<Departure> {
    depart(conn, group, person, EventKind::Removed, by)
}

fn depart(conn: &mut Conn, group: GroupId, person: UserId, kind: EventKind, by: &By) -> QueryResult<Departure> {
    let Some(place) = take_out(conn, group, person, kind, by)? else { return Ok(Departure::NotThere) };
    let action = if kind == EventKind::Left { Action::MemberLeft } else { Action::MemberRemoved };
    let before = json!({ "role": place.role, "door": place.door, "reference": place.door_ref });
    audit::record(conn, by, Entry::of(action, person.0).in_group(group).from(before))?;
    Ok(Departure::Gone)
}

/// Takes `person` out without an audit row, for whoever writes one row for several memberships;
/// gives the place that they had.
pub(super) fn take_out(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
    kind: EventKind,
    by: &By,
) -> QueryResult<Option<Membership>> {
    let Some(place) = store::membership(conn, group, person)? else { return Ok(None) };
    if !store::delete_membership(conn, group, person)? {
        return Ok(None);
    }
    store::count_members(conn, group, -1)?;
    let event = Event { group, person, kind, role: place.role, door: None, actor: by.actor, at: by.now };
    store::insert_event(conn, &event)?;
    Ok(Some(place))
}
