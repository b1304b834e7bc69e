//! Restores, what they revived, and the database that was replaced.

mod copied;
mod listed;
mod replaced;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{codes, invites, restores};
use crate::db::{Conn, QueryResult, per_backend};
use crate::ids::UserId;

pub use copied::copy_replaced;
pub(super) use listed::{Listed, listed};
pub(super) use replaced::compare;
pub use replaced::open_replaced;

/// A backup that was put back.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Restore {
    pub id: i64,
    pub restored_at: Moment,
    /// The last thing that happened in the backup.
    pub backup_at: Option<Moment>,
    /// Whether what changed since the backup is known.
    pub compared: bool,
    pub dismissed_at: Option<Moment>,
}

pub(super) fn insert(
    conn: &mut Conn,
    backup_at: Option<Moment>,
    kept_as: Option<&str>,
    now: Moment,
) -> QueryResult<i64> {
    diesel::insert_into(restores::table)
        .values((
            restores::restored_at.eq(now),
            restores::backup_at.eq(backup_at),
            restores::compared.eq(false),
            restores::kept_as.eq(kept_as),
        ))
        .returning(restores::id)
        .get_result(conn)
}

/// The last restore, if there ever was one.
pub(super) fn latest(conn: &mut Conn) -> QueryResult<Option<Restore>> {
    let latest = restores::table
        // Said so that no database reads the table whole to find its end.
        .filter(restores::id.gt(0))
        .order(restores::id.desc())
        .select((restores::id, restores::restored_at, restores::backup_at, restores::compared, restores::dismissed_at));
    per_backend!(conn, |conn| latest.first(conn)).optional()
}

/// Dismisses every restore that nobody has dismissed; false where there is none.
pub(super) fn dismiss(conn: &mut Conn, by: UserId, now: Moment) -> QueryResult<bool> {
    let dismissed = diesel::update(restores::table.filter(restores::dismissed_at.is_null()))
        .set((restores::dismissed_at.eq(now), restores::dismissed_by.eq(by)))
        .execute(conn)?;
    Ok(dismissed > 0)
}

/// How many codes and how many invites can be used at `now`, each counted up to `bound`.
pub(super) fn count_active(conn: &mut Conn, now: Moment, bound: i64) -> QueryResult<(usize, usize)> {
    let active: Vec<i64> = codes::table
        .filter(codes::ended_at.is_null())
        .filter(codes::expires_at.is_null().or(codes::expires_at.gt(now)))
        .filter(codes::max_uses.is_null().or(codes::max_uses.gt(codes::uses.nullable())))
        .limit(bound)
        .select(codes::id)
        .load(conn)?;
    let links: Vec<i64> = invites::table
        .filter(invites::deleted_at.is_null())
        .filter(invites::expires_at.is_null().or(invites::expires_at.gt(now)))
        .limit(bound)
        .select(invites::id)
        .load(conn)?;
    Ok((active.len(), links.len()))
}
