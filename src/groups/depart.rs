//! The ways out of a group.

use crate::by::By;
use crate::db::{Conn, QueryResult};
use crate::events;
use crate::ids::{GroupId, UserId};

use super::events::MemberEvent;
use super::model::Membership;
use super::store;

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
    let Some(place) = take_out(conn, group, person)? else { return Ok(Departure::NotThere) };
    events::record(conn, by, &MemberEvent::Left { group, person, role: place.role })?;
    Ok(Departure::Gone)
}

/// A manager takes `person` out; no door made before this moment lets them in again.
pub fn remove(conn: &mut Conn, group: GroupId, person: UserId, by: &By) -> QueryResult<Departure> {
    let Some(place) = take_out(conn, group, person)? else { return Ok(Departure::NotThere) };
    events::record(conn, by, &MemberEvent::Removed { group, person, role: place.role })?;
    Ok(Departure::Gone)
}

/// Takes `person` out, for whoever writes down why; gives the membership that they had.
pub(super) fn take_out(conn: &mut Conn, group: GroupId, person: UserId) -> QueryResult<Option<Membership>> {
    let Some(place) = store::membership(conn, group, person)? else { return Ok(None) };
    if !store::delete_membership(conn, group, person)? {
        return Ok(None);
    }
    store::count_members(conn, group, -1)?;
    Ok(Some(place))
}
