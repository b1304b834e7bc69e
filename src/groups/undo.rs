//! Taking back what was done to a membership.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::by::By;
use crate::db::types::{EventKind, UserState};
use crate::db::{Conn, QueryResult, Stop};
use crate::ids::{GroupId, UserId};

use super::depart::take_out;
use super::rules::Refusal;
use super::store::{self, Event, Membership};

/// Takes `person` out of `group` as if they had never come: no removal, so nothing bars them. False
/// where they are not in.
pub fn undo_joining(conn: &mut Conn, group: GroupId, person: UserId, by: &By) -> QueryResult<bool> {
    if take_out(conn, group, person, EventKind::Undone, by)?.is_none() {
        return Ok(false);
    }
    let entry = Entry::of(Action::MemberUndone, person.0).in_group(group).to(json!({ "is_in": false }));
    audit::record(conn, by, entry)?;
    Ok(true)
}

/// Puts `person` back into `group` as if they had never gone: with the role, door and date that
/// they had, whatever the group's window. The count of joins stays, since this is none.
pub fn undo_going(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
    place: &Membership,
    by: &By,
) -> Result<(), Stop<Refusal>> {
    let (found, comer) = store::find_with_comer(conn, group, person)?.ok_or(Stop::Refused(Refusal::Archived))?;
    if found.archived_at.is_some() {
        return Err(Stop::Refused(Refusal::Archived));
    }
    if comer.state != Some(UserState::Active) {
        return Err(Stop::Refused(Refusal::NotActive));
    }
    if !store::insert_membership(conn, group, person, place)? {
        return Err(Stop::Refused(Refusal::AlreadyIn));
    }
    store::count_members(conn, group, 1)?;
    let door = Some((place.door, place.door_ref));
    let event = Event { group, person, kind: EventKind::Undone, role: place.role, door, actor: by.actor, at: by.now };
    store::insert_event(conn, &event)?;
    let entry = Entry::of(Action::MemberUndone, person.0).in_group(group).to(json!({ "is_in": true }));
    audit::record(conn, by, entry)?;
    Ok(())
}
