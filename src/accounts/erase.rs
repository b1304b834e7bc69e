//! Deleting one's account: the person goes, the history stays without them.

use crate::by::By;
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, Stop};
use crate::events;
use crate::groups;
use crate::people::{self, Person, PersonEvent};

use super::store;

/// Why an account is not deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EraseError {
    /// Nobody would be left who can do everything.
    LastAdmin,
}

/// Takes `person` out of their groups and erases them.
pub(super) fn erase(conn: &mut Conn, person: &Person, by: &By) -> Result<(), Stop<EraseError>> {
    // As they stand now: they may have been made an admin since the request began.
    let Some(person) = people::find(conn, person.id)?.filter(|found| found.state == UserState::Active) else {
        return Ok(());
    };
    if person.role == OrgRole::Admin && people::active_admins(conn)? == [person.id] {
        return Err(Stop::Refused(EraseError::LastAdmin));
    }
    for group in store::groups_of(conn, person.id)? {
        groups::leave(conn, group, person.id, by)?;
    }
    store::erase(conn, &[person.id], by.now)?;
    store::forget_imported(conn, person.id)?;
    events::forget_person(conn, person.id)?;
    events::record(conn, by, &PersonEvent::Erased { person: person.id })?;
    Ok(())
}
