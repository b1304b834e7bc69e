//! What keeps an id that is given out twice from opening what it opened the first time.
//!
//! A restored backup does not know the rows that were made after it, and gives their ids out again.
//! Tokens are derived from an id and its row's generation, so rows made after a restore begin with
//! a generation that no row before it can have had: the restore's epoch, which grows with the time
//! and is partly random, so that the same backup restored twice begins two. Rows that are in the
//! backup keep their generation, and with it the links that people hold.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::entropy::Entropy;

use super::conn::Conn;
use super::schema::epochs;

/// The generation of rows made before anything was ever restored.
const FIRST: i64 = 1;

/// Random bits of an epoch, below its seconds; together they fit 63 bits for 270 years.
const RANDOM_BITS: u32 = 30;

/// The generation with which a row made now begins.
pub fn generation(conn: &mut Conn) -> QueryResult<i64> {
    let latest: Option<i64> = epochs::table.select(max(epochs::epoch)).first(conn)?;
    Ok(latest.unwrap_or(FIRST))
}

/// Begins an epoch, later than every one before.
pub fn begin_epoch(conn: &mut Conn, entropy: &Entropy, now: Moment) -> QueryResult<()> {
    let drawn = (now.utc().timestamp() << RANDOM_BITS) | i64::from(entropy.below(1 << RANDOM_BITS));
    let epoch = drawn.max(generation(conn)? + 1);
    diesel::insert_into(epochs::table)
        .values((epochs::epoch.eq(epoch), epochs::began_at.eq(now)))
        .execute(conn)
        .map(drop)
}
