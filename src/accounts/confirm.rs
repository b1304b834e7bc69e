//! Confirming that an address is one's own.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::TokenPurpose;
use crate::db::{Conn, QueryResult, Stop};
use crate::events;
use crate::ids::UserId;
use crate::mail;
use crate::people::{self, Person, PersonEvent};
use crate::text::Email;
use crate::web::App;

use super::emails;
use super::return_to;
use super::rules::LinkError;
use super::store::{self, Token};
use super::tokens::{self, EmailedLink, NewLink};

/// Sends the link that confirms `email` as the address of `person`, who goes on to `next` from there; false where enough
/// were sent.
pub fn send_link(
    conn: &mut Conn,
    app: &App,
    person: UserId,
    email: &Email,
    next: &str,
    now: Moment,
) -> QueryResult<bool> {
    let link = NewLink { purpose: TokenPurpose::Confirm, person: Some(person), email, pending: None, next };
    let Some(issued) = tokens::issue(conn, &app.key, &link, now)? else { return Ok(false) };
    mail::enqueue(conn, &issued.draft(emails::CONFIRM, email, Some(person)), &app.entropy, now)?;
    Ok(true)
}

/// The account and the row behind a link of an account, if the link is good and the account still
/// has the address that it was sent to (any address, for one that changes it).
pub(super) fn load_link(
    conn: &mut Conn,
    app: &App,
    purpose: TokenPurpose,
    link: &EmailedLink,
    now: Moment,
) -> QueryResult<Result<(Person, Token), LinkError>> {
    let token = match tokens::check(conn, &app.key, purpose, link, now)? {
        Ok(token) => token,
        Err(why) => return Ok(Err(why)),
    };
    let Some(id) = token.person else { return Ok(Err(LinkError::Wrong)) };
    let Some(person) = people::find_active(conn, id)? else { return Ok(Err(LinkError::Outdated)) };
    let is_own = || person.address().as_ref().map(Email::key) == token.address_key.as_deref();
    if purpose != TokenPurpose::Email && !is_own() {
        return Ok(Err(LinkError::Outdated));
    }
    Ok(Ok((person, token)))
}

/// Confirms the address that the link was sent to, and tells where its reader was going.
pub(super) fn confirm(conn: &mut Conn, app: &App, link: &EmailedLink, by: &By) -> Result<String, Stop<LinkError>> {
    let (person, token) = load_link(conn, app, TokenPurpose::Confirm, link, by.now)?.map_err(Stop::Refused)?;
    store::mark_used(conn, token.id, by.now)?;
    if people::confirm_address(conn, person.id, token.address_key.as_deref().unwrap_or_default(), by.now)? {
        let by = &by.clone().with_actor(person.id);
        events::record(conn, by, &PersonEvent::Confirmed { person: person.id })?;
    }
    Ok(return_to::kept(conn, &app.key, token.next.as_deref())?)
}
