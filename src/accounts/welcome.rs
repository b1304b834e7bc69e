//! Signing up without a code: the account begins with the emailed confirmation.
//!
//! Whoever signs up so gets the same answer for every address, and the same work is done for it:
//! whether an address has an account is told in its own mailbox only.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{TokenPurpose, UserState};
use crate::db::{self, Conn, Fault, QueryResult, Stop};
use crate::events;
use crate::locale::Language;
use crate::mail::{self, Draft};
use crate::people::{self, Person, PersonEvent, SignedIn};
use crate::text::{self, Email};
use crate::web::{App, Client, WebError};

use super::emails;
use super::forms::NewAccount;
use super::model::SignupHandle;
use super::reservation::return_reservation;
use super::return_to;
use super::rules::{EMAIL_WINDOW, LinkError};
use super::store;
use super::tokens::{self, EmailedLink, NewLink, PendingAccount};

/// What a form that led to an email is remembered by.
const MAILED: &str = "mailed";

/// Writes to the address of somebody who signs up without a code, on their way to `next`: a link that begins the
/// account, or that there is one already.
pub(super) async fn apply(app: &App, account: NewAccount, handle: SignupHandle, next: String) -> Result<(), WebError> {
    let NewAccount { name, email, password, .. } = account;
    let hash = app.hasher.hash_in_turn(password.into_secret(), app.entropy.bytes()).await;
    let hash = hash.map_err(|_| WebError::Overloaded)?;
    let (db, app, now) = (app.db.clone(), app.clone(), app.now());
    db.write(move |conn| {
        db::once(conn, &handle.row(), None, now, |conn| {
            let pending = PendingAccount { name: &name, password_hash: hash.expose() };
            write_to(conn, &app, &email, pending, &next, now)?;
            Ok::<_, Fault>(MAILED.to_owned())
        })
    })
    .await?;
    Ok(())
}

/// Tells the owner of an account that somebody tried to take its address, once an hour at most.
pub(super) fn notify_owner(conn: &mut Conn, app: &App, owner: &Person, now: Moment) -> QueryResult<()> {
    let Some(to) = owner.email.clone().filter(|_| owner.state != UserState::Pending) else { return Ok(()) };
    if store::wrote_since(conn, owner.id, emails::ALREADY, now - EMAIL_WINDOW)? {
        return Ok(());
    }
    let parameters = serde_json::Value::Null;
    let draft =
        Draft { kind: emails::ALREADY, parameters, to, person: Some(owner.id), reference: None, language: None };
    mail::enqueue(conn, &draft, &app.entropy, now).map(drop)
}

/// The name and the address of the account that a link begins.
pub(super) fn load_link(
    conn: &mut Conn,
    app: &App,
    link: &EmailedLink,
    now: Moment,
) -> QueryResult<Result<(String, String), LinkError>> {
    let token = tokens::check(conn, &app.key, TokenPurpose::Signup, link, now)?;
    Ok(token.and_then(|token| token.name.zip(token.address).ok_or(LinkError::Wrong)))
}

/// Begins the account, signs its owner in, and tells where they were going.
pub(super) fn begin(
    conn: &mut Conn,
    app: &App,
    link: &EmailedLink,
    (client, language): (&Client, Language),
    by: &By,
) -> Result<(SignedIn, String), Stop<LinkError>> {
    let token = tokens::check(conn, &app.key, TokenPurpose::Signup, link, by.now)?.map_err(Stop::Refused)?;
    let address = token.address.as_deref().and_then(|address| text::email(address).ok());
    let (Some(name), Some(email), Some(hash)) = (&token.name, address, &token.password_hash) else {
        return Err(Stop::Refused(LinkError::Wrong));
    };
    store::mark_used(conn, token.id, by.now)?;
    // Whoever reads the mailbox comes before a sign-up that nobody has finished.
    if let Some((unfinished, _)) = store::reservation_at(conn, email.key())? {
        return_reservation(conn, unfinished)?;
    }
    let id = store::insert_person(conn, name, &email, Some(hash), Some(by.now), UserState::Active, by.now)?
        .ok_or(Stop::Refused(LinkError::Taken))?;
    people::set_language(conn, id, Some(language))?;
    people::set_words(conn, id, &text::words(name, email.typed()))?;
    mail::give_to(conn, emails::WELCOME, token.id.0, id)?;
    let by = &by.clone().with_actor(id);
    events::record(conn, by, &PersonEvent::SignedUp { person: id, role: None })?;
    let person = people::find(conn, id)?.ok_or(Stop::Refused(LinkError::Wrong))?;
    let return_to = return_to::kept(conn, &app.key, token.next.as_deref())?;
    Ok((people::begin_session(conn, &person, client, &app.entropy, by.now)?, return_to))
}

fn write_to(
    conn: &mut Conn,
    app: &App,
    email: &Email,
    pending: PendingAccount<'_>,
    next: &str,
    now: Moment,
) -> Result<(), Fault> {
    let owner = people::find_by_email(conn, email.key())?.filter(|owner| owner.state != UserState::Pending);
    let pending = Some(pending).filter(|_| owner.is_none());
    // The row is written for every address, so that every answer costs the same.
    let link = NewLink { purpose: TokenPurpose::Signup, person: None, email, pending, next };
    let issued = tokens::issue(conn, &app.key, &link, now)?;
    match (owner, issued) {
        (Some(owner), _) => notify_owner(conn, app, &owner, now)?,
        (None, Some(issued)) => {
            mail::enqueue(conn, &issued.draft(emails::WELCOME, email, None), &app.entropy, now)?;
        }
        (None, None) => {}
    }
    Ok(())
}
