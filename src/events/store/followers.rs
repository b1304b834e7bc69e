//! The positions of events, and how far their followers have come.

use diesel::dsl::{exists, max, select};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt};

use crate::clock::Moment;
use crate::db::schema::{events, followers};
use crate::db::types::JoinMethod;
use crate::db::{Conn, QueryResult, per_backend, prepared};
use crate::ids::{EventId, GroupId};

/// An event as followers see it.
#[derive(Debug, Clone, Queryable)]
pub struct Seen {
    /// Its id.
    pub id: EventId,
    /// What happened, as in `member.joined`.
    pub kind: String,
    /// When.
    pub at: Moment,
    /// In which group.
    pub group: Option<GroupId>,
    /// How somebody joined.
    pub method: Option<JoinMethod>,
}

/// The row that keeps the last position given, on PostgreSQL.
const NUMBERING: &str = "";

/// Whether something is committed that has no position yet.
pub fn has_unnumbered(conn: &mut Conn) -> QueryResult<bool> {
    match conn {
        Conn::Sqlite(_) => Ok(false),
        Conn::Pg(pg) => select(exists(events::table.filter(events::position.is_null()))).get_result(pg),
    }
}

/// Gives positions to at most `limit` events that are committed, in the order of their ids.
pub fn number(conn: &mut Conn, limit: i64) -> QueryResult<()> {
    let Some(last) = position(conn, NUMBERING)? else { return Ok(()) };
    let unnumbered: Vec<EventId> = events::table
        .filter(events::position.is_null())
        .order(events::id)
        .limit(limit)
        .select(events::id)
        .load(conn)?;
    let count = i64::try_from(unnumbered.len()).unwrap_or(i64::MAX);
    // Another instance that numbers waits here, and finds that the number has changed.
    if !move_on(conn, NUMBERING, last, last + count)? {
        return Ok(());
    }
    let Conn::Pg(pg) = conn else { return Ok(()) };
    diesel::sql_query(
        "UPDATE events SET position = $1 + numbered.place \
         FROM unnest($2) WITH ORDINALITY AS numbered (id, place) WHERE events.id = numbered.id",
    )
    .bind::<BigInt, _>(last)
    .bind::<Array<BigInt>, _>(unnumbered)
    .execute(pg)
    .map(drop)
}

/// Whether there is anything that the follower `name` has not seen.
pub fn is_behind(conn: &mut Conn, name: &str) -> QueryResult<bool> {
    let Some(position) = position(conn, name)? else { return Ok(true) };
    Ok(end(conn)?.is_some_and(|end| position < end))
}

/// The position of the last event that has one.
fn end(conn: &mut Conn) -> QueryResult<Option<i64>> {
    match conn {
        Conn::Sqlite(sqlite) => events::table.select(max(events::id)).first(sqlite),
        Conn::Pg(pg) => events::table.filter(events::position.is_not_null()).select(max(events::position)).first(pg),
    }
}

/// The position of the last event that the follower `name` has seen.
pub fn position(conn: &mut Conn, name: &str) -> QueryResult<Option<i64>> {
    followers::table.find(name).select(followers::position).first(conn).optional()
}

/// Has the follower `name` begin with what happens from now on.
pub fn begin(conn: &mut Conn, name: &str) -> QueryResult<()> {
    let position = end(conn)?.unwrap_or(0);
    let row = (followers::name.eq(name), followers::position.eq(position));
    per_backend!(conn, |conn| diesel::insert_into(followers::table).values(row).on_conflict_do_nothing().execute(conn))
        .map(drop)
}

/// The position of the last event that the follower `name` has seen; they see no further one before the transaction
/// ends.
pub fn lock(conn: &mut Conn, name: &str) -> QueryResult<Option<i64>> {
    diesel::update(followers::table.find(name))
        .set(followers::position.eq(followers::position))
        .returning(followers::position)
        .get_result(conn)
        .optional()
}

/// The next events after `position`, at most `limit`, and the position of the last of them.
pub fn after(conn: &mut Conn, position: i64, limit: i64) -> QueryResult<(Option<i64>, Vec<Seen>)> {
    let columns = (events::position, (events::id, events::kind, events::at, events::group_id, events::method));
    let rows: Vec<(Option<i64>, Seen)> = match conn {
        Conn::Sqlite(sqlite) => events::table
            .filter(events::id.gt(EventId(position)))
            .order(events::id)
            .limit(limit)
            .select(columns)
            .load(sqlite)?,
        Conn::Pg(pg) => events::table
            .filter(events::position.gt(position))
            .order(events::position)
            .limit(limit)
            .select(columns)
            .load(pg)?,
    };
    Ok((rows.last().and_then(|(position, _)| *position), rows.into_iter().map(|(_, seen)| seen).collect()))
}

/// Notes that the follower `name` has come from `position` to `last`; false where they are not there any more. Others
/// wait until the transaction ends.
pub fn move_on(conn: &mut Conn, name: &str, position: i64, last: i64) -> QueryResult<bool> {
    let place = followers::table.filter(followers::name.eq(name)).filter(followers::position.eq(position));
    Ok(prepared(diesel::update(place).set(followers::position.eq(last))).execute(conn)? > 0)
}
