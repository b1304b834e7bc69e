//! The order of groups: numbers, and ids where numbers are the same.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::db::schema::groups;
use crate::db::{Conn, QueryResult, per_backend};
use crate::ids::GroupId;

/// The key of PostgreSQL's lock: moves of groups, one after the other.
const MOVES: i64 = 7_110_001;

/// Where a group stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable)]
pub struct Position {
    /// Its number.
    pub number: i64,
    /// Its id.
    pub group: GroupId,
}

const POSITION: (groups::sort_order, groups::id) = (groups::sort_order, groups::id);

/// Where `group` stands.
pub fn position(conn: &mut Conn, group: GroupId) -> QueryResult<Option<Position>> {
    per_backend!(conn, |conn| groups::table.find(group).select(POSITION).first(conn)).optional()
}

/// The position so many before `position`; none where there are not as many.
pub fn position_before(conn: &mut Conn, position: Position, count: usize) -> QueryResult<Option<Position>> {
    let before = groups::table
        .filter(groups::sort_order.le(position.number))
        .filter(groups::sort_order.lt(position.number).or(groups::id.lt(position.group)))
        .order((groups::sort_order.desc(), groups::id.desc()))
        .limit(i64::try_from(count).unwrap_or(i64::MAX))
        .select(POSITION);
    let found: Vec<Position> = per_backend!(conn, |conn| before.load(conn))?;
    Ok(found.get(count - 1).copied())
}

/// The next position after `position`.
pub(in crate::groups) fn position_after(conn: &mut Conn, position: Position) -> QueryResult<Option<Position>> {
    let after = groups::table
        .filter(groups::sort_order.ge(position.number))
        .filter(groups::sort_order.gt(position.number).or(groups::id.gt(position.group)))
        .order((groups::sort_order, groups::id))
        .limit(1)
        .select(POSITION);
    per_backend!(conn, |conn| after.first(conn)).optional()
}

/// Gives `group` a number.
pub fn set_position(conn: &mut Conn, group: GroupId, number: i64) -> QueryResult<()> {
    diesel::update(groups::table.find(group)).set(groups::sort_order.eq(number)).execute(conn).map(drop)
}

/// Waits for moves under way to end. SQLite writes one after the other anyway.
pub(in crate::groups) fn one_move_at_a_time(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(_) => Ok(()),
        Conn::Pg(pg) => {
            diesel::sql_query("SELECT pg_advisory_xact_lock($1)").bind::<BigInt, _>(MOVES).execute(pg).map(drop)
        }
    }
}

/// Whether several groups share a number from `lowest` to `highest`.
pub(in crate::groups) fn has_ties(conn: &mut Conn, lowest: i64, highest: i64) -> QueryResult<bool> {
    let shared: Option<i64> = groups::table
        .filter(groups::sort_order.between(lowest, highest))
        .group_by(groups::sort_order)
        .having(diesel::dsl::count(groups::id).gt(1))
        .select(groups::sort_order)
        .first(conn)
        .optional()?;
    Ok(shared.is_some())
}

/// Numbers all groups from 1 on, in the order that they are in.
pub(in crate::groups) fn number_all(conn: &mut Conn) -> QueryResult<()> {
    diesel::sql_query(
        "UPDATE groups SET sort_order = counted.place \
         FROM (SELECT id, row_number() OVER (ORDER BY sort_order, id) AS place FROM groups) AS counted \
         WHERE counted.id = groups.id AND groups.sort_order <> counted.place",
    )
    .execute(conn)
    .map(drop)
}

/// Turns the numbers from `from` to `to`, each of which is one group's: the group at `from` takes
/// `to`, and every other the number of its neighbour on the side of `from`.
pub(in crate::groups) fn rotate_positions(conn: &mut Conn, from: i64, to: i64) -> QueryResult<()> {
    // Who goes up takes the first number, and those whom it passes the next one each.
    let neighbour = if to < from { "lead" } else { "lag" };
    diesel::sql_query(format!(
        "UPDATE groups SET sort_order = turned.place \
         FROM (SELECT id, coalesce({neighbour}(sort_order) OVER (ORDER BY sort_order), $1) AS place \
               FROM groups WHERE sort_order BETWEEN $2 AND $3) AS turned \
         WHERE turned.id = groups.id"
    ))
    .bind::<BigInt, _>(to)
    .bind::<BigInt, _>(from.min(to))
    .bind::<BigInt, _>(from.max(to))
    .execute(conn)
    .map(drop)
}
