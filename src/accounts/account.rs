//! Changing one's own account.

use crate::locale::Language;
use serde_json::json;

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::TokenPurpose;
use crate::db::{Conn, QueryResult, Stop};
use crate::events::{self, Change};
use crate::mail::{self, Draft};
use crate::people::{self, Person, PersonEvent};
use crate::text::{self, Email};
use crate::web::{App, urls};
use crate::zone::Zone;

use super::rules::LinkError;
use super::tokens::{self, EmailedLink, NewLink};
use super::{confirm, emails, store, welcome};

/// Gives `person` another name, zone and language; nothing is written where nothing changed.
pub(super) fn set_details(
    conn: &mut Conn,
    person: &Person,
    name: &str,
    (zone, language): (Option<Zone>, Option<Language>),
    by: &By,
) -> QueryResult<()> {
    let zone = zone.map(Zone::name);
    if person.name == name && person.time_zone.as_deref() == zone && person.language == language {
        return Ok(());
    }
    people::set_details(conn, person.id, name, zone, language)?;
    people::set_words(conn, person.id, &text::words(name, person.email.as_deref().unwrap_or_default()))?;
    let change = Change::between([
        ("name", json!(person.name), json!(name)),
        ("time_zone", json!(person.time_zone), json!(zone)),
        ("language", json!(person.language), json!(language)),
    ]);
    events::record(conn, by, &PersonEvent::Changed { person: person.id, change: change.unwrap_or_default() })
}

/// Sends the link that makes `email` the address of `person`, and tells the old address of it. An
/// address that is somebody else's gets an email that says so: whoever asks is told the same.
/// False where enough were sent.
pub(super) fn ask_for_email(
    conn: &mut Conn,
    app: &App,
    person: &Person,
    email: &Email,
    now: Moment,
) -> QueryResult<bool> {
    let owner = people::find_by_email(conn, email.key())?.filter(|owner| owner.id != person.id);
    let account = Some(person.id);
    let link = NewLink { purpose: TokenPurpose::Email, person: account, email, pending: None, next: urls::HOME };
    let Some(issued) = tokens::issue(conn, &app.key, &link, now)? else { return Ok(false) };
    match owner {
        Some(owner) => welcome::notify_owner(conn, app, &owner, now)?,
        None => {
            mail::enqueue(conn, &issued.draft(emails::EMAIL, email, account), &app.entropy, now)?;
        }
    }
    if let Some(to) = person.email.clone() {
        let parameters = json!({ "address": email.typed() });
        let reference = Some(issued.id.0);
        let notice = Draft { kind: emails::EMAIL_NOTICE, parameters, to, person: account, reference, language: None };
        mail::enqueue(conn, &notice, &app.entropy, now)?;
    }
    Ok(true)
}

/// Makes the address that the link was sent to the account's.
pub(super) fn set_email(conn: &mut Conn, app: &App, link: &EmailedLink, by: &By) -> Result<String, Stop<LinkError>> {
    let (person, token) = confirm::load_link(conn, app, TokenPurpose::Email, link, by.now)?.map_err(Stop::Refused)?;
    let (Some(typed), Some(key)) = (&token.address, &token.address_key) else {
        return Err(Stop::Refused(LinkError::Wrong));
    };
    store::mark_used(conn, token.id, by.now)?;
    if !people::set_email(conn, person.id, typed, key, by.now)? {
        return Err(Stop::Refused(LinkError::Taken));
    }
    people::set_words(conn, person.id, &text::words(&person.name, typed))?;
    if let Some(earlier) = person.proved_email() {
        mail::carry_choices(conn, earlier.key(), key, by.now)?;
    }
    let by = &by.clone().with_actor(person.id);
    let change = Change::between([("email", json!(person.email), json!(typed))]).unwrap_or_default();
    events::record(conn, by, &PersonEvent::Changed { person: person.id, change })?;
    Ok(typed.clone())
}

/// Ends every session of `person`.
pub(super) fn sign_out_everywhere(conn: &mut Conn, person: &Person, by: &By) -> QueryResult<usize> {
    let ended = people::end_sessions_of(conn, person.id, None)?;
    events::record(conn, by, &PersonEvent::SignedOut { person: person.id, sessions_ended: Some(ended) })?;
    Ok(ended)
}
