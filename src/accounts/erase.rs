//! Erasing people: they go, the history stays without them.

use std::collections::BTreeMap;

use crate::by::By;
use crate::db::types::OrgRole;
use crate::db::{Conn, QueryResult, Stop};
use crate::events;
use crate::ids::UserId;
use crate::people::{self, Person, PersonEvent};
use crate::personal_data::{Erasure, PersonalData};

use super::store;

/// Why an account is not deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EraseError {
    /// Nobody would be left who can do everything.
    LastAdmin,
}

/// Erases `person`, who asked for it.
pub(super) fn erase(
    conn: &mut Conn,
    person: &Person,
    modules: &[PersonalData],
    by: &By,
) -> Result<(), Stop<EraseError>> {
    // As they stand now: they may have been made an admin since the request began.
    let Some(person) = people::find_active(conn, person.id)? else { return Ok(()) };
    if person.role == OrgRole::Admin && people::active_admins(conn)? == [person.id] {
        return Err(Stop::Refused(EraseError::LastAdmin));
    }
    let people = people::to_be_erased(conn, &[person.id])?;
    erase_everywhere(conn, modules, &Erasure { people, is_asked_for: true, by })?;
    events::record(conn, by, &PersonEvent::Erased { person: person.id })?;
    Ok(())
}

/// Erases those of `people`, each given with the role that they were added with, who have never used
/// their account: no password, no proved address, no session, no place in a group, and the role as
/// it was. Tells who they were; their addresses are free again.
pub fn erase_unused(
    conn: &mut Conn,
    people: &BTreeMap<UserId, OrgRole>,
    modules: &[PersonalData],
    by: &By,
) -> QueryResult<Vec<UserId>> {
    let asked: Vec<UserId> = people.keys().copied().collect();
    store::lock_rows(conn, &asked)?;
    let unused = store::unused(conn, &asked)?;
    let unused = unused.into_iter().filter(|(person, role)| people.get(person) == Some(role));
    let unused: Vec<UserId> = unused.map(|(person, _)| person).collect();
    if !unused.is_empty() {
        let people = people::to_be_erased(conn, &unused)?;
        erase_everywhere(conn, modules, &Erasure { people, is_asked_for: false, by })?;
    }
    Ok(unused)
}

fn erase_everywhere(conn: &mut Conn, modules: &[PersonalData], erasure: &Erasure<'_>) -> QueryResult<()> {
    modules.iter().try_for_each(|module| (module.erase)(conn, erasure))
}
