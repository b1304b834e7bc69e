//! Proving that an address is one's own.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{TokenPurpose, UserState};
use crate::db::{Conn, QueryResult, Stop};
use crate::events;
use crate::ids::UserId;
use crate::mail::{self, Draft};
use crate::people::{self, Person, PersonEvent};
use crate::text::Email;
use crate::web::{App, urls};

use super::emails;
use super::return_to;
use super::rules::DeadLink;
use super::store::{self, Token};
use super::tokens::{self, EmailedLink};

/// Sends the link that proves `email` as the address of `person`; false where enough were sent.
pub fn send_link(conn: &mut Conn, app: &App, person: UserId, email: &Email, now: Moment) -> QueryResult<bool> {
    send_link_then(conn, app, person, email, urls::HOME, now)
}

/// The same, for somebody who goes on to `next` from there.
pub(super) fn send_link_then(
    conn: &mut Conn,
    app: &App,
    person: UserId,
    email: &Email,
    next: &str,
    now: Moment,
) -> QueryResult<bool> {
    let Some(issued) = tokens::issue(conn, TokenPurpose::Confirm, Some(person), email, None, now)? else {
        return Ok(false);
    };
    return_to::keep(conn, &app.key, issued.id, next)?;
    let draft = Draft {
        kind: emails::CONFIRM,
        parameters: issued.parameters(),
        to: email.typed().to_owned(),
        person: Some(person),
        reference: Some(issued.id.0),
    };
    mail::enqueue(conn, &draft, &app.entropy, now)?;
    Ok(true)
}

/// The account and the row behind a link of an account, if the link is good and the account still
/// has the address that it was sent to (any address, for one that changes it).
pub(super) fn look(
    conn: &mut Conn,
    app: &App,
    purpose: TokenPurpose,
    link: &EmailedLink,
    now: Moment,
) -> QueryResult<Result<(Person, Token), DeadLink>> {
    let token = match tokens::check(conn, &app.key, purpose, link, now)? {
        Ok(token) => token,
        Err(dead) => return Ok(Err(dead)),
    };
    let Some(id) = token.person else { return Ok(Err(DeadLink::Wrong)) };
    let person = people::find(conn, id)?.filter(|person| person.state == UserState::Active);
    let Some(person) = person else { return Ok(Err(DeadLink::Outdated)) };
    let is_own = || person.address().as_ref().map(Email::key) == token.address_key.as_deref();
    if purpose != TokenPurpose::Email && !is_own() {
        return Ok(Err(DeadLink::Outdated));
    }
    Ok(Ok((person, token)))
}

/// Confirms the address that the link was sent to, and tells where its reader was going.
pub(super) fn confirm(conn: &mut Conn, app: &App, link: &EmailedLink, by: &By) -> Result<String, Stop<DeadLink>> {
    let (person, token) = look(conn, app, TokenPurpose::Confirm, link, by.now)?.map_err(Stop::Refused)?;
    if !store::spend(conn, token.id, by.now)? {
        return Err(Stop::Refused(DeadLink::Used));
    }
    if people::confirm_address(conn, person.id, token.address_key.as_deref().unwrap_or_default(), by.now)? {
        let by = &by.clone().with_actor(person.id);
        events::record(conn, by, &PersonEvent::Confirmed { person: person.id })?;
    }
    Ok(return_to::kept(conn, &app.key, token.next.as_deref())?)
}
