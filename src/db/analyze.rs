//! What whoever writes very much has to see to: what PostgreSQL's plans rest on, and SQLite's cache.

use diesel::connection::SimpleConnection;

use super::{Conn, QueryResult, texts};

/// Has PostgreSQL look anew at those of `tables` that have grown to four times what it last saw.
///
/// It plans a kept statement, and the check of a foreign key, for the table as it was then; one of a
/// few dozen rows is read from end to end sooner than by an index. Where a hundred thousand rows
/// stand there a minute later, each look-up still reads all of them, until the server's own
/// caretaker comes round. So whoever writes that much at once calls this now and then, outside of
/// its transactions. SQLite plans by what indexes there are, and needs nothing.
pub fn analyze_if_grown(conn: &mut Conn, tables: &[&'static str]) -> QueryResult<()> {
    if matches!(conn, Conn::Sqlite(_)) {
        return Ok(());
    }
    let query = format!(
        "SELECT relname::text AS text FROM pg_class WHERE oid = ANY ('{{{}}}'::regclass[]) \
         AND pg_relation_size(oid) > 4 * (1 + relpages) * current_setting('block_size')::bigint",
        tables.join(",")
    );
    let grown = texts(conn, &query)?;
    if grown.is_empty() { Ok(()) } else { conn.batch_execute(&format!("ANALYZE {}", grown.join(", "))) }
}

/// Gives this connection a gigabyte of SQLite's cache, up to its end: rows of millions go all over the indexes, and each
/// page that does not fit is written once more for every row that it gets.
pub fn widen_cache(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => sqlite.batch_execute("PRAGMA cache_size = -1000000"),
        Conn::Pg(_) => Ok(()),
    }
}
