//! Leaky buckets and known networks, as rows.

use diesel::dsl::case_when;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::guess_buckets::{self as rows, dsl};
use crate::db::schema::known_networks;
use crate::db::{Conn, QueryResult, per_backend};

use super::guesser::FINGERPRINT;
use super::limits::Limit;

/// Rows of empty buckets that go for each that is charged: the table never outgrows what is in use.
const SWEPT: i64 = 8;

/// What the row of a bucket says.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub(super) struct Level {
    pub name: String,
    /// When it has run empty, unless it is filled before.
    pub empty_at: Moment,
    /// The fingerprints of the last wrong guesses, the newest last.
    pub recent: Option<Vec<u8>>,
}

impl Level {
    /// Whether this guess was one of the last wrong ones.
    pub fn remembers(&self, guess: &[u8; FINGERPRINT]) -> bool {
        self.recent.as_ref().is_some_and(|recent| recent.chunks(FINGERPRINT).any(|kept| kept == guess))
    }
}

/// How full these buckets are, as far as is committed; a bucket without a row is empty.
pub(super) fn levels(conn: &mut Conn, names: &[&str]) -> QueryResult<Vec<Level>> {
    match conn {
        Conn::Pg(pg) => rows::table.filter(rows::name.eq_any(names)).load(pg),
        // One by one: SQLite keeps the plan of a look-up by key, and plans a list anew each time.
        Conn::Sqlite(sqlite) => {
            let found = names.iter().map(|name| rows::table.find(*name).first(sqlite).optional());
            found.filter_map(QueryResult::transpose).collect()
        }
    }
}

/// One statement, so that two instances never both take the last room.
pub(super) fn add(
    conn: &mut Conn,
    name: &str,
    limit: Limit,
    recent: Option<Vec<u8>>,
    now: Moment,
) -> QueryResult<bool> {
    use diesel::query_dsl::methods::FilterDsl;
    let (step, fresh) = (limit.step(), now + limit.step());
    let row = (rows::name.eq(name), rows::empty_at.eq(fresh), rows::recent.eq(&recent));
    let micros = step.num_microseconds().unwrap_or_default();
    let added = per_backend!(conn, |conn| diesel::insert_into(rows::table)
        .values(row)
        .on_conflict(rows::name)
        .do_update()
        .set((
            dsl::empty_at.eq(case_when(dsl::empty_at.gt(now), dsl::empty_at + micros).otherwise(fresh)),
            dsl::recent.eq(&recent),
        ))
        .filter(dsl::empty_at.le(limit.last_with_room(now)))
        .execute(conn))?;
    Ok(added > 0)
}

/// Lets a bucket that is not empty run empty so much sooner.
pub(super) fn drain(conn: &mut Conn, name: &str, micros: i64, now: Moment) -> QueryResult<()> {
    diesel::update(rows::table.find(name))
        .filter(rows::empty_at.gt(now))
        .set(rows::empty_at.eq(rows::empty_at - micros))
        .execute(conn)
        .map(drop)
}

/// Lets the row of this name last until then; false if it lasts as long already.
pub(super) fn set_until(conn: &mut Conn, name: &str, until: Moment) -> QueryResult<bool> {
    use diesel::query_dsl::methods::FilterDsl;
    let row = (rows::name.eq(name), rows::empty_at.eq(until));
    per_backend!(conn, |conn| diesel::insert_into(rows::table)
        .values(row)
        .on_conflict(rows::name)
        .do_update()
        .set(dsl::empty_at.eq(until))
        .filter(dsl::empty_at.lt(until))
        .execute(conn))
    .map(|changed| changed > 0)
}

/// Forgets a few buckets that have run empty; those that somebody holds are left for the next time.
pub(super) fn sweep_some(conn: &mut Conn, now: Moment) -> QueryResult<()> {
    let over = rows::table.filter(rows::empty_at.le(now)).order(rows::empty_at).limit(SWEPT).select(rows::name);
    let names: Vec<String> = match conn {
        Conn::Pg(pg) => over.for_update().skip_locked().load(pg)?,
        Conn::Sqlite(sqlite) => over.load(sqlite)?,
    };
    if !names.is_empty() {
        diesel::delete(rows::table.filter(rows::name.eq_any(names))).execute(conn)?;
    }
    Ok(())
}

/// Forgets all that have run empty; tells how many.
pub(super) fn sweep(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    diesel::delete(rows::table.filter(rows::empty_at.le(now))).execute(conn)
}

/// When somebody was last seen to come from a network, as exactly as is kept.
pub(super) fn seen(conn: &mut Conn, network: &str) -> QueryResult<Option<Moment>> {
    known_networks::table.find(network).select(known_networks::seen_at).first(conn).optional()
}

/// Notes that somebody came from a network.
pub(super) fn note(conn: &mut Conn, network: &str, now: Moment) -> QueryResult<()> {
    let row = (known_networks::network.eq(network), known_networks::seen_at.eq(now));
    per_backend!(conn, |conn| diesel::insert_into(known_networks::table)
        .values(row)
        .on_conflict(known_networks::network)
        .do_update()
        .set(known_networks::seen_at.eq(now))
        .execute(conn))
    .map(drop)
}

/// Forgets networks that nobody came from since; tells how many.
pub(super) fn forget_networks(conn: &mut Conn, since: Moment) -> QueryResult<usize> {
    diesel::delete(known_networks::table.filter(known_networks::seen_at.le(since))).execute(conn)
}

/// Forgets every bucket and every network.
pub(super) fn forget_all(conn: &mut Conn) -> QueryResult<()> {
    diesel::delete(rows::table).execute(conn)?;
    diesel::delete(known_networks::table).execute(conn).map(drop)
}
