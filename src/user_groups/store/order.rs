//! The order of groups: numbers, and ids where numbers are the same.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::db::schema::groups;
use crate::db::{Conn, QueryResult, on};
use crate::ids::GroupId;

/// The key of PostgreSQL's lock: moves of groups, one after the other.
const MOVES: i64 = 7_110_001;

/// Where a group stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable)]
pub(in crate::user_groups) struct Place {
    pub number: i64,
    pub group: GroupId,
}

const PLACE: (groups::sort_order, groups::id) = (groups::sort_order, groups::id);

/// Where `group` stands.
pub(in crate::user_groups) fn place(conn: &mut Conn, group: GroupId) -> QueryResult<Option<Place>> {
    on!(conn, |conn| groups::table.find(group).select(PLACE).first(conn)).optional()
}

/// The place so many before `place`; none where there are not as many.
pub(in crate::user_groups) fn place_before(conn: &mut Conn, place: Place, count: usize) -> QueryResult<Option<Place>> {
    let before = groups::table
        .filter(groups::sort_order.le(place.number))
        .filter(groups::sort_order.lt(place.number).or(groups::id.lt(place.group)))
        .order((groups::sort_order.desc(), groups::id.desc()))
        .limit(i64::try_from(count).unwrap_or(i64::MAX))
        .select(PLACE);
    let found: Vec<Place> = on!(conn, |conn| before.load(conn))?;
    Ok(found.get(count - 1).copied())
}

/// The next place after `place`.
pub(in crate::user_groups) fn place_after(conn: &mut Conn, place: Place) -> QueryResult<Option<Place>> {
    let after = groups::table
        .filter(groups::sort_order.ge(place.number))
        .filter(groups::sort_order.gt(place.number).or(groups::id.gt(place.group)))
        .order((groups::sort_order, groups::id))
        .limit(1)
        .select(PLACE);
    on!(conn, |conn| after.first(conn)).optional()
}

/// Gives `group` a number.
pub(in crate::user_groups) fn set_place(conn: &mut Conn, group: GroupId, number: i64) -> QueryResult<()> {
    diesel::update(groups::table.find(group)).set(groups::sort_order.eq(number)).execute(conn).map(drop)
}

/// Waits for moves under way to end. SQLite writes one after the other anyway.
pub(in crate::user_groups) fn one_move_at_a_time(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(_) => Ok(()),
        Conn::Pg(pg) => {
            diesel::sql_query("SELECT pg_advisory_xact_lock($1)").bind::<BigInt, _>(MOVES).execute(pg).map(drop)
        }
    }
}

/// Whether several groups share a number from `lowest` to `highest`.
pub(in crate::user_groups) fn has_ties(conn: &mut Conn, lowest: i64, highest: i64) -> QueryResult<bool> {
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
pub(in crate::user_groups) fn number_all(conn: &mut Conn) -> QueryResult<()> {
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
pub(in crate::user_groups) fn turn(conn: &mut Conn, from: i64, to: i64) -> QueryResult<()> {
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
