//! Making a reservation an account: all that follows the first transaction of a sign-up with a code.

use std::time::Duration;

use tokio::sync::oneshot;

use crate::by::By;
use crate::db::types::UserState;
use crate::db::{Conn, Fault, Stop};
use crate::events;
use crate::people::{self, PersonEvent};
use crate::secret::Secret;
use crate::text;
use crate::web::{App, WebError};
use crate::zone::Zone;

use super::confirm;
use super::model::{Entered, SignUpInput, SignUpOutcome};
use super::reservation::return_reservation;
use super::rules::{ENTERED, RESERVED, SignUpError};
use super::store::{self, Reservation};
use super::wait;

/// How often the second transaction is tried while the database is away, and how far apart.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_secs(2);

/// All that the work after the reservation needs.
pub(super) struct SignUpJob {
    pub app: App,
    /// The organization's.
    pub zone: Zone,
    pub reservation: Reservation,
    pub input: SignUpInput,
}

/// Where the request waits for the outcome.
type OutcomeSender = oneshot::Sender<Result<Result<SignUpOutcome, SignUpError>, WebError>>;

impl SignUpJob {
    /// Does it, and tells the request if it still waits.
    pub async fn run(self, sender: OutcomeSender) {
        let outcome = self.complete(&sender).await;
        // The request may have given up waiting: a session that nobody was handed must not stay.
        if let Err(Ok(Ok(SignUpOutcome::In(entered)))) = sender.send(outcome) {
            let (row, key_hash) = (self.input.handle.row(), entered.signed_in.key_hash());
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

    async fn complete(&self, sender: &OutcomeSender) -> Result<Result<SignUpOutcome, SignUpError>, WebError> {
        if self.reservation.state != UserState::Pending {
            return self.enter_again().await;
        }
        let hash = self.app.hasher.hash(self.input.password.clone().into_secret(), self.app.entropy.bytes()).await;
        let mut tries = 0;
        loop {
            tries += 1;
            match self.make_account(&hash, !sender.is_closed()).await {
                Ok(Some(outcome)) => return Ok(Ok(outcome)),
                Ok(None) => return self.enter_again().await,
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

    /// The second transaction; `None` where the reservation is an account already, or stands no more.
    async fn make_account(
        &self,
        hash: &Secret<String>,
        is_awaited: bool,
    ) -> Result<Option<SignUpOutcome>, Stop<SignUpError>> {
        let (app, zone, reservation, hash) = (self.app.clone(), self.zone, self.reservation.clone(), hash.clone());
        let SignUpInput { email, key, client, handle, language, .. } = self.input.clone();
        let made = self.app.db.write(move |conn| {
            if !people::activate(conn, reservation.person, hash.expose(), language)? {
                return Ok(None);
            }
            let form_outcome = if is_awaited { ENTERED } else { RESERVED };
            // Asked once the reservation's row is ours: who takes it over meanwhile waits, and finds an account.
            if !store::finish_form(conn, &handle.row(), reservation.person, form_outcome)? {
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
                confirm::send_link(conn, &app, reservation.person, &email, &joined.url(), now)?
            };
            let mut outcome = SignUpOutcome::Waiting;
            if is_awaited && let Some(person) = people::find(conn, reservation.person)? {
                let signed_in = people::begin_session(conn, &person, &client, &app.entropy, now)?;
                outcome = SignUpOutcome::In(Entered { signed_in, joined, is_mailed });
            }
            Ok(Some(outcome))
        });
        made.await
    }

    /// The group closed behind the reservation: the use and the address are given back, unless another form
    /// has taken them over.
    async fn give_up(&self, reason: SignUpError) -> Result<Result<SignUpOutcome, SignUpError>, WebError> {
        let (person, row) = (self.reservation.person, self.input.handle.row());
        let given = self.app.db.write(move |conn| {
            Ok::<_, Fault>(store::is_reservation_of_form(conn, person, &row)? && return_reservation(conn, person)?)
        });
        given.await?;
        Ok(Err(reason))
    }

    /// The form made its account already: whoever knows its password is signed in again. Where another
    /// form made it, which had taken the reservation over, this one is over.
    async fn enter_again(&self) -> Result<Result<SignUpOutcome, SignUpError>, WebError> {
        let (id, row) = (self.reservation.person, self.input.handle.row());
        let find = move |conn: &mut Conn| {
            if store::reservation_of_form(conn, &row)?.is_none_or(|reservation| reservation.person != id) {
                return Ok((None, None));
            }
            Ok((people::find(conn, id)?, store::password_hash(conn, id)?))
        };
        let (Some(person), hash) = self.app.db.read(find).await? else {
            return Ok(Err(SignUpError::ReservationLost));
        };
        let right = self.app.hasher.verify(self.input.password.clone().into_secret(), hash.as_deref()).await;
        if person.state != UserState::Active || !right.map_err(|_| WebError::Overloaded)? {
            return Ok(Err(SignUpError::SentBefore));
        }
        let (app, client, row) = (self.app.clone(), self.input.client.clone(), self.input.handle.row());
        let entered = self.app.db.write(move |conn| {
            wait::begin_session(conn, &row, &person, &client, &app.entropy, app.now()).map_err(Fault::from)
        });
        Ok(Ok(SignUpOutcome::In(entered.await?)))
    }
}
