//! Seats: uses of a code that are held for people whose sign-up is not finished.
//!
//! Hashing a password takes long, so sign-up takes the use first, in a short transaction of its
//! own, and lets the person into the group in a second one.

use crate::audit::Actor;
use crate::clock::Moment;
use crate::db::{Conn, QueryResult, Stop};
use crate::ids::{GroupId, UserId};
use crate::zone::Zone;

use super::code::Code;
use super::redeem::{let_in, take_use};
use super::refused::Refused;
use super::rules::{Enterer, Refusal, enterable};
use super::store;

/// Takes a use of `code` for `person`, an account that is just being made, in the transaction that
/// makes it.
pub fn claim_seat(conn: &mut Conn, code: &Code, person: UserId, now: Moment) -> Result<(), Stop<Refused>> {
    let entered = store::entered(conn, code.key(), person)?.ok_or(Stop::Refused(Refusal::Unknown.into()))?;
    enterable(&entered.facts(), Enterer::Newcomer, now).map_err(|reason| Stop::Refused(reason.into()))?;
    take_use(conn, &entered, person, now)
}

/// Lets `person`, whose account is active now, into the group of the seat that they took at
/// `seated_at`, as of that instant: what ends a code later does not end the seats taken before.
pub fn admit_seat(
    conn: &mut Conn,
    person: UserId,
    seated_at: Moment,
    actor: &Actor,
    zone: Zone,
) -> Result<GroupId, Stop<Refused>> {
    let code = store::seat_of(conn, person, seated_at)?.ok_or(Stop::Refused(Refusal::Unknown.into()))?;
    let_in(conn, &code, person, actor, zone, seated_at)?;
    Ok(code.group)
}

/// Gives back the uses that `person`, who never finished signing up, took.
pub fn return_seats_of(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    store::return_uses(conn, person)
}
