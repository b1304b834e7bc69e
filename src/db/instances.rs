//! Signs of life of the servers that run on a database.
//!
//! A lock of a session would tell sooner, but does not work behind a pool that lends a session for
//! one transaction only; rows work everywhere.

use std::time::Duration;

use diesel::prelude::*;

use crate::clock::Moment;

use super::conn::{Conn, per_backend};
use super::fault::Fault;
use super::pool::Location;
use super::schema::instances;

/// How often a server gives a sign of life, and looks whether time has gone on.
pub const BEAT: Duration = Duration::from_secs(5);

/// Signs of life older than this are of servers that are gone for good.
const MEMORY: chrono::TimeDelta = chrono::TimeDelta::days(1);

/// Gives a sign of life of the server `name`.
pub fn beat(conn: &mut Conn, name: &str, now: Moment) -> QueryResult<()> {
    let row = (instances::name.eq(name), instances::beats.eq(1_i64), instances::seen_at.eq(now));
    let again = (instances::beats.eq(instances::beats + 1), instances::seen_at.eq(now));
    per_backend!(conn, |conn| diesel::insert_into(instances::table)
        .values(row)
        .on_conflict(instances::name)
        .do_update()
        .set(again)
        .execute(conn))?;
    diesel::delete(instances::table.filter(instances::seen_at.lt(now - MEMORY))).execute(conn).map(drop)
}

/// The server `name` has ended.
pub fn end_beats(conn: &mut Conn, name: &str) -> QueryResult<()> {
    diesel::delete(instances::table.find(name)).execute(conn).map(drop)
}

/// Forgets every sign: those in a restored backup are of servers that are gone.
pub fn forget_instances(conn: &mut Conn) -> QueryResult<()> {
    diesel::delete(instances::table).execute(conn).map(drop)
}

/// Whether a server runs on the database: watches for two beats where any has left a sign, since a
/// backup made while it ran holds one too.
pub fn is_served(location: &Location) -> Result<bool, Fault> {
    let mut conn = super::connect(location)?;
    let before = beats(&mut conn)?;
    if before.is_empty() {
        return Ok(false);
    }
    std::thread::sleep(BEAT * 2 + Duration::from_secs(1));
    Ok(beats(&mut conn)? != before)
}

fn beats(conn: &mut Conn) -> QueryResult<Vec<(String, i64)>> {
    instances::table.order(instances::name).select((instances::name, instances::beats)).load(conn)
}
