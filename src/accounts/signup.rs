//! Signing up with a code, or behind an invite, from the form to the account.

use std::time::Duration;

use actix_web::rt;
use tokio::sync::oneshot;
use tokio::time::Instant;

use crate::guesses::{Attempted, Guesser};
use crate::organization::Organization;
use crate::web::{App, WebError};

use super::finish::SignUpJob;
use super::model::{SignUpInput, SignUpOutcome};
use super::reservation;
use super::rules::SignUpError;

/// How long a request waits for its account, its reservation included, before it shows a page that waits.
const PATIENCE: Duration = Duration::from_secs(8);

/// Takes a reservation and makes it an account, or says why not.
pub(super) async fn sign_up(
    app: &App,
    organization: &Organization,
    input: SignUpInput,
    guesser: Guesser,
) -> Result<Result<SignUpOutcome, SignUpError>, WebError> {
    let patience = Instant::now() + PATIENCE;
    let reservation = match reservation::take(app, &input, guesser).await? {
        Attempted::Done(reservation) => reservation,
        Attempted::Refused(refused) => return Ok(Err(refused)),
        Attempted::TryLater(later) => return Ok(Err(SignUpError::TryLater(later))),
    };
    let (sender, outcome) = oneshot::channel();
    let job = SignUpJob { app: app.clone(), zone: organization.zone(), reservation, input };
    rt::spawn(job.run(sender));
    match tokio::time::timeout_at(patience, outcome).await {
        Ok(Ok(outcome)) => outcome,
        // The work ended without a word: the page that waits finds out what became of the reservation.
        Ok(Err(_)) | Err(_) => Ok(Ok(SignUpOutcome::Waiting)),
    }
}
