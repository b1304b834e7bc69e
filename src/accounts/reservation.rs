//! Signing up with a code, or behind an invite: the reservation first, the account after.
//!
//! Hashing a password takes long on purpose, and a code's uses are few. So one short transaction
//! takes the use and writes the person down as pending; the hash is computed outside any
//! transaction; a second one, only while the reservation stands, makes the account and lets it into the
//! groups as of the reservation's instant (see [`Work`]). The work after the reservation runs beside the request:
//! a browser that hangs up loses nothing.
//!
//! Where the work was cut off, the next form with the same key and address takes the reservation over, and
//! no form but the last one finishes it.

use std::time::Duration;

use actix_web::rt;
use tokio::sync::oneshot;
use tokio::time::Instant;

use crate::by::By;
use crate::clock::Moment;
use crate::codes::Code;
use crate::db::types::UserState;
use crate::db::{self, Conn, Fault, Stop};
use crate::guesses::{self, Attempted, Guess, Guesser, Target, TryLater};
use crate::ids::UserId;
use crate::invites::{self, InviteLink};
use crate::organization::Organization;
use crate::passes::{self, Joined, PassForVisitor, RedeemError};
use crate::people::{self, SignedIn};
use crate::secret::{Secret, fingerprint};
use crate::text::{self, Email};
use crate::web::{App, Client, WebError};

use super::finish::Work;
use super::new_password::NewPassword;
use super::rules::RESERVED_FOR;
use super::store::{self, Reservation};

/// A form that took a reservation; its browser was not signed in by it yet.
pub(super) const RESERVED: &str = "seated";
/// A form whose browser was signed in.
pub(super) const ENTERED: &str = "entered";

/// How long a request waits for its account, its reservation included, before it shows a page that waits.
const PATIENCE: Duration = Duration::from_secs(8);

/// What lets somebody new in.
#[derive(Debug, Clone)]
pub(super) enum PassKey {
    /// A code, typed.
    Code(Code),
    /// The link of an invite, opened.
    Link(InviteLink),
}

impl PassKey {
    /// The code, where it is one.
    const fn code(&self) -> Option<&Code> {
        match self {
            Self::Code(code) => Some(code),
            Self::Link(_) => None,
        }
    }

    /// Whether it was sent to the very address that signs up with it, and so proves it.
    pub const fn proves_address(&self) -> bool {
        matches!(self, Self::Link(link) if link.recipient().is_some())
    }

    /// The pass that it is, as `person` meets it.
    fn load(&self, conn: &mut Conn, app: &App, person: UserId) -> db::QueryResult<Option<PassForVisitor>> {
        match self {
            Self::Code(code) => passes::load_code(conn, code.key(), person),
            Self::Link(link) => invites::load_for(conn, &app.key, link, person),
        }
    }

    /// The same where they reserved a use of it at `reserved_at`, signing up with `email`.
    fn reserved(
        &self,
        conn: &mut Conn,
        app: &App,
        (person, email): (UserId, &Email),
        reserved_at: Moment,
    ) -> db::QueryResult<Option<PassForVisitor>> {
        Ok(self.load(conn, app, person)?.filter(|found| passes::is_reserved(found, email.key(), reserved_at)))
    }

    /// Lets the person of a reservation, whose account is active now, into the groups that it was taken in.
    pub fn confirm(
        &self,
        conn: &mut Conn,
        app: &App,
        reservation: &Reservation,
        email: &Email,
        by: &By,
    ) -> Result<Joined, Stop<SignUpError>> {
        let found = self.reserved(conn, app, (reservation.person, email), reservation.reserved_at)?;
        let found = found.ok_or(Stop::Refused(SignUpError::Unusable))?;
        passes::confirm(conn, by, &found, reservation.person, reservation.reserved_at)
            .map_err(|stop| stop.map(SignUpError::Closed))
    }
}

/// Somebody who signs up with a key.
#[derive(Debug, Clone)]
pub(super) struct Newcomer {
    pub name: String,
    pub email: Email,
    pub password: NewPassword,
    pub key: PassKey,
    pub handle: SignupHandle,
    pub client: Client,
}

/// An account that was just made, and the browser that is signed in to it.
#[derive(Debug)]
pub(super) struct Entered {
    pub signed_in: SignedIn,
    /// The groups that it is in.
    pub joined: Joined,
    /// Whether an email that proves the address waits to be sent, or was.
    pub is_mailed: bool,
}

/// What the sign-up came to.
#[derive(Debug)]
pub(super) enum SignUpOutcome {
    /// The account is there, and the browser is signed in.
    In(Entered),
    /// The account is still being made.
    Waiting,
}

/// Why there is no account, or no way in by this form.
#[derive(Debug, Clone, Copy)]
pub(super) enum SignUpError {
    /// The code or the link cannot be used to sign up.
    Unusable,
    /// The reservation was taken, and the group closed behind it.
    Closed(RedeemError),
    /// The address has an account.
    AddressTaken,
    /// This form made an account, and not with this password.
    SentBefore,
    /// The reservation was returned before the account was made, or another form took it over.
    ReservationLost,
    /// Too many guesses; nothing was looked at.
    TryLater(TryLater),
}

/// The name of one sign-up form of one address, derived so that only our own pages can know it: it
/// leads back to the reservation that the form took.
#[derive(Debug, Clone)]
pub(super) struct SignupHandle(Secret<String>);

impl SignupHandle {
    /// The handle of a form with this key, filled in with this address.
    pub fn of(app: &App, form_key: &str, email: &Email) -> Self {
        Self(Secret::new(app.key.token(&format!("sign-up form {form_key}\0{}", email.key()), 0, 0)))
    }

    /// A handle as a URL holds it.
    pub const fn of_url(text: String) -> Self {
        Self(Secret::new(text))
    }

    /// As its URL holds it.
    pub fn text(&self) -> &str {
        self.0.expose()
    }

    /// The key of its row: a copy of the database leads to no reservation.
    pub fn row(&self) -> String {
        format!("signup:{}", data_encoding::HEXLOWER.encode(&fingerprint(self.text())))
    }
}

/// Takes a reservation and makes it an account, or says why not.
pub(super) async fn sign_up(
    app: &App,
    organization: &Organization,
    newcomer: Newcomer,
    guesser: Guesser,
) -> Result<Result<SignUpOutcome, SignUpError>, WebError> {
    let patience = Instant::now() + PATIENCE;
    let reservation = match take(app, &newcomer, guesser).await? {
        Attempted::Done(reservation) => reservation,
        Attempted::Refused(refused) => return Ok(Err(refused)),
        Attempted::TryLater(later) => return Ok(Err(SignUpError::TryLater(later))),
    };
    let (sender, outcome) = oneshot::channel();
    let zone = organization.zone();
    rt::spawn(Work::of(app, zone, reservation, newcomer).run(sender));
    match tokio::time::timeout_at(patience, outcome).await {
        Ok(Ok(outcome)) => outcome,
        // The work ended without a word: the page that waits finds out what became of the reservation.
        Ok(Err(_)) | Err(_) => Ok(Ok(SignUpOutcome::Waiting)),
    }
}

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
async fn take(app: &App, newcomer: &Newcomer, guesser: Guesser) -> Result<Attempted<Reservation, SignUpError>, Fault> {
    let now = app.now();
    let (newcomer, desk, row) = (newcomer.clone(), app.clone(), newcomer.handle.row());
    app.db
        .write(move |conn| {
            let work = |conn: &mut Conn| {
                db::once(conn, &row, None, now, |conn| {
                    let person = claim(conn, &desk, &newcomer, &row, now)?;
                    store::tie_form(conn, &row, person)?;
                    Ok::<_, Stop<SignUpError>>(RESERVED.to_owned())
                })?;
                store::reservation_of_form(conn, &row)?.ok_or(Stop::Refused(SignUpError::ReservationLost))
            };
            let code = newcomer.key.code();
            let targets: Vec<Target> = code.map(Code::target).into_iter().chain([Target::Address]).collect();
            let wrong = |refused: &SignUpError| match refused {
                SignUpError::Unusable => code.map(|code| Guess { target: code.target(), text: code.key() }),
                SignUpError::AddressTaken => Some(Guess { target: Target::Address, text: newcomer.email.key() }),
                _ => None,
            };
            guesses::attempt(conn, &guesser, &targets, now, work, wrong)
        })
        .await
}

/// Takes over the reservation that an earlier form of the same sign-up took and did not finish; else writes
/// down the person and claims the use. Only who brings a code that lets newcomers in learns
/// that an address is taken: so the claim is tried for a stand-in then, and undone by the refusal.
fn claim(conn: &mut Conn, app: &App, newcomer: &Newcomer, row: &str, now: Moment) -> Result<UserId, Stop<SignUpError>> {
    let Newcomer { name, email, key, .. } = newcomer;
    let pending = UserState::Pending;
    if let Some(earlier) = resume(conn, app, newcomer, now)? {
        return Ok(earlier);
    }
    let own = store::insert_person(conn, name, email, None, None, pending, now)?;
    let person = match own {
        Some(person) => person,
        None => {
            // Another form of the same sign-up may have been faster just now.
            if let Some(earlier) = resume(conn, app, newcomer, now)? {
                return Ok(earlier);
            }
            let stand_in = text::email(&format!("{}@stand-in.invalid", &row[row.len() - 32..]))
                .map_err(|problem| Fault::Broken(problem.to_string()))?;
            let stand_in = store::insert_person(conn, name, &stand_in, None, None, pending, now)?;
            stand_in.ok_or_else(|| Fault::Broken("the address of a stand-in is taken".to_owned()))?
        }
    };
    let found = key.load(conn, app, person)?.ok_or(Stop::Refused(SignUpError::Unusable))?;
    let reserved = passes::reserve(conn, &found, email.key(), person, now);
    reserved.map_err(|stop| stop.map(|_| SignUpError::Unusable))?;
    if own.is_some() { Ok(person) } else { Err(Stop::Refused(SignUpError::AddressTaken)) }
}

/// Takes over the reservation that an earlier form with this key and address took, and frees the address of
/// one that stands no more, or that whoever reads the mailbox comes before.
fn resume(conn: &mut Conn, app: &App, newcomer: &Newcomer, now: Moment) -> db::QueryResult<Option<UserId>> {
    let Newcomer { name, email, key, .. } = newcomer;
    let Some((earlier, reserved_at)) = store::reservation_at(conn, email.key())? else { return Ok(None) };
    let stands = now < reserved_at + RESERVED_FOR;
    if stands && key.reserved(conn, app, (earlier, email), reserved_at)?.is_some() {
        return Ok(store::take_over(conn, earlier, name, email)?.then_some(earlier));
    }
    if !stands || key.proves_address() {
        return_reservation(conn, earlier)?;
    }
    Ok(None)
}
