//! The latest time that any instance has seen.

use diesel::prelude::*;

use crate::clock::{LatestTime, Moment};

use super::conn::Conn;
use super::schema::latest_time;

/// As the database keeps it.
pub fn latest(conn: &mut Conn) -> QueryResult<LatestTime> {
    latest_time::table.select((latest_time::at, latest_time::resets)).first(conn)
}

/// Raises it to `now`, unless somebody was faster or it was set back since `known` was read.
pub fn raise_latest(conn: &mut Conn, known: LatestTime, now: Moment) -> QueryResult<()> {
    diesel::update(latest_time::table)
        .filter(latest_time::resets.eq(known.resets))
        .filter(latest_time::at.lt(now))
        .set(latest_time::at.eq(now))
        .execute(conn)
        .map(drop)
}

/// Sets it to `now`, for every instance, whatever was seen before: an operator's word.
pub fn accept_time(conn: &mut Conn, now: Moment) -> QueryResult<()> {
    diesel::update(latest_time::table)
        .set((latest_time::at.eq(now), latest_time::resets.eq(latest_time::resets + 1)))
        .execute(conn)
        .map(drop)
}
