//! One connection type for both databases.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

use diesel::RunQueryDsl;
use diesel::connection::{AnsiTransactionManager, Connection, SimpleConnection, TransactionManager};
use diesel::pg::PgConnection;
use diesel::result::{Error, QueryResult};
use diesel::sqlite::SqliteConnection;

use super::fault::Stop;

/// A connection to either database. Queries are written once against it; where a statement must
/// differ by backend, [`per_backend!`](crate::db::per_backend) runs the same words against each real connection.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}

/// The columns of a type that derives `HasQuery`, for a query that is run against either database: diesel's own
/// `as_select` ties it to one.
pub fn columns<T: diesel::Selectable<diesel::pg::Pg>>() -> T::SelectExpression {
    T::construct_selection()
}

/// Runs one body against the real connection inside a [`Conn`], for what diesel cannot say on
/// both at once (upserts, batch inserts), and for queries that every page asks: their text is kept, where
/// that of a query against either is written each time.
macro_rules! per_backend {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn {
            $crate::db::Conn::Pg($c) => $body,
            $crate::db::Conn::Sqlite($c) => $body,
        }
    };
}
pub(crate) use per_backend;

/// Inserts a vector of rows into a table. PostgreSQL takes them as one stream (`COPY`): a statement
/// of thousands of values takes it longer to read than to carry out. Of a row that collides with
/// one that is there it makes an error, as every insert does that says nothing of conflicts.
macro_rules! bulk_insert {
    ($conn:expr, $table:expr, $rows:expr) => {
        match $conn {
            $crate::db::Conn::Pg(pg) => {
                diesel::ExecuteCopyFromDsl::execute(diesel::copy_from($table).from_insertable($rows), pg)
            }
            $crate::db::Conn::Sqlite(sqlite) => diesel::insert_into($table).values(&$rows).execute(sqlite),
        }
    };
}
pub(crate) use bulk_insert;

type Tm = <Conn as Connection>::TransactionManager;

/// Begins the outermost transaction. On SQLite it takes the write lock at once: a transaction
/// that reads first and writes later would find the database changed under it and fail. On
/// PostgreSQL a statement waits for a lock no longer than `patience`; said for the transaction, since
/// a pooler between us may lend the connection to another program after it.
pub(super) fn begin(conn: &mut Conn, patience: Option<Duration>) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
        Conn::Pg(pg) => {
            // 0 is for ever.
            let millis = patience.map_or(0, |patience| patience.as_millis().max(1));
            AnsiTransactionManager::begin_transaction_sql(pg, &format!("BEGIN; SET LOCAL lock_timeout = {millis}"))
        }
    }
}

/// Runs `work` in a transaction of its own; an error rolls it back.
pub(super) fn in_transaction<T, E: From<Error>>(
    conn: &mut Conn,
    patience: Option<Duration>,
    work: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    begin(conn, patience)?;
    match work(conn) {
        Ok(done) => {
            commit(conn)?;
            Ok(done)
        }
        Err(error) => match unwind_to(conn, 0) {
            Ok(()) | Err(Error::BrokenTransactionManager) => Err(error),
            Err(failed) => Err(failed.into()),
        },
    }
}

/// Commits the innermost transaction or savepoint.
pub(super) fn commit(conn: &mut Conn) -> QueryResult<()> {
    Tm::commit_transaction(conn)
}

/// Opens a savepoint within the outermost transaction.
pub(super) fn savepoint(conn: &mut Conn) -> QueryResult<()> {
    Tm::begin_transaction(conn)
}

/// Rolls back until `depth` transactions and savepoints remain open.
pub(super) fn unwind_to(conn: &mut Conn, depth: u32) -> QueryResult<()> {
    while self::depth(conn) > depth {
        Tm::rollback_transaction(conn)?;
    }
    Ok(())
}

fn depth(conn: &mut Conn) -> u32 {
    Tm::transaction_manager_status_mut(conn).transaction_depth().ok().flatten().map_or(0, u32::from)
}

/// Runs `work` in a savepoint of the present transaction, so that a unique violation in it does
/// not spoil what was done before (PostgreSQL aborts the whole transaction otherwise).
pub fn in_savepoint<T, E: From<diesel::result::Error>>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    savepoint(conn)?;
    let inside = depth(conn);
    match work(conn) {
        Ok(done) => {
            commit(conn)?;
            Ok(done)
        }
        Err(error) => {
            // Where the database has rolled back everything by itself, as SQLite does on a full disk, there is no
            // savepoint left: what went wrong is told, not that.
            let outside = inside.saturating_sub(1);
            if unwind_to(conn, outside).is_ok() && outside > 0 {
                // diesel keeps a savepoint that it rolls back to, and each statement takes longer the more there are.
                let _ = conn.batch_execute(&format!("RELEASE SAVEPOINT diesel_savepoint_{outside}"));
            }
            Err(error)
        }
    }
}

/// Runs `work`, which reads, on the database as it stands at one moment. SQLite takes its locks once, and not for each
/// statement; PostgreSQL takes none for reading, and would only be asked twice more.
pub fn at_one_moment<T>(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> QueryResult<T>) -> QueryResult<T> {
    let Conn::Sqlite(sqlite) = conn else { return work(conn) };
    AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN")?;
    let read = catch_unwind(AssertUnwindSafe(|| work(conn)));
    commit(conn)?;
    read.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Runs `work` within the present transaction and undoes what it did where it refuses.
///
/// A savepoint that is never released: the end of the transaction does that, without a round trip more
/// while rows are locked.
pub fn undoable<T, R>(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> Result<T, Stop<R>>) -> Result<T, Stop<R>> {
    conn.batch_execute("SAVEPOINT undoable")?;
    let outcome = work(conn);
    if matches!(outcome, Err(Stop::Refused(_))) {
        conn.batch_execute("ROLLBACK TO SAVEPOINT undoable")?;
    }
    outcome
}

/// What a query written in SQL finds in its column `text`.
pub fn texts(conn: &mut Conn, query: &str) -> QueryResult<Vec<String>> {
    #[derive(diesel::QueryableByName)]
    struct Found {
        #[diesel(sql_type = diesel::sql_types::Text)]
        text: String,
    }
    let found: Vec<Found> = diesel::sql_query(query).load(conn)?;
    Ok(found.into_iter().map(|found| found.text).collect())
}
