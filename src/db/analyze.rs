//! What whoever writes very much has to see to: what PostgreSQL's plans rest on, and SQLite's cache.

use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;

use super::{Conn, QueryResult};

/// A table, by its name.
#[derive(diesel::QueryableByName)]
struct Table {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Has PostgreSQL look anew at those of `tables` that have grown to four times what it last saw.
///
/// It plans a kept statement, and the check of a foreign key, for the table as it was then; one of a
/// few dozen rows is read from end to end sooner than by an index. Where a hundred thousand rows
/// stand there a minute later, each look-up still reads all of them, until the server's own
/// caretaker comes round. So whoever writes that much at once calls this now and then, outside of
/// its transactions. SQLite plans by what indexes there are, and needs nothing.
pub fn analyze_if_grown(conn: &mut Conn, tables: &[&'static str]) -> QueryResult<()> {
    let Conn::Pg(pg) = conn else { return Ok(()) };
    let grown: Vec<Table> = diesel::sql_query(format!(
        "SELECT relname::text AS name FROM pg_class WHERE oid = ANY ('{{{}}}'::regclass[]) \
         AND pg_relation_size(oid) > 4 * (1 + relpages) * current_setting('block_size')::bigint",
        tables.join(",")
    ))
    .load(pg)?;
    if grown.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = grown.into_iter().map(|table| table.name).collect();
    pg.batch_execute(&format!("ANALYZE {}", names.join(", ")))
}

/// Gives this connection a gigabyte of SQLite's cache, up to its end: rows of millions go all over the indexes, and each
/// page that does not fit is written once more for every row that it gets.
pub fn widen_cache(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => sqlite.batch_execute("PRAGMA cache_size = -1000000"),
        Conn::Pg(_) => Ok(()),
    }
}
