//! Changing somebody's role in the organization.

use crate::by::By;
use crate::db::types::OrgRole;
use crate::db::{Conn, Stop};
use crate::events;
use crate::ids::UserId;
use crate::people::{self, PersonEvent};

use super::rules::{self, AccountError};
use super::store;

/// Whether a role was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RoleChange {
    /// It is another one now.
    Changed,
    /// It was that one already.
    Same,
}

/// Gives `person` another role, by an admin who is one at this very moment. Their sessions end: what
/// somebody may do changes with a new session only. One's own session stays, of lesser rights.
pub(super) fn change_role(
    conn: &mut Conn,
    person: UserId,
    role: OrgRole,
    by: &By,
) -> Result<RoleChange, Stop<AccountError>> {
    let admins = people::active_admins(conn)?;
    let account = people::find(conn, person)?.ok_or(Stop::Refused(AccountError::NoAccount))?;
    rules::in_good_standing(account.state).map_err(Stop::Refused)?;
    if account.role == role {
        return Ok(RoleChange::Same);
    }
    rules::may_lose_admin(&admins, by.actor, person).map_err(Stop::Refused)?;
    people::set_role(conn, person, role)?;
    if by.actor != Some(person) {
        store::end_sessions(conn, person)?;
    }
    events::record(conn, by, &PersonEvent::RoleChanged { person, was: account.role, role })?;
    Ok(RoleChange::Changed)
}
