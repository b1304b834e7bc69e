//! Waiting for an account that is still being made.

use crate::clock::Moment;
use crate::db::Fault;
use crate::db::types::UserState;
use crate::passes::Joined;
use crate::people;
use crate::web::{App, Client, WebError};

use super::model::{Entered, SignupHandle};
use super::rules::{RESERVED, RESERVED_FOR};
use super::store::{self, Reservation};

/// How far a sign-up is, for the page that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wait {
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
pub(super) async fn look(app: &App, handle: SignupHandle) -> Result<Wait, WebError> {
    let now = app.now();
    let reservation = app.db.read(move |conn| store::reservation_of_form(conn, &handle.row())).await?;
    Ok(reservation.map_or(Wait::Lost, |reservation| far(&reservation, now)))
}

/// Signs in whoever waited for the account, once and soon: a handle in a browser's history must
/// not open it later.
pub(super) async fn enter(app: &App, handle: SignupHandle, client: &Client) -> Result<Option<Entered>, WebError> {
    let (client, entropy, now) = (client.clone(), app.entropy.clone(), app.now());
    let entered = app.db.write(move |conn| {
        let Some(reservation) = store::reservation_of_form(conn, &handle.row())? else { return Ok(None) };
        let person = people::find(conn, reservation.person)?.filter(|_| far(&reservation, now) == Wait::Ready);
        let Some(person) = person else { return Ok(None) };
        store::enter_form(conn, &handle.row())?;
        let signed_in = people::begin_session(conn, &person, &client, &entropy, now)?;
        let joined = Joined::newly(store::groups_of(conn, person.id)?);
        Ok::<_, Fault>(Some(Entered { signed_in, joined, is_mailed: person.email_confirmed_at.is_none() }))
    });
    Ok(entered.await?)
}

fn far(reservation: &Reservation, now: Moment) -> Wait {
    match reservation.state {
        UserState::Pending => Wait::Working,
        UserState::Active if reservation.outcome == RESERVED && now < reservation.reserved_at + RESERVED_FOR => {
            Wait::Ready
        }
        UserState::Active | UserState::Deactivated | UserState::Erased => Wait::Over,
    }
}
