//! Seats: uses of a code that are held for people whose sign-up is not finished.
//!
//! Hashing a password takes long, so sign-up takes the use first, in a short transaction of its
//! own, and lets the person into what the code opens in a second one.

use crate::by::By;
use crate::clock::Moment;
use crate::db::{Conn, QueryResult, Stop};
use crate::ids::{GroupId, UserId};

use super::campaign;
use super::code::Code;
use super::redeem::{let_in, take_use};
use super::refused::RedeemError;
use super::rules::{CodeRefusal, Enterer, enterable};
use super::store::{self, Found};

/// Takes a use of `code` for `person`, an account that is just being made, in the transaction that
/// makes it.
pub fn claim_seat(conn: &mut Conn, code: &Code, person: UserId, now: Moment) -> Result<(), Stop<RedeemError>> {
    let who = Enterer::Newcomer;
    match store::find(conn, code.key(), person)? {
        None => Err(Stop::Refused(CodeRefusal::Unknown.into())),
        Some(Found::Group(entered)) => {
            enterable(&entered.facts(), who, now).map_err(|reason| Stop::Refused(reason.into()))?;
            take_use(conn, &entered, person, who, now)
        }
        Some(Found::Campaign(entered)) => {
            entered.meet(who, now).map_err(Stop::Refused)?;
            campaign::take_use(conn, &entered, who, person, now)
        }
    }
}

/// Whether `person`, whose sign-up is not finished, took a use of `code` at `seated_at`.
pub fn holds_seat(conn: &mut Conn, code: &Code, person: UserId, seated_at: Moment) -> QueryResult<bool> {
    store::holds_use(conn, code.key(), person, seated_at)
}

/// Lets `person`, whose account is active now, into the groups of the seat that they took at
/// `seated_at`, as of that instant: what ends a code later does not end the seats taken before.
pub fn admit_seat(
    conn: &mut Conn,
    person: UserId,
    seated_at: Moment,
    by: &By,
) -> Result<Vec<GroupId>, Stop<RedeemError>> {
    let Some(code) = store::seat_of(conn, person, seated_at)? else {
        return campaign::admit_seat(conn, person, seated_at, by);
    };
    let_in(conn, &code, person, &by.clone().at(seated_at))?;
    Ok(vec![code.group])
}

/// Gives back the uses that `person`, who never finished signing up, took.
pub fn return_seats_of(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    store::return_uses(conn, person)
}
