//! Forgotten passwords, and changed ones.

use serde_json::json;

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{TokenPurpose, UserState};
use crate::db::{Conn, Fault, QueryResult, Stop};
use crate::events;
use crate::mail::{self, Draft};
use crate::people::{self, Person, PersonEvent, SignedIn};
use crate::secret::Secret;
use crate::text::Email;
use crate::web::{App, Client, WebError};

use super::rules::LinkError;
use super::tokens::{self, EmailedLink, NewLink};
use super::{confirm, emails, return_to, store};

/// Writes to the owner of an account, who was going to `next`, if the address has one; the answer and the work are the same
/// for every address.
pub(super) async fn send_link(app: &App, email: Email, next: String) -> Result<(), WebError> {
    let (db, app, now) = (app.db.clone(), app.clone(), app.now());
    Ok(db.write(move |conn| write_to(conn, &app, &email, &next, now).map_err(Fault::from)).await?)
}

/// Sets the new password, ends every session, signs the owner in, and tells where they were going.
/// Whoever got the email has the address, so it is confirmed.
pub(super) fn reset(
    conn: &mut Conn,
    app: &App,
    link: &EmailedLink,
    hash: &Secret<String>,
    client: &Client,
    by: &By,
) -> Result<(SignedIn, String), Stop<LinkError>> {
    let (person, token) = confirm::load_link(conn, app, TokenPurpose::Reset, link, by.now)?.map_err(Stop::Refused)?;
    store::mark_used(conn, token.id, by.now)?;
    let by = &by.clone().with_actor(person.id);
    if people::confirm_address(conn, person.id, token.address_key.as_deref().unwrap_or_default(), by.now)? {
        events::record(conn, by, &PersonEvent::Confirmed { person: person.id })?;
    }
    let return_to = return_to::kept(conn, &app.key, token.next.as_deref())?;
    Ok((set(conn, app, &person, hash, client, "reset", by)?, return_to))
}

/// Sets a password in the transaction of whoever may: every session ends, and the browser that
/// asked for it gets a new one.
pub(super) fn set(
    conn: &mut Conn,
    app: &App,
    person: &Person,
    hash: &Secret<String>,
    client: &Client,
    how: &'static str,
    by: &By,
) -> QueryResult<SignedIn> {
    people::set_password(conn, person.id, hash.expose())?;
    people::end_sessions_of(conn, person.id, None)?;
    let by = &by.clone().with_actor(person.id);
    events::record(conn, by, &PersonEvent::PasswordSet { person: person.id, how: Some(how.to_owned()) })?;
    if let Some(to) = person.email.clone() {
        let draft = Draft {
            kind: emails::PASSWORD_SET,
            parameters: json!({ "at": by.now }),
            to,
            person: Some(person.id),
            reference: None,
            language: None,
        };
        mail::enqueue(conn, &draft, &app.entropy, by.now)?;
    }
    people::begin_session(conn, person, client, &app.entropy, by.now)
}

fn write_to(conn: &mut Conn, app: &App, typed: &Email, next: &str, now: Moment) -> QueryResult<()> {
    let owner = people::find_by_address(conn, typed)?.filter(|person| person.state == UserState::Active);
    // Mail goes to the address that is kept, never to the one typed: two spellings that are one key
    // here may be two mailboxes elsewhere (CVE-2019-19844).
    let kept = owner.as_ref().and_then(Person::address);
    let (person, email) = match (&owner, kept) {
        (Some(person), Some(kept)) => (Some(person.id), kept),
        _ => (None, typed.clone()),
    };
    // The row is written for every address, so that every answer costs the same.
    let link = NewLink { purpose: TokenPurpose::Reset, person, email: &email, pending: None, next };
    let issued = tokens::issue(conn, &app.key, &link, now)?;
    let Some(issued) = issued.filter(|_| person.is_some()) else { return Ok(()) };
    mail::enqueue(conn, &issued.draft(emails::RESET, &email, person), &app.entropy, now).map(drop)
}
