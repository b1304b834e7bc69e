//! What an admin, who is one at this very moment, does to an account: its role, whether it may be used, its sessions,
//! and the email again that proves its address.

use crate::accounts;
use crate::by::By;
use crate::db::types::OrgRole;
use crate::db::{Conn, Fault, Stop};
use crate::events;
use crate::ids::UserId;
use crate::people::{self, Person, PersonEvent};
use crate::text;
use crate::web::{App, urls};

use super::rules::{AccountError, in_good_standing, may_lose_admin};

/// Gives `person` another role; false where they have it already. Their sessions end: what somebody may do changes with
/// a new session only. One's own session stays, of lesser rights.
pub(super) fn change_role(conn: &mut Conn, person: UserId, role: OrgRole, by: &By) -> Result<bool, Stop<AccountError>> {
    let admins = people::active_admins(conn)?;
    let account = find(conn, person)?;
    if account.role == role {
        return Ok(false);
    }
    may_lose_admin(&admins, by.actor, person).map_err(Stop::Refused)?;
    people::set_role(conn, person, role)?;
    if by.actor != Some(person) {
        people::end_sessions_of(conn, person, None)?;
    }
    events::record(conn, by, &PersonEvent::RoleChanged { person, was: account.role, role })?;
    Ok(true)
}

/// Refuses `person` everywhere from now on. They stay in their groups; what they made stops while they are out, since
/// each code and link asks for its maker.
pub fn deactivate(conn: &mut Conn, person: UserId, by: &By) -> Result<(), Stop<AccountError>> {
    if by.actor == Some(person) {
        return Err(Stop::Refused(AccountError::OneselfDeactivated));
    }
    may_lose_admin(&people::active_admins(conn)?, by.actor, person).map_err(Stop::Refused)?;
    find(conn, person)?;
    people::deactivate(conn, person, by.now)?;
    let ended = people::end_sessions_of(conn, person, None)?;
    Ok(events::record(conn, by, &PersonEvent::Deactivated { person, sessions_ended: Some(ended) })?)
}

/// Lets `person` in again. False where they are not deactivated.
pub(super) fn reactivate(conn: &mut Conn, person: UserId, by: &By) -> Result<bool, Fault> {
    let changed = people::reactivate(conn, person, None)?;
    if changed {
        events::record(conn, by, &PersonEvent::Reactivated { person })?;
    }
    Ok(changed)
}

/// Ends every session of `person`; how many there were.
pub(super) fn sign_out(conn: &mut Conn, person: UserId, by: &By) -> Result<usize, Fault> {
    let ended = people::end_sessions_of(conn, person, None)?;
    if ended > 0 {
        events::record(conn, by, &PersonEvent::SignedOut { person, sessions_ended: Some(ended) })?;
    }
    Ok(ended)
}

/// What came of sending the email again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SendConfirmationOutcome {
    /// It is on its way to this address.
    Sent(String),
    /// The address is proved.
    Confirmed,
    /// As many as may go to one address in an hour were sent.
    Enough,
}

/// Sends the email again to the address that the account has.
pub(super) fn send_confirmation(
    conn: &mut Conn,
    app: &App,
    person: UserId,
    by: &By,
) -> Result<SendConfirmationOutcome, Stop<AccountError>> {
    let account = find(conn, person)?;
    let kept = account.email.as_deref().and_then(|address| text::email(address).ok());
    let Some(email) = kept.filter(|_| account.email_confirmed_at.is_none()) else {
        return Ok(SendConfirmationOutcome::Confirmed);
    };
    if !accounts::send_confirmation(conn, app, person, &email, urls::HOME, by.now)? {
        return Ok(SendConfirmationOutcome::Enough);
    }
    events::record(conn, by, &PersonEvent::ConfirmationSent { person })?;
    Ok(SendConfirmationOutcome::Sent(email.to_string()))
}

/// An account in good standing.
fn find(conn: &mut Conn, person: UserId) -> Result<Person, Stop<AccountError>> {
    let account = people::find(conn, person)?.ok_or(Stop::Refused(AccountError::NoAccount))?;
    in_good_standing(account.state).map_err(Stop::Refused)?;
    Ok(account)
}
