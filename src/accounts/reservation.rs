//! Signing up with a code, or behind an invite: the reservation first, the account after.
//!
//! Hashing a password takes long on purpose, and a code's uses are few. So one short transaction
//! takes the use and writes the person down as pending; the hash is computed outside any
//! transaction; a second one, only while the reservation stands, makes the account and lets it into the
//! groups as of the reservation's instant (see [`SignUpJob`]). The work after the reservation runs beside the request:
//! a browser that hangs up loses nothing.
//!
//! Where the work was cut off, the next form with the same key and address takes the reservation over, and
//! no form but the last one finishes it.

use crate::clock::Moment;
use crate::codes::Code;
use crate::db::types::UserState;
use crate::db::{self, Conn, Fault, Stop};
use crate::guesses::{self, Attempted, Guess, GuessTarget, Guesser};
use crate::ids::UserId;
use crate::invites::InviteLink;
use crate::passes;
use crate::people;
use crate::text::{self, Email};
use crate::web::App;

use super::model::SignUpInput;
use super::pass_key::PassKey;
use super::rules::{RESERVED, RESERVED_FOR, SignUpError};
use super::store::{self, Reservation};

/// Whether a sign-up with `email` that is not finished holds a use of the link's invite.
pub(super) fn is_taken_by(
    conn: &mut Conn,
    app: &App,
    link: &InviteLink,
    email: &Email,
    now: Moment,
) -> db::QueryResult<bool> {
    match store::reservation_at(conn, email.key())? {
        Some((person, reserved_at)) if now < reserved_at + RESERVED_FOR => {
            Ok(PassKey::Link(link.clone()).reserved(conn, app, (person, email), reserved_at)?.is_some())
        }
        _ => Ok(false),
    }
}

/// Gives back what a reservation took, its use and its address; false if it stands no more.
pub(super) fn return_reservation(conn: &mut Conn, person: UserId) -> db::QueryResult<bool> {
    passes::release(conn, person)?;
    people::delete_pending(conn, person)
}

/// The first transaction. The same form posted again finds the reservation it took.
///
/// A code that lets nobody in is a guess, and so is an address: whoever holds a code or a link is told
/// whether it has an account.
pub(super) async fn take(
    app: &App,
    input: &SignUpInput,
    guesser: Guesser,
) -> Result<Attempted<Reservation, SignUpError>, Fault> {
    let now = app.now();
    let (db, app, input, row) = (app.db.clone(), app.clone(), input.clone(), input.handle.row());
    db.write(move |conn| {
        let work = |conn: &mut Conn| {
            db::once(conn, &row, None, now, |conn| {
                let person = claim(conn, &app, &input, &row, now)?;
                store::tie_form(conn, &row, person)?;
                Ok::<_, Stop<SignUpError>>(RESERVED.to_owned())
            })?;
            store::reservation_of_form(conn, &row)?.ok_or(Stop::Refused(SignUpError::ReservationLost))
        };
        let code = input.key.code();
        let targets: Vec<GuessTarget> = code.map(Code::target).into_iter().chain([GuessTarget::Address]).collect();
        let wrong = |refused: &SignUpError| match refused {
            SignUpError::Unusable => code.map(|code| Guess { target: code.target(), text: code.key() }),
            SignUpError::AddressTaken => Some(Guess { target: GuessTarget::Address, text: input.email.key() }),
            _ => None,
        };
        guesses::attempt(conn, &guesser, &targets, now, work, wrong)
    })
    .await
}

/// Takes over the reservation that an earlier form of the same sign-up took and did not finish; else writes
/// down the person and claims the use. Only who brings a code that lets newcomers in learns
/// that an address is taken: so the claim is tried for a stand-in then, and undone by the refusal.
fn claim(conn: &mut Conn, app: &App, input: &SignUpInput, row: &str, now: Moment) -> Result<UserId, Stop<SignUpError>> {
    let SignUpInput { name, email, key, .. } = input;
    let pending = UserState::Pending;
    if let Some(earlier) = resume(conn, app, input, now)? {
        return Ok(earlier);
    }
    let own = store::insert_person(conn, name, email, None, None, pending, now)?;
    let person = match own {
        Some(person) => person,
        None => {
            // Another form of the same sign-up may have been faster just now.
            if let Some(earlier) = resume(conn, app, input, now)? {
                return Ok(earlier);
            }
            let placeholder = text::email(&format!("{}@stand-in.invalid", &row[row.len() - 32..]))
                .map_err(|problem| Fault::Broken(format!("{problem:?}")))?;
            let placeholder = store::insert_person(conn, name, &placeholder, None, None, pending, now)?;
            placeholder.ok_or_else(|| Fault::Broken("the address of a stand-in is taken".to_owned()))?
        }
    };
    let found = key.load(conn, app, person)?.ok_or(Stop::Refused(SignUpError::Unusable))?;
    let reserved = passes::reserve(conn, &found, email.key(), person, now);
    reserved.map_err(|stop| stop.map(|_| SignUpError::Unusable))?;
    if own.is_some() { Ok(person) } else { Err(Stop::Refused(SignUpError::AddressTaken)) }
}

/// Takes over the reservation that an earlier form with this key and address took, and frees the address of
/// one that stands no more, or that whoever reads the mailbox comes before.
fn resume(conn: &mut Conn, app: &App, input: &SignUpInput, now: Moment) -> db::QueryResult<Option<UserId>> {
    let SignUpInput { name, email, key, .. } = input;
    let Some((earlier, reserved_at)) = store::reservation_at(conn, email.key())? else { return Ok(None) };
    let is_current = now < reserved_at + RESERVED_FOR;
    if is_current && key.reserved(conn, app, (earlier, email), reserved_at)?.is_some() {
        return Ok(store::take_over(conn, earlier, name, email)?.then_some(earlier));
    }
    if !is_current || key.proves_address() {
        return_reservation(conn, earlier)?;
    }
    Ok(None)
}
