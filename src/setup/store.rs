//! Rows of the set-up link and the marks of server keys.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{server_keys, tokens};
use crate::db::types::TokenPurpose;
use crate::db::{Conn, QueryResult, per_backend};
use crate::ids::TokenId;

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
