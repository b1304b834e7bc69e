//! Connections: where to, how each is set up, and the pool that keeps them.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::{Connection, InstrumentationEvent, SimpleConnection, TransactionManager};
use diesel::pg::PgConnection;
use diesel::sqlite::SqliteConnection;

use super::conn::Conn;

/// How long a statement waits for SQLite's lock, and a request for a connection.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// A connection that lay idle longer, or on which the last work failed, is asked for a sign of life
/// before it is lent: after a restart of the server the old ones are dead.
const FRESH: Duration = Duration::from_millis(500);

/// Which database, told by the scheme of its URL.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A file.
    Sqlite(PathBuf),
    /// A `postgres://` URL, handed to libpq as it is.
    Postgres(String),
}

impl Location {
    /// Reads `postgres://…`, `postgresql://…`, `sqlite://PATH` or `sqlite:PATH`.
    pub fn parse(url: &str) -> Result<Self, String> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        match url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:")) {
            Some(path) if !path.is_empty() => Ok(Self::Sqlite(path.into())),
            _ => Err("it must begin with postgres:// or sqlite://".to_owned()),
        }
    }
}

impl fmt::Debug for Location {
    /// Without the password that a PostgreSQL URL may hold.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "SQLite at {}", path.display()),
            Self::Postgres(url) => {
                let shown = url::Url::parse(url).map_or_else(
                    |_| "an unreadable URL".to_owned(),
                    |url| format!("{}{}", url.host_str().unwrap_or("localhost"), url.path()),
                );
                write!(f, "PostgreSQL at {shown}")
            }
        }
    }
}

/// What a connection may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Read,
    Write,
}

/// Makes connections, and counts the queries that run on them.
#[derive(Clone, Debug)]
pub(super) struct Opener {
    pub location: Location,
    pub queries: Arc<AtomicU64>,
}

impl Opener {
    pub fn open(&self, purpose: Use) -> Result<Conn, diesel::ConnectionError> {
        let mut conn = match &self.location {
            Location::Sqlite(path) => {
                let mut sqlite = SqliteConnection::establish(&path.to_string_lossy())?;
                sqlite.batch_execute(&pragmas(purpose)).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
                Conn::Sqlite(sqlite)
            }
            Location::Postgres(url) => Conn::Pg(PgConnection::establish(url)?),
        };
        let queries = Arc::clone(&self.queries);
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if matches!(event, InstrumentationEvent::StartQuery { .. }) {
                queries.fetch_add(1, Ordering::Relaxed);
            }
        });
        Ok(conn)
    }
}

/// The wait for locks comes first, so that the switch to WAL waits too. `synchronous=FULL` with
/// WAL syncs at every commit: what was acknowledged survives a power loss.
fn pragmas(purpose: Use) -> String {
    let patience = PATIENCE.as_millis();
    let common = format!(
        "PRAGMA busy_timeout = {patience}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
         PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
    );
    match purpose {
        Use::Read => format!("{common} PRAGMA cache_size = -4000; PRAGMA query_only = ON;"),
        Use::Write => format!("{common} PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000;"),
    }
}

/// A connection as the pool keeps it.
pub(super) struct Pooled {
    conn: Conn,
    /// When it last did what it was asked; nothing since it last failed, for whatever reason.
    proven: Option<Instant>,
    /// Whether work is going on; after a panic that is for good.
    busy: bool,
}

impl Pooled {
    /// Runs `work`, and takes what became of it as a sign of the connection's health.
    pub fn put_to<T, E>(&mut self, work: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        self.busy = true;
        let outcome = work(&mut self.conn);
        self.busy = false;
        self.proven = outcome.is_ok().then(Instant::now);
        outcome
    }
}

impl r2d2::ManageConnection for Opener {
    type Connection = Pooled;
    type Error = diesel::ConnectionError;

    fn connect(&self) -> Result<Pooled, Self::Error> {
        let purpose = match self.location {
            // The one SQLite connection that writes belongs to the writer thread.
            Location::Sqlite(_) => Use::Read,
            Location::Postgres(_) => Use::Write,
        };
        Ok(Pooled { conn: self.open(purpose)?, proven: Some(Instant::now()), busy: false })
    }

    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), Self::Error> {
        if matches!(pooled.conn, Conn::Sqlite(_)) || pooled.proven.is_some_and(|proven| proven.elapsed() < FRESH) {
            return Ok(());
        }
        pooled.conn.batch_execute("SELECT 1").map_err(|cause| diesel::ConnectionError::BadConnection(cause.to_string()))
    }

    /// A transaction that a panic left open, or that could be neither committed nor rolled back,
    /// would swallow the work of whoever got the connection next: it would never be committed.
    fn has_broken(&self, pooled: &mut Pooled) -> bool {
        pooled.busy || <Conn as Connection>::TransactionManager::is_broken_transaction_manager(&mut pooled.conn)
    }
}
