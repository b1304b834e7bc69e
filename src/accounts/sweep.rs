//! What is done once a minute: reservations returned, what is over forgotten.

use crate::clock::Moment;
use crate::db::{self, Conn, QueryResult};
use crate::people;

use super::reservation::return_reservation;
use super::rules::{FORM_MEMORY, RESERVED_FOR, TOKEN_MEMORY};
use super::store;

/// Reservations returned in one go; the next minute takes more.
const MOST_RESERVATIONS: i64 = 1_000;

/// Returns the reservations that did not become accounts in time, use and address, and forgets links,
/// sessions and forms that are over.
pub fn sweep(conn: &mut Conn, now: Moment) -> QueryResult<()> {
    for person in store::old_reservations(conn, now - RESERVED_FOR, MOST_RESERVATIONS)? {
        return_reservation(conn, person)?;
    }
    store::forget_tokens(conn, now - TOKEN_MEMORY)?;
    people::end_sessions_before(conn, now)?;
    db::forget_forms(conn, now - FORM_MEMORY)?;
    Ok(())
}
