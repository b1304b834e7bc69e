//! Waiting for an account that is still being made.

use crate::clock::Moment;
use crate::db::Fault;
use crate::db::types::UserState;
use crate::passes::Joined;
use crate::people;
use crate::web::{App, Client, WebError};

use super::rules::SEAT;
use super::seat::{Entered, SEATED, Ticket};
use super::store::{self, Seat};

/// How far a sign-up is, for the page that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wait {
    /// The account is being made.
    Working,
    /// It is there; whoever waited may go on.
    Ready,
    /// Whoever waited went on, or too much time has passed: they sign in.
    Over,
    /// The seat was returned; nothing of it is left.
    Lost,
}

/// How far the sign-up with this ticket is.
pub(super) async fn look(app: &App, ticket: Ticket) -> Result<Wait, WebError> {
    let now = app.now();
    let seat = app.db.read(move |conn| store::seat_of_form(conn, &ticket.row())).await?;
    Ok(seat.map_or(Wait::Lost, |seat| far(&seat, now)))
}

/// Signs in whoever waited for the account, once and soon: a ticket in a browser's history must
/// not open it later.
pub(super) async fn enter(app: &App, ticket: Ticket, client: &Client) -> Result<Option<Entered>, WebError> {
    let (client, entropy, now) = (client.clone(), app.entropy.clone(), app.now());
    let entered = app.db.write(move |conn| {
        let Some(seat) = store::seat_of_form(conn, &ticket.row())? else { return Ok(None) };
        let person = people::find(conn, seat.person)?.filter(|_| far(&seat, now) == Wait::Ready);
        let Some(person) = person else { return Ok(None) };
        store::enter_form(conn, &ticket.row())?;
        let signed_in = people::begin_session(conn, &person, &client, &entropy, now)?;
        let joined = Joined::newly(store::groups_of(conn, person.id)?);
        Ok::<_, Fault>(Some(Entered { signed_in, joined, is_mailed: person.email_confirmed_at.is_none() }))
    });
    Ok(entered.await?)
}

fn far(seat: &Seat, now: Moment) -> Wait {
    match seat.state {
        UserState::Pending => Wait::Working,
        UserState::Active if seat.outcome == SEATED && now < seat.seated_at + SEAT => Wait::Ready,
        UserState::Active | UserState::Deactivated | UserState::Erased => Wait::Over,
    }
}
