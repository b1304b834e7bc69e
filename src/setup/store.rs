//! Rows of the set-up link and the marks of server keys.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{server_keys, tokens};
use crate::db::types::TokenPurpose;
use crate::db::{self, Conn, QueryResult, per_backend};
use crate::ids::TokenId;

#[derive(Debug, Queryable)]
pub(super) struct Link {
    pub generation: i64,
    pub ends_at: Moment,
    pub used_at: Option<Moment>,
}

pub(super) fn insert_link(conn: &mut Conn, now: Moment, ends: Moment) -> QueryResult<(TokenId, i64)> {
    let generation = db::generation(conn)?;
    let id = diesel::insert_into(tokens::table)
        .values((
            tokens::purpose.eq(TokenPurpose::Setup),
            tokens::generation.eq(generation),
            tokens::created_at.eq(now),
            tokens::ends_at.eq(ends),
        ))
        .returning(tokens::id)
        .get_result(conn)?;
    Ok((id, generation))
}

pub(super) fn find_link(conn: &mut Conn, id: i64) -> QueryResult<Option<Link>> {
    tokens::table
        .filter(tokens::id.eq(TokenId(id)))
        .filter(tokens::purpose.eq(TokenPurpose::Setup))
        .select((tokens::generation, tokens::ends_at, tokens::used_at))
        .first(conn)
        .optional()
}

/// The link that is good beyond `until`, the newest if there are several.
pub(super) fn good_link(conn: &mut Conn, until: Moment) -> QueryResult<Option<(TokenId, i64)>> {
    tokens::table
        .filter(tokens::purpose.eq(TokenPurpose::Setup))
        .filter(tokens::used_at.is_null())
        .filter(tokens::ends_at.gt(until))
        .order(tokens::id.desc())
        .select((tokens::id, tokens::generation))
        .first(conn)
        .optional()
}

/// Makes other programs that start now wait until this transaction ends; on SQLite they do anyway.
pub(super) fn lock_start(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Pg(pg) => pg.batch_execute("LOCK TABLE server_keys IN SHARE ROW EXCLUSIVE MODE"),
        Conn::Sqlite(_) => Ok(()),
    }
}

/// Ends every link that still lives.
pub(super) fn end_links(conn: &mut Conn, now: Moment) -> QueryResult<()> {
    diesel::update(tokens::table)
        .filter(tokens::purpose.eq(TokenPurpose::Setup))
        .filter(tokens::used_at.is_null())
        .filter(tokens::ends_at.gt(now))
        .set(tokens::ends_at.eq(now))
        .execute(conn)
        .map(drop)
}

/// Uses up a link; false if it was used before or is over.
pub(super) fn claim_link(conn: &mut Conn, id: i64, now: Moment) -> QueryResult<bool> {
    let claimed = diesel::update(tokens::table)
        .filter(tokens::id.eq(TokenId(id)))
        .filter(tokens::purpose.eq(TokenPurpose::Setup))
        .filter(tokens::used_at.is_null())
        .filter(tokens::ends_at.gt(now))
        .set(tokens::used_at.eq(now))
        .execute(conn)?;
    Ok(claimed > 0)
}

pub(super) fn key_marks(conn: &mut Conn) -> QueryResult<Vec<String>> {
    server_keys::table.select(server_keys::mark).load(conn)
}

pub(super) fn insert_key_mark(conn: &mut Conn, mark: &str, now: Moment) -> QueryResult<()> {
    let row = (server_keys::mark.eq(mark), server_keys::since.eq(now));
    per_backend!(conn, |conn| diesel::insert_into(server_keys::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))
    .map(drop)
}
