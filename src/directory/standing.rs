//! Deactivating an account, letting it in again, and ending its sessions.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult, Stop};
use crate::events;
use crate::ids::UserId;
use crate::people::{self, PersonEvent};

use super::rules::{self, AccountError};
use super::store;

/// Refuses `person` everywhere from now on, by an admin who is one at this very moment. They stay in
/// their groups; what they made stops while they are out, since each door asks for its maker.
pub fn deactivate(conn: &mut Conn, person: UserId, by: &By) -> Result<(), Stop<AccountError>> {
    if by.actor == Some(person) {
        return Err(Stop::Refused(AccountError::OneselfDeactivated));
    }
    let admins = people::active_admins(conn)?;
    rules::may_lose_admin(&admins, by.actor, person).map_err(Stop::Refused)?;
    let account = people::find(conn, person)?.ok_or(Stop::Refused(AccountError::NoAccount))?;
    rules::in_good_standing(account.state).map_err(Stop::Refused)?;
    people::deactivate(conn, person, by.now)?;
    let ended = store::end_sessions(conn, person)?;
    Ok(events::record(conn, by, &PersonEvent::Deactivated { person, sessions_ended: Some(ended) })?)
}

/// Lets `person` in again: those deactivated at `since`, if one is given. False where they are not
/// deactivated, or were again since.
pub(super) fn reactivate(conn: &mut Conn, person: UserId, since: Option<Moment>, by: &By) -> QueryResult<bool> {
    let changed = people::reactivate(conn, person, since)?;
    if changed {
        events::record(conn, by, &PersonEvent::Reactivated { person })?;
    }
    Ok(changed)
}

/// Ends every session of `person`; how many there were.
pub(super) fn sign_out(conn: &mut Conn, person: UserId, by: &By) -> Result<usize, Stop<AccountError>> {
    let account = people::find(conn, person)?.filter(|account| account.state != UserState::Pending);
    account.ok_or(Stop::Refused(AccountError::NoAccount))?;
    let ended = store::end_sessions(conn, person)?;
    if ended > 0 {
        events::record(conn, by, &PersonEvent::SignedOut { person, sessions_ended: Some(ended) })?;
    }
    Ok(ended)
}
