//! Where a database lies, so that a copy that was put back is noticed when a server starts on it.
//!
//! PostgreSQL numbers databases and tables when they are made: `pg_restore`, and a database made from a
//! template, give them new numbers, while the row that was copied along tells the old ones. A copy of the
//! server's own files keeps its numbers and is not noticed. SQLite has no such numbers.

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::conn::{Conn, per_backend};
use super::schema::place;

/// The only row.
const ID: i64 = 1;

/// Whether the database is a copy of one that lay elsewhere.
pub fn is_copy(conn: &mut Conn) -> QueryResult<bool> {
    let Some(here) = here(conn)? else { return Ok(false) };
    let noted: Option<String> = place::table.find(ID).select(place::mark).first(conn).optional()?;
    Ok(noted.is_some_and(|noted| noted != here))
}

/// Notes where the database lies now.
pub fn note_place(conn: &mut Conn) -> QueryResult<()> {
    let Some(here) = here(conn)? else { return Ok(()) };
    let row = (place::id.eq(ID), place::mark.eq(here.clone()));
    per_backend!(conn, |conn| diesel::insert_into(place::table)
        .values(row)
        .on_conflict(place::id)
        .do_update()
        .set(place::mark.eq(here))
        .execute(conn))
    .map(drop)
}

fn here(conn: &mut Conn) -> QueryResult<Option<String>> {
    let Conn::Pg(pg) = conn else { return Ok(None) };
    let mark = "(SELECT oid FROM pg_database WHERE datname = current_database()) || '/' || 'users'::regclass::oid";
    diesel::select(sql::<Text>(mark)).get_result(pg).map(Some)
}
