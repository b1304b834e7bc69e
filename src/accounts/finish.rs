//! Making a seat an account: all that follows the first transaction of a sign-up with a code.

use std::time::Duration;

use tokio::sync::oneshot;

use crate::by::By;
use crate::db::types::UserState;
use crate::db::{Fault, Stop};
use crate::events;
use crate::passes::Joined;
use crate::people::{self, Person, PersonEvent, SignedIn};
use crate::secret::Secret;
use crate::text::{self, Email};
use crate::web::{App, Client, WebError};
use crate::zone::Zone;

use super::confirm;
use super::seat::{ENTERED, Entered, Key, Newcomer, SEATED, Seated, SignUpError, return_seat};
use super::store::{self, Seat};

/// How often the second transaction is tried while the database is away, and how far apart.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_secs(2);

/// All that the work after the seat needs.
pub(super) struct Work {
    app: App,
    zone: Zone,
    seat: Seat,
    email: Email,
    password: Secret<String>,
    key: Key,
    row: String,
    client: Client,
}

/// Where the request waits for the outcome.
type Tell = oneshot::Sender<Result<Result<Seated, SignUpError>, WebError>>;

impl Work {
    /// What is left to do for `newcomer`, who took `seat`.
    pub fn of(app: &App, zone: Zone, seat: Seat, newcomer: Newcomer) -> Self {
        Self {
            app: app.clone(),
            zone,
            seat,
            email: newcomer.email,
            password: newcomer.password.into_secret(),
            key: newcomer.key,
            row: newcomer.ticket.row(),
            client: newcomer.client,
        }
    }

    /// Does it, and tells the request if it still waits.
    pub async fn run(self, tell: Tell) {
        let outcome = self.settle(&tell).await;
        // The request may have given up waiting: a session that nobody was handed must not stay.
        if let Err(Ok(Ok(Seated::In(entered)))) = tell.send(outcome) {
            let (row, key_hash) = (self.row, entered.signed_in.key_hash());
            let undone = self
                .app
                .db
                .write(move |conn| {
                    people::end_session(conn, &key_hash)?;
                    store::reopen_form(conn, &row)?;
                    Ok::<_, Fault>(())
                })
                .await;
            if let Err(fault) = undone {
                tracing::warn!(%fault, "a session that nobody was handed was not ended");
            }
        }
    }

    async fn settle(&self, tell: &Tell) -> Result<Result<Seated, SignUpError>, WebError> {
        if self.seat.state != UserState::Pending {
            return self.enter_again().await;
        }
        let hash = self.app.hasher.hash(self.password.clone(), self.app.entropy.bytes()).await;
        let mut tries = 0;
        loop {
            tries += 1;
            match self.make_account(&hash, !tell.is_closed()).await {
                Ok(Made::Account(Some(entered))) => return Ok(Ok(Seated::In(entered))),
                Ok(Made::Account(None)) => return Ok(Ok(Seated::Waiting)),
                Ok(Made::Elsewhere) => return self.enter_again().await,
                Err(Stop::Refused(SignUpError::SeatLost)) => return Ok(Err(SignUpError::SeatLost)),
                Err(Stop::Refused(reason)) => return self.give_up(reason).await,
                Err(Stop::Fault(Fault::Unavailable(_))) if tries < TRIES => tokio::time::sleep(PAUSE).await,
                Err(Stop::Fault(fault)) => {
                    tracing::warn!(%fault, "a seat did not become an account; it is returned in its time");
                    return Err(fault.into());
                }
            }
        }
    }

    /// The second transaction.
    async fn make_account(&self, hash: &Secret<String>, is_awaited: bool) -> Result<Made, Stop<SignUpError>> {
        let (app, client, seat, email) = (self.app.clone(), self.client.clone(), self.seat.clone(), self.email.clone());
        let (hash, key, row, zone) = (hash.clone(), self.key.clone(), self.row.clone(), self.zone);
        let made = self
            .app
            .db
            .write(move |conn| {
                if !people::activate(conn, seat.person, hash.expose())? {
                    return Ok(Made::Elsewhere);
                }
                // Asked once the seat's row is ours: who takes it over meanwhile waits, and finds an account.
                if !store::finish_form(conn, &row, seat.person, if is_awaited { ENTERED } else { SEATED })? {
                    return Err(Stop::Refused(SignUpError::SeatLost));
                }
                let program = By::program(zone, app.now(), &app.entropy);
                let by = By { actor: Some(seat.person), address: Some(client.address), ..program };
                let now = by.now;
                events::record(conn, &by, &PersonEvent::SignedUp { person: seat.person, role: None })?;
                let joined = key.confirm(conn, &app, &seat, &email, &by)?;
                people::set_words(conn, seat.person, &text::words(&seat.name, email.typed()))?;
                let is_mailed = if key.proves_address() {
                    people::confirm_address(conn, seat.person, email.key(), now)?;
                    events::record(conn, &by, &PersonEvent::Confirmed { person: seat.person })?;
                    false
                } else {
                    confirm::send_link_then(conn, &app, seat.person, &email, &joined.url(), now)?
                };
                let mut entered = None;
                if is_awaited && let Some(person) = people::find(conn, seat.person)? {
                    let signed_in = people::begin_session(conn, &person, &client, &app.entropy, now)?;
                    entered = Some(Entered { signed_in, joined, is_mailed });
                }
                Ok::<_, Stop<SignUpError>>(Made::Account(entered))
            })
            .await?;
        Ok(made)
    }

    /// The group closed behind the seat: the use and the address are given back, unless another form
    /// has taken them over.
    async fn give_up(&self, reason: SignUpError) -> Result<Result<Seated, SignUpError>, WebError> {
        let (person, row) = (self.seat.person, self.row.clone());
        let given = self.app.db.write(move |conn| {
            Ok::<_, Fault>(store::is_seat_of_form(conn, person, &row)? && return_seat(conn, person)?)
        });
        given.await?;
        Ok(Err(reason))
    }

    /// The form made its account already: whoever knows its password is signed in again. Where another
    /// form made it, which had taken the seat over, this one is over.
    async fn enter_again(&self) -> Result<Result<Seated, SignUpError>, WebError> {
        let (person, row) = (self.seat.person, self.row.clone());
        let found = self
            .app
            .db
            .read(move |conn| {
                if store::seat_of_form(conn, &row)?.is_none_or(|seat| seat.person != person) {
                    return Ok((None, None, Joined::newly(Vec::new())));
                }
                let joined = Joined::newly(store::groups_of(conn, person)?);
                Ok((people::find(conn, person)?, store::password_hash(conn, person)?, joined))
            })
            .await?;
        let (Some(person), hash, joined) = found else { return Ok(Err(SignUpError::SeatLost)) };
        let right = self.app.hasher.verify(self.password.clone(), hash.as_deref()).await;
        if person.state != UserState::Active || !right.map_err(|_| WebError::Overloaded)? {
            return Ok(Err(SignUpError::SentBefore));
        }
        let is_mailed = person.email_confirmed_at.is_none();
        self.begin_session(person).await.map(|signed_in| Ok(Seated::In(Entered { signed_in, joined, is_mailed })))
    }

    async fn begin_session(&self, person: Person) -> Result<SignedIn, WebError> {
        let (app, client, row) = (self.app.clone(), self.client.clone(), self.row.clone());
        let begun = self.app.db.write(move |conn| {
            store::enter_form(conn, &row)?;
            Ok::<_, Fault>(people::begin_session(conn, &person, &client, &app.entropy, app.now())?)
        });
        Ok(begun.await?)
    }
}

/// What the second transaction did.
enum Made {
    /// It made the account, and a session if somebody waited for it.
    Account(Option<Entered>),
    /// The seat is an account already, or stands no more.
    Elsewhere,
}
