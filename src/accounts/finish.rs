//! Making a reservation an account: all that follows the first transaction of a sign-up with a code.

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
use super::model::{Entered, Newcomer, SignUpOutcome};
use super::pass_key::PassKey;
use super::reservation::return_reservation;
use super::rules::{ENTERED, RESERVED, SignUpError};
use super::store::{self, Reservation};

/// How often the second transaction is tried while the database is away, and how far apart.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_secs(2);

/// All that the work after the reservation needs.
pub(super) struct Work {
    app: App,
    zone: Zone,
    reservation: Reservation,
    email: Email,
    password: Secret<String>,
    key: PassKey,
    row: String,
    client: Client,
}

/// Where the request waits for the outcome.
type OutcomeSender = oneshot::Sender<Result<Result<SignUpOutcome, SignUpError>, WebError>>;

impl Work {
    /// What is left to do for `newcomer`, who took `reservation`.
    pub fn of(app: &App, zone: Zone, reservation: Reservation, newcomer: Newcomer) -> Self {
        Self {
            app: app.clone(),
            zone,
            reservation,
            email: newcomer.email,
            password: newcomer.password.into_secret(),
            key: newcomer.key,
            row: newcomer.handle.row(),
            client: newcomer.client,
        }
    }

    /// Does it, and tells the request if it still waits.
    pub async fn run(self, sender: OutcomeSender) {
        let outcome = self.settle(&sender).await;
        // The request may have given up waiting: a session that nobody was handed must not stay.
        if let Err(Ok(Ok(SignUpOutcome::In(entered)))) = sender.send(outcome) {
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

    async fn settle(&self, sender: &OutcomeSender) -> Result<Result<SignUpOutcome, SignUpError>, WebError> {
        if self.reservation.state != UserState::Pending {
            return self.enter_again().await;
        }
        let hash = self.app.hasher.hash(self.password.clone(), self.app.entropy.bytes()).await;
        let mut tries = 0;
        loop {
            tries += 1;
            match self.make_account(&hash, !sender.is_closed()).await {
                Ok(Made::Account(Some(entered))) => return Ok(Ok(SignUpOutcome::In(entered))),
                Ok(Made::Account(None)) => return Ok(Ok(SignUpOutcome::Waiting)),
                Ok(Made::Elsewhere) => return self.enter_again().await,
                Err(Stop::Refused(SignUpError::ReservationLost)) => return Ok(Err(SignUpError::ReservationLost)),
                Err(Stop::Refused(reason)) => return self.give_up(reason).await,
                Err(Stop::Fault(Fault::Unavailable(_))) if tries < TRIES => tokio::time::sleep(PAUSE).await,
                Err(Stop::Fault(fault)) => {
                    tracing::warn!(%fault, "a reservation did not become an account; it is returned in its time");
                    return Err(fault.into());
                }
            }
        }
    }

    /// The second transaction.
    async fn make_account(&self, hash: &Secret<String>, is_awaited: bool) -> Result<Made, Stop<SignUpError>> {
        let (app, client, reservation, email) =
            (self.app.clone(), self.client.clone(), self.reservation.clone(), self.email.clone());
        let (hash, key, row, zone) = (hash.clone(), self.key.clone(), self.row.clone(), self.zone);
        let made = self
            .app
            .db
            .write(move |conn| {
                if !people::activate(conn, reservation.person, hash.expose())? {
                    return Ok(Made::Elsewhere);
                }
                // Asked once the reservation's row is ours: who takes it over meanwhile waits, and finds an account.
                if !store::finish_form(conn, &row, reservation.person, if is_awaited { ENTERED } else { RESERVED })? {
                    return Err(Stop::Refused(SignUpError::ReservationLost));
                }
                let program = By::program(zone, app.now(), &app.entropy);
                let by = By { actor: Some(reservation.person), address: Some(client.address), ..program };
                let now = by.now;
                events::record(conn, &by, &PersonEvent::SignedUp { person: reservation.person, role: None })?;
                let joined = key.confirm(conn, &app, &reservation, &email, &by)?;
                people::set_words(conn, reservation.person, &text::words(&reservation.name, email.typed()))?;
                let is_mailed = if key.proves_address() {
                    people::confirm_address(conn, reservation.person, email.key(), now)?;
                    events::record(conn, &by, &PersonEvent::Confirmed { person: reservation.person })?;
                    false
                } else {
                    confirm::send_link_then(conn, &app, reservation.person, &email, &joined.url(), now)?
                };
                let mut entered = None;
                if is_awaited && let Some(person) = people::find(conn, reservation.person)? {
                    let signed_in = people::begin_session(conn, &person, &client, &app.entropy, now)?;
                    entered = Some(Entered { signed_in, joined, is_mailed });
                }
                Ok::<_, Stop<SignUpError>>(Made::Account(entered))
            })
            .await?;
        Ok(made)
    }

    /// The group closed behind the reservation: the use and the address are given back, unless another form
    /// has taken them over.
    async fn give_up(&self, reason: SignUpError) -> Result<Result<SignUpOutcome, SignUpError>, WebError> {
        let (person, row) = (self.reservation.person, self.row.clone());
        let given = self.app.db.write(move |conn| {
            Ok::<_, Fault>(store::is_reservation_of_form(conn, person, &row)? && return_reservation(conn, person)?)
        });
        given.await?;
        Ok(Err(reason))
    }

    /// The form made its account already: whoever knows its password is signed in again. Where another
    /// form made it, which had taken the reservation over, this one is over.
    async fn enter_again(&self) -> Result<Result<SignUpOutcome, SignUpError>, WebError> {
        let (person, row) = (self.reservation.person, self.row.clone());
        let found = self
            .app
            .db
            .read(move |conn| {
                if store::reservation_of_form(conn, &row)?.is_none_or(|reservation| reservation.person != person) {
                    return Ok((None, None, Joined::newly(Vec::new())));
                }
                let joined = Joined::newly(store::groups_of(conn, person)?);
                Ok((people::find(conn, person)?, store::password_hash(conn, person)?, joined))
            })
            .await?;
        let (Some(person), hash, joined) = found else { return Ok(Err(SignUpError::ReservationLost)) };
        let right = self.app.hasher.verify(self.password.clone(), hash.as_deref()).await;
        if person.state != UserState::Active || !right.map_err(|_| WebError::Overloaded)? {
            return Ok(Err(SignUpError::SentBefore));
        }
        let is_mailed = person.email_confirmed_at.is_none();
        self.begin_session(person)
            .await
            .map(|signed_in| Ok(SignUpOutcome::In(Entered { signed_in, joined, is_mailed })))
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
    /// The reservation is an account already, or stands no more.
    Elsewhere,
}
