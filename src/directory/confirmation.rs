//! Sending the letter again that proves somebody's address.

use crate::accounts;
use crate::by::By;
use crate::db::{Conn, Stop};
use crate::events;
use crate::ids::UserId;
use crate::people::{self, PersonEvent};
use crate::text;
use crate::web::App;

use super::rules::{self, AccountError};

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sending {
    /// A letter is on its way to this address.
    Sent(String),
    /// The address is proved.
    Confirmed,
    /// Enough were sent for now.
    Enough,
}

/// Sends the letter to the address that the account has.
pub(super) fn send_confirmation(
    conn: &mut Conn,
    app: &App,
    person: UserId,
    by: &By,
) -> Result<Sending, Stop<AccountError>> {
    let account = people::find(conn, person)?.ok_or(Stop::Refused(AccountError::NoAccount))?;
    rules::in_good_standing(account.state).map_err(Stop::Refused)?;
    let kept = account.email.as_deref().and_then(|address| text::email(address).ok());
    let Some(email) = kept.filter(|_| account.email_confirmed_at.is_none()) else { return Ok(Sending::Confirmed) };
    if !accounts::send_confirmation(conn, app, person, &email, by.now)? {
        return Ok(Sending::Enough);
    }
    events::record(conn, by, &PersonEvent::ConfirmationSent { person })?;
    Ok(Sending::Sent(email.to_string()))
}
