//! Taking back what was done to a membership.

use crate::by::By;
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult, Stop};
use crate::events;
use crate::ids::{GroupId, UserId};

use super::depart::take_out;
use super::events::MemberEvent;
use super::model::Membership;
use super::rules::AdmitError;
use super::store;

/// Takes `person` out of `group` as if they had never come: no removal, so nothing bars them. False
/// where they are not in.
pub fn undo_joining(conn: &mut Conn, group: GroupId, person: UserId, by: &By) -> QueryResult<bool> {
    let Some(Membership { role, .. }) = take_out(conn, group, person)? else { return Ok(false) };
    events::record(conn, by, &MemberEvent::Undone { group, person, role })?;
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
) -> Result<(), Stop<AdmitError>> {
    let (found, comer) = store::find_with_comer(conn, group, person)?.ok_or(Stop::Refused(AdmitError::Archived))?;
    if found.archived_at.is_some() {
        return Err(Stop::Refused(AdmitError::Archived));
    }
    if comer.state != Some(UserState::Active) {
        return Err(Stop::Refused(AdmitError::NotActive));
    }
    if !store::insert_membership(conn, group, person, place)? {
        return Err(Stop::Refused(AdmitError::AlreadyIn));
    }
    store::count_members(conn, group, 1)?;
    let Membership { role, door: method, door_ref: reference, .. } = *place;
    events::record(conn, by, &MemberEvent::PutBack { group, person, method, reference, role })?;
    Ok(())
}
