//! Seats: uses of an invite that are held for people whose sign-up is not finished, as those of
//! codes are.

use crate::by::By;
use crate::clock::Moment;
use crate::codes::Enterer;
use crate::db::{Conn, QueryResult, Stop};
use crate::ids::{GroupId, UserId};
use crate::secret::ServerKey;
use crate::text::Email;

use super::accept::{let_in, meet, take_use};
use super::refusal::InviteRefusal;
use super::refused::{AcceptError, because};
use super::rules::usable;
use super::store;
use super::tokens::Presented;

/// Takes a use of the link's invite for `person`, an account that is just being made with `email`,
/// in the transaction that makes it.
pub fn claim_seat(
    conn: &mut Conn,
    key: &ServerKey,
    link: &Presented,
    email: &Email,
    person: UserId,
    now: Moment,
) -> Result<(), Stop<AcceptError>> {
    let met = meet(conn, key, link, person)?.ok_or_else(|| because(InviteRefusal::Unknown))?;
    if met.recipient.as_ref().is_some_and(|recipient| recipient.address_key != email.key()) {
        return Err(Stop::Refused(AcceptError::OtherAddress));
    }
    usable(&met.facts(), Enterer::Newcomer, now).map_err(because)?;
    take_use(conn, &met, person, Enterer::Newcomer, now)
}

/// Whether `person`, whose sign-up with `email` is not finished, took a use of the link's invite at
/// `seated_at`.
pub fn holds_seat(
    conn: &mut Conn,
    key: &ServerKey,
    link: &Presented,
    email: &Email,
    person: UserId,
    seated_at: Moment,
) -> QueryResult<bool> {
    let met = meet(conn, key, link, person)?.filter(|met| met.used_at == Some(seated_at));
    Ok(met.is_some_and(|met| met.recipient.is_none_or(|recipient| recipient.address_key == email.key())))
}

/// Lets `person`, whose account is active now, into the group of the seat that they took at
/// `seated_at`, as of that instant: what ends an invite later does not end the seats taken before.
pub fn admit_seat(
    conn: &mut Conn,
    key: &ServerKey,
    link: &Presented,
    person: UserId,
    seated_at: Moment,
    by: &By,
) -> Result<GroupId, Stop<AcceptError>> {
    let met = meet(conn, key, link, person)?.filter(|met| met.used_at == Some(seated_at));
    let met = met.ok_or_else(|| because(InviteRefusal::Unknown))?;
    let_in(conn, &met, person, &by.clone().at(seated_at))?;
    Ok(met.group.id)
}

/// Gives back the uses that `person`, who never finished signing up, took.
pub fn return_seats_of(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    store::return_uses(conn, person)
}
