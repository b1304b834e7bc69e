//! Waiting for an account that is still being made.

use crate::clock::Moment;
use crate::db::types::UserState;
use crate::db::{Conn, Fault, QueryResult};
use crate::entropy::Entropy;
use crate::passes::Joined;
use crate::people::{self, Person};
use crate::web::{App, Client, WebError};

use super::model::{Entered, SignupHandle};
use super::rules::{RESERVED, RESERVED_FOR};
use super::store::{self, Reservation};

/// How far a sign-up is, for the page that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SignUpProgress {
    /// The account is being made.
    Working,
    /// It is there; whoever waited may go on.
    Ready,
    /// Whoever waited went on, or too much time has passed: they sign in.
    Over,
    /// The reservation was returned; nothing of it is left.
    Lost,
}

/// How far the sign-up with this handle is.
pub(super) async fn load_progress(app: &App, handle: SignupHandle) -> Result<SignUpProgress, WebError> {
    let now = app.now();
    let reservation = app.db.read(move |conn| store::reservation_of_form(conn, &handle.row())).await?;
    Ok(reservation.map_or(SignUpProgress::Lost, |reservation| progress(&reservation, now)))
}

/// Signs in whoever waited for the account, once and soon: a handle in a browser's history must
/// not open it later.
pub(super) async fn enter(app: &App, handle: SignupHandle, client: &Client) -> Result<Option<Entered>, WebError> {
    let (client, entropy, now) = (client.clone(), app.entropy.clone(), app.now());
    let entered = app.db.write(move |conn| {
        let row = handle.row();
        let Some(reservation) = store::reservation_of_form(conn, &row)? else { return Ok(None) };
        let is_ready = progress(&reservation, now) == SignUpProgress::Ready;
        let Some(person) = people::find(conn, reservation.person)?.filter(|_| is_ready) else { return Ok(None) };
        Ok::<_, Fault>(Some(begin_session(conn, &row, &person, &client, &entropy, now)?))
    });
    Ok(entered.await?)
}

/// Signs in the browser of a form whose account is there.
pub(super) fn begin_session(
    conn: &mut Conn,
    row: &str,
    person: &Person,
    client: &Client,
    entropy: &Entropy,
    now: Moment,
) -> QueryResult<Entered> {
    store::enter_form(conn, row)?;
    let signed_in = people::begin_session(conn, person, client, entropy, now)?;
    let joined = Joined::newly(store::groups_of(conn, person.id)?);
    Ok(Entered { signed_in, joined, is_mailed: person.email_confirmed_at.is_none() })
}

fn progress(reservation: &Reservation, now: Moment) -> SignUpProgress {
    match reservation.state {
        UserState::Pending => SignUpProgress::Working,
        UserState::Active if reservation.outcome == RESERVED && now < reservation.reserved_at + RESERVED_FOR => {
            SignUpProgress::Ready
        }
        UserState::Active | UserState::Deactivated | UserState::Erased => SignUpProgress::Over,
    }
}
