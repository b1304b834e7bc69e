//! The database: connections, transactions, tables and migrations.
//!
//! Reads go to a pool; [`Db::write`] runs one transaction. On PostgreSQL that is a pooled
//! connection, on SQLite the [`writer`] thread's; whoever asks never sees the difference. What
//! waits for a server, or reads many rows, does so on a thread of its own; what SQLite finds by a
//! key it finds sooner than another thread would have woken ([`Db::read`], [`Db::scan`]).

mod analyze;
mod conn;
mod epoch;
mod fault;
mod instances;
mod mailboxes;
mod migrate;
mod once;
mod patience;
mod place;
mod pool;
mod prepared;
mod replace;
pub mod schema;
mod sql_predicate;
mod text_enum;
mod time;
pub mod types;
mod wake;
mod work;
mod writer;

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use diesel::RunQueryDsl;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub use analyze::{analyze_if_grown, widen_cache};
pub use conn::{Conn, at_one_moment, columns, in_savepoint, texts, undoable};
pub(crate) use conn::{bulk_insert, per_backend};
pub use diesel::result::{Error as QueryError, QueryResult};
pub use epoch::{begin_epoch, generation};
pub use fault::{Fault, Settled, Stop, is_unique_violation};
pub use instances::{BEAT, beat, end_beats, forget_instances, is_served};
pub use migrate::MigrateError;
pub use once::{forget_forms, forget_forms_of, once};
use patience::PATIENCE;
pub use patience::patiently;
pub use place::{is_copy, note_place};
pub use pool::{Location, for_libpq};
use pool::{Opener, Use};
pub use prepared::prepared;
pub use replace::{ReplaceError, Staged, beside, private};
pub(crate) use sql_predicate::sql_predicate;
pub use time::{accept_time, latest as latest_time, raise_latest};
use wake::{Waiters, WakesAsked};
pub use wake::{Wake, wake};
use work::{Undone, Work, pack};
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
    sleepers: Waiters,
}

impl Db {
    /// Opens the database at `location` with up to `connections` connections for reading (and on
    /// PostgreSQL for writing too). Its tables must be there: see [`migrate`].
    pub fn open(location: &Location, connections: u32) -> Result<Self, Fault> {
        let unreachable = |cause: &dyn std::fmt::Display| Fault::Unavailable(format!("{location:?}: {cause}"));
        let in_use = lock_in_use(location)?.map(Arc::new);
        // Tried once here: the pool would try for long and hide the cause.
        let opener = Opener::of(location).map_err(|cause| unreachable(&cause))?;
        let queries = Arc::clone(&opener.queries);
        let writer = match location {
            Location::Sqlite(_) => Some(Writer::start(opener.clone()).map_err(|cause| unreachable(&cause))?),
            Location::Postgres(_) => None,
        };
        let pool = r2d2::Pool::builder()
            .max_size(connections)
            .min_idle(Some(1))
            .connection_timeout(PATIENCE)
            .test_on_check_out(true)
            .error_handler(Box::new(QuietHandler))
            .build(opener)
            .map_err(|cause| unreachable(&cause))?;
        Ok(Self {
            pool,
            places: Arc::new(Semaphore::new(connections as usize)),
            writer,
            _in_use: in_use,
            queries,
            sleepers: Waiters::default(),
        })
    }

    /// Runs `work`, which reads what a page shows: a few dozen rows, found by their keys. On SQLite
    /// it runs at once, on the thread that asks: it is done in less time than handing it over costs.
    pub async fn read<T, F>(&self, work: F) -> Result<T, Fault>
    where
        F: FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static,
        T: Send + 'static,
    {
        let (work, outcome) = pack(|conn| work(conn).map_err(Fault::from));
        outcome.after(self.read_packed(work).await)
    }

    async fn read_packed(&self, work: Work) -> Result<(), Undone> {
        if self.writer.is_none() {
            return self.scan_packed(work).await;
        }
        let _place = patience::spend(Duration::ZERO, self.place(patience::due())).await?;
        let mut pooled = self.pool.get().map_err(|cause| Fault::Unavailable(cause.to_string()))?;
        catch_unwind(AssertUnwindSafe(|| pooled.put_to(work)))
            .unwrap_or_else(|_| Err(Fault::Broken("a read panicked".to_owned()).into()))
    }

    /// Runs `work`, which reads whatever number of rows, on a thread of its own: a search, an export.
    pub async fn scan<T, F>(&self, work: F) -> Result<T, Fault>
    where
        F: FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static,
        T: Send + 'static,
    {
        let (work, outcome) = pack(|conn| work(conn).map_err(Fault::from));
        outcome.after(self.scan_packed(work).await)
    }

    async fn scan_packed(&self, work: Work) -> Result<(), Undone> {
        let due = patience::due();
        let place = patience::spend(Duration::ZERO, self.place(due)).await?;
        self.lend(place, due, work).await
    }

    /// Runs `work` in one transaction and answers once it is on disk; an error, or a panic, rolls
    /// back everything that `work` did. Whom it asked to [`wake`] is woken then.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        let (work, outcome) = pack(work);
        outcome.after(self.write_packed(work).await)
    }

    async fn write_packed(&self, work: Work) -> Result<(), Undone> {
        let due = patience::due();
        let asked = patience::spend(patience::WORK, async {
            match &self.writer {
                Some(writer) => writer.run(due, work).await,
                None => self.write_pooled(due, work).await,
            }
        })
        .await?;
        self.sleepers.wake(asked);
        Ok(())
    }

    /// Waits until a transaction on this database that is on disk has asked for `who` to be woken.
    pub async fn woken(&self, who: Wake) {
        self.sleepers.woken(who).await;
    }

    /// Each lock may be waited for until the work is `due`, and a transaction may need several: so what
    /// a request asked for is rolled back when it is late, and soon after nobody waits for it any more.
    async fn write_pooled(&self, due: Instant, work: Work) -> Result<WakesAsked, Undone> {
        let late = || Fault::Unavailable("a lock was held for too long".to_owned());
        let (place, is_awaited) = (self.place(due).await?, patience::is_counted());
        let left = move || due.saturating_duration_since(Instant::now());
        let in_time = move |conn: &mut Conn| {
            let ((), asked) = wake::noting(|| work(conn))?;
            if is_awaited && left().is_zero() { Err(late().into()) } else { Ok(asked) }
        };
        let done = self.lend(place, due, move |conn| conn::in_transaction(conn, Some(left()), in_time));
        if !is_awaited {
            return done.await;
        }
        tokio::time::timeout_at((due + patience::COMMIT).into(), done).await.map_err(|_| late())?
    }

    /// How many queries have run so far, on all connections.
    pub fn queries(&self) -> u64 {
        self.queries.load(Ordering::Relaxed)
    }

    async fn lend<T: Send + 'static>(
        &self,
        place: OwnedSemaphorePermit,
        due: Instant,
        work: impl FnOnce(&mut Conn) -> Result<T, Undone> + Send + 'static,
    ) -> Result<T, Undone> {
        let pool = self.pool.clone();
        tokio::task::spawn_blocking(move || {
            let _place = place;
            let left = due.saturating_duration_since(Instant::now());
            let mut pooled = pool.get_timeout(left).map_err(|cause| Fault::Unavailable(cause.to_string()))?;
            pooled.put_to(work)
        })
        .await
        .unwrap_or_else(|panic| Err(Fault::Broken(panic.to_string()).into()))
    }

    async fn place(&self, due: Instant) -> Result<OwnedSemaphorePermit, Fault> {
        tokio::time::timeout_at(due.into(), Arc::clone(&self.places).acquire_owned())
            .await
            .map_err(|_| Fault::Unavailable("too many requests are waiting".to_owned()))?
            .map_err(|closed| Fault::Unavailable(closed.to_string()))
    }
}

/// Brings the tables of the database at `location` to this program's version: all of a step or
/// nothing of it, by one program at a time. Refuses a database that a newer program has changed.
pub fn migrate(location: &Location) -> Result<usize, MigrateError> {
    migrate::run(&Opener::for_once(location))
}

/// How many steps [`migrate`] would run; changes nothing but, on a database that no program has
/// seen yet, the table that counts the steps.
pub fn pending(location: &Location) -> Result<usize, MigrateError> {
    migrate::pending(&Opener::for_once(location))
}

/// Keeps the file of a SQLite database from being replaced until the answer is dropped; refused while
/// it is. A database of PostgreSQL is its server's.
pub fn lock_in_use(location: &Location) -> Result<Option<File>, Fault> {
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
    let opener = Opener::for_once(location);
    opener.open(Use::Write).map_err(|cause| Fault::Unavailable(format!("{location:?}: {cause}")))
}

/// Runs `work` in one transaction on a connection of one's own; an error rolls it back.
pub fn transaction<T, E: From<diesel::result::Error>>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    conn::in_transaction(conn, None, work)
}

/// The pool's own complaints, told in our log.
#[derive(Debug)]
struct QuietHandler;

impl r2d2::HandleError<diesel::ConnectionError> for QuietHandler {
    fn handle_error(&self, error: diesel::ConnectionError) {
        tracing::warn!(%error, "a database connection failed");
    }
}
