//! The database: connections, transactions, tables and migrations.
//!
//! Reads go to a pool; [`Db::write`] runs one transaction. On PostgreSQL that is a pooled
//! connection, on SQLite the [`writer`] thread's; whoever asks never sees the difference. What
//! waits for a server, or reads many rows, does so on a thread of its own; what SQLite finds by a
//! key it finds sooner than another thread would have woken ([`Db::read`], [`Db::scan`]).

mod conn;
mod epoch;
mod fault;
mod fixed;
mod instances;
mod mailboxes;
mod migrate;
mod once;
mod pool;
mod replace;
pub mod schema;
mod stock;
mod time;
pub mod types;
mod writer;

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use diesel::RunQueryDsl;
use diesel::connection::Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub use conn::{Conn, in_savepoint, undoable};
pub(crate) use conn::{on, pour};
pub use diesel::result::{Error as QueryError, QueryResult};
pub use epoch::{begin_epoch, generation};
pub use fault::{Fault, Stop, is_unique_violation};
pub(crate) use fixed::fixed;
pub use instances::{BEAT, beat, end_beats, forget_instances, is_served};
pub use migrate::MigrateError;
pub use once::{forget_forms, once};
pub use pool::Location;
use pool::{Opener, PATIENCE, Use};
pub use replace::{ReplaceError, Staged, beside, private};
pub use stock::take_stock;
pub use time::{accept_time, latest as latest_time, raise_latest};
use writer::Writer;

/// The database of a deployment. Clones share its connections.
#[derive(Clone)]
pub struct Db {
    pool: r2d2::Pool<Opener>,
    /// As many places as the pool has connections: who waits, waits here and holds no thread.
    places: Arc<Semaphore>,
    /// Only on SQLite.
    writer: Option<Writer>,
    /// Only on SQLite: keeps the file from being replaced.
    _in_use: Option<Arc<File>>,
    queries: Arc<AtomicU64>,
}

impl Db {
    /// Opens the database at `location` with up to `connections` connections for reading (and on
    /// PostgreSQL for writing too). Its tables must be there: see [`migrate`].
    pub fn open(location: &Location, connections: u32) -> Result<Self, Fault> {
        let queries = Arc::new(AtomicU64::new(0));
        let opener = Opener { location: location.clone(), queries: Arc::clone(&queries) };
        let unreachable = |cause: &dyn std::fmt::Display| Fault::Unavailable(format!("{location:?}: {cause}"));
        let in_use = hold_in_use(location)?.map(Arc::new);
        let writer = match location {
            Location::Sqlite(_) => Some(Writer::start(opener.clone()).map_err(|cause| unreachable(&cause))?),
            Location::Postgres(_) => {
                // Asked once by hand: the pool would try for long and hide the cause.
                opener.open(Use::Write).map_err(|cause| unreachable(&cause))?;
                None
            }
        };
        let pool = r2d2::Pool::builder()
            .max_size(connections)
            .min_idle(Some(1))
            .connection_timeout(PATIENCE)
            .test_on_check_out(true)
            .error_handler(Box::new(QuietHandler))
            .build(opener)
            .map_err(|cause| unreachable(&cause))?;
        Ok(Self { pool, places: Arc::new(Semaphore::new(connections as usize)), writer, _in_use: in_use, queries })
    }

    /// Runs `work`, which reads what a page shows: a few dozen rows, found by their keys. On SQLite
    /// it runs at once, on the thread that asks: it is done in less time than handing it over costs.
    pub async fn read<T, F>(&self, work: F) -> Result<T, Fault>
    where
        F: FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static,
        T: Send + 'static,
    {
        if self.writer.is_none() {
            return self.scan(work).await;
        }
        let _place = self.place().await?;
        let mut pooled = self.pool.get().map_err(|cause| Fault::Unavailable(cause.to_string()))?;
        match catch_unwind(AssertUnwindSafe(|| pooled.put_to(work))) {
            Ok(outcome) => outcome.map_err(Fault::from),
            Err(_) => Err(Fault::Broken("a read panicked".to_owned())),
        }
    }

    /// Runs `work`, which reads whatever number of rows, on a thread of its own: a search, an export.
    pub async fn scan<T, F>(&self, work: F) -> Result<T, Fault>
    where
        F: FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static,
        T: Send + 'static,
    {
        self.lend(work).await?.map_err(Fault::from)
    }

    /// Runs `work` in one transaction and answers once it is on disk; an error, or a panic, rolls
    /// back everything that `work` did.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Fault> + From<diesel::result::Error> + Send + 'static,
    {
        match &self.writer {
            Some(writer) => writer.run(work).await,
            None => self.lend(move |conn| conn.transaction(work)).await?,
        }
    }

    /// How many queries have run so far, on all connections.
    #[must_use]
    pub fn queries(&self) -> u64 {
        self.queries.load(Ordering::Relaxed)
    }

    async fn lend<T, E, F>(&self, work: F) -> Result<Result<T, E>, Fault>
    where
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: Send + 'static,
    {
        let place = self.place().await?;
        let pool = self.pool.clone();
        tokio::task::spawn_blocking(move || {
            let _place = place;
            let mut pooled = pool.get().map_err(|cause| Fault::Unavailable(cause.to_string()))?;
            Ok(pooled.put_to(work))
        })
        .await
        .unwrap_or_else(|panic| Err(Fault::Broken(panic.to_string())))
    }

    async fn place(&self) -> Result<OwnedSemaphorePermit, Fault> {
        tokio::time::timeout(PATIENCE, Arc::clone(&self.places).acquire_owned())
            .await
            .map_err(|_| Fault::Unavailable("too many requests are waiting".to_owned()))?
            .map_err(|closed| Fault::Unavailable(closed.to_string()))
    }
}

/// Brings the tables of the database at `location` to this program's version: all of a step or
/// nothing of it, by one program at a time. Refuses a database that a newer program has changed.
pub fn migrate(location: &Location) -> Result<usize, MigrateError> {
    let opener = Opener { location: location.clone(), queries: Arc::default() };
    migrate::run(&opener)
}

/// How many steps [`migrate`] would run; changes nothing but, on a database that no program has
/// seen yet, the table that counts the steps.
pub fn pending(location: &Location) -> Result<usize, MigrateError> {
    let opener = Opener { location: location.clone(), queries: Arc::default() };
    migrate::pending(&opener)
}

/// Keeps the file of a SQLite database from being replaced until the answer is dropped; refused while
/// it is. A database of PostgreSQL is its server's.
pub fn hold_in_use(location: &Location) -> Result<Option<File>, Fault> {
    match location {
        Location::Sqlite(path) => {
            replace::use_file(path).map(Some).map_err(|cause| Fault::Unavailable(format!("{location:?}: {cause}")))
        }
        Location::Postgres(_) => Ok(None),
    }
}

/// Copies a SQLite database as it stands into the empty `file`, consistent while others write.
pub fn copy_to(location: &Location, file: &std::path::Path) -> Result<(), Fault> {
    let mut conn = connect(location)?;
    diesel::sql_query("VACUUM INTO ?").bind::<diesel::sql_types::Text, _>(file.to_string_lossy()).execute(&mut conn)?;
    Ok(())
}

/// A connection of one's own, for commands that work before the server or beside it.
pub fn connect(location: &Location) -> Result<Conn, Fault> {
    let opener = Opener { location: location.clone(), queries: Arc::default() };
    opener.open(Use::Write).map_err(|cause| Fault::Unavailable(format!("{location:?}: {cause}")))
}

/// Runs `work` in one transaction on a connection of one's own; an error rolls it back.
pub fn transaction<T, E: From<diesel::result::Error>>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    conn::begin(conn)?;
    let outcome = work(conn);
    match &outcome {
        Ok(_) => conn::commit(conn)?,
        Err(_) => conn::unwind_to(conn, 0)?,
    }
    outcome
}

/// The pool's own complaints, told in our log.
#[derive(Debug)]
struct QuietHandler;

impl r2d2::HandleError<diesel::ConnectionError> for QuietHandler {
    fn handle_error(&self, error: diesel::ConnectionError) {
        tracing::warn!(%error, "a database connection failed");
    }
}
