//! What is done once a minute: seats returned, what is over forgotten.

use crate::clock::Moment;
use crate::db::{self, Conn, QueryResult};
use crate::people;

use super::rules::{FORM_MEMORY, SEAT, TOKEN_MEMORY};
use super::seat::return_seat;
use super::store;

/// Seats returned in one go; the next minute takes more.
const MOST_SEATS: i64 = 1_000;

/// Returns the seats that did not become accounts in time, use and address, and forgets links,
/// sessions and forms that are over.
pub fn sweep(conn: &mut Conn, now: Moment) -> QueryResult<()> {
    for person in store::old_seats(conn, now - SEAT, MOST_SEATS)? {
        return_seat(conn, person)?;
    }
    store::forget_tokens(conn, now - TOKEN_MEMORY)?;
    people::end_sessions_before(conn, now)?;
    db::forget_forms(conn, now - FORM_MEMORY)?;
    Ok(())
}
