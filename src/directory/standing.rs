//! Deactivating an account, letting it in again, and ending its sessions.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::by::By;
use crate::clock::Moment;
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult, Stop};
use crate::ids::UserId;
use crate::people;

use super::rules::{self, Refused};
use super::store;

/// Refuses `person` everywhere from now on, by an admin who is one at this very moment. They stay in
/// their groups; what they made stops while they are out, since each door asks for its maker.
pub(super) fn deactivate(conn: &mut Conn, person: UserId, by: &By) -> Result<(), Stop<Refused>> {
    if by.actor == Some(person) {
        return Err(Stop::Refused(Refused::OneselfDeactivated));
    }
    let admins = people::active_admins(conn)?;
    rules::may_lose_admin(&admins, by.actor, person).map_err(Stop::Refused)?;
    let account = people::find(conn, person)?.ok_or(Stop::Refused(Refused::NoAccount))?;
    rules::in_good_standing(account.state).map_err(Stop::Refused)?;
    people::deactivate(conn, person, by.now)?;
    let ended = store::end_sessions(conn, person)?;
    let entry = Entry::of(Action::PersonDeactivated, person.0).to(json!({ "sessions_ended": ended }));
    Ok(audit::record(conn, by, entry)?)
}

/// Lets `person` in again: those deactivated at `since`, if one is given. False where they are not
/// deactivated, or were again since.
pub(super) fn reactivate(conn: &mut Conn, person: UserId, since: Option<Moment>, by: &By) -> QueryResult<bool> {
    let changed = people::reactivate(conn, person, since)?;
    if changed {
        audit::record(conn, by, Entry::of(Action::PersonReactivated, person.0))?;
    }
    Ok(changed)
}

/// Ends every session of `person`; how many there were.
pub(super) fn sign_out(conn: &mut Conn, person: UserId, by: &By) -> Result<usize, Stop<Refused>> {
    let account = people::find(conn, person)?.filter(|account| account.state != UserState::Pending);
    account.ok_or(Stop::Refused(Refused::NoAccount))?;
    let ended = store::end_sessions(conn, person)?;
    if ended > 0 {
        let entry = Entry::of(Action::PersonSignedOut, person.0).to(json!({ "sessions_ended": ended }));
        audit::record(conn, by, entry)?;
    }
    Ok(ended)
}
