//! Connections: where to, how each is set up, and the pool that keeps them.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use diesel::RunQueryDsl;
use diesel::connection::{CacheSize, Connection, InstrumentationEvent, SimpleConnection, TransactionManager};
use diesel::dsl::sql;
use diesel::pg::PgConnection;
use diesel::sql_types::Integer;
use diesel::sqlite::SqliteConnection;

use super::conn::Conn;
use super::patience::PATIENCE;

/// A connection that lay idle longer, or on which the last work failed, is asked for a sign of life
/// before it is lent: after a restart of the server the old ones are dead.
const FRESH: Duration = Duration::from_millis(500);

/// Which database, told by the scheme of its URL.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// A file.
    Sqlite(PathBuf),
    /// A `postgres://` URL, handed to libpq as it is, but for a `pgbouncer=true`.
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

/// The URL of a PostgreSQL server as libpq, and the programs that come with it, take it.
pub fn for_libpq(url: &str) -> String {
    without_pooler(url).0
}

/// The same, and whether it says that a pooler lends connections for a transaction each.
fn without_pooler(url: &str) -> (String, bool) {
    let Some((place, query)) = url.split_once('?') else { return (url.to_owned(), false) };
    let (pooler, rest): (Vec<&str>, Vec<&str>) = query.split('&').partition(|part| part.starts_with("pgbouncer="));
    let url = if rest.is_empty() { place.to_owned() } else { format!("{place}?{}", rest.join("&")) };
    (url, pooler.iter().any(|pooler| ["pgbouncer=true", "pgbouncer=1"].contains(pooler)))
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
    /// Whether each transaction may run on another of the server's connections: what was prepared on
    /// one is not there on the next.
    is_pooled: bool,
}

impl Opener {
    /// For connections that do little each: they take it that there may be a pooler.
    pub fn for_once(location: &Location) -> Self {
        Self { location: location.clone(), queries: Arc::default(), is_pooled: true }
    }

    /// For connections that are kept: asks whether there is a pooler, where nobody said so.
    pub fn of(location: &Location) -> Result<Self, diesel::ConnectionError> {
        let for_once = Self::for_once(location);
        let is_pooled = match location {
            Location::Sqlite(_) => false,
            Location::Postgres(url) => without_pooler(url).1 || for_once.finds_pooler()?,
        };
        Ok(Self { is_pooled, ..for_once })
    }

    /// Two connections that are served by the same process of the server's are two of a pooler's. It
    /// lends the one that was given back last, unless others are faster: so it is asked a few times.
    fn finds_pooler(&self) -> Result<bool, diesel::ConnectionError> {
        let (mut one, mut other) = (self.open(Use::Read)?, self.open(Use::Read)?);
        let process = |conn: &mut Conn| {
            let asked = diesel::select(sql::<Integer>("pg_backend_pid()")).get_result::<i32>(conn);
            asked.map_err(diesel::ConnectionError::CouldntSetupConfiguration)
        };
        for _ in 0..3 {
            if process(&mut one)? == process(&mut other)? {
                tracing::info!("a pooler lends the database's connections, so statements are not kept prepared");
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub fn open(&self, purpose: Use) -> Result<Conn, diesel::ConnectionError> {
        let mut conn = match &self.location {
            Location::Sqlite(path) => {
                let mut sqlite = SqliteConnection::establish(&path.to_string_lossy())?;
                sqlite.batch_execute(&pragmas(purpose)).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
                Conn::Sqlite(sqlite)
            }
            Location::Postgres(url) => {
                let mut pg = PgConnection::establish(&for_libpq(url))?;
                if self.is_pooled {
                    pg.set_prepared_statement_cache_size(CacheSize::Disabled);
                }
                Conn::Pg(pg)
            }
        };
        let queries = Arc::clone(&self.queries);
        let mut is_control = false;
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| match event {
            // Beginning and ending a transaction is no query, but its statement is told as one right after.
            InstrumentationEvent::BeginTransaction { .. }
            | InstrumentationEvent::CommitTransaction { .. }
            | InstrumentationEvent::RollbackTransaction { .. } => is_control = true,
            InstrumentationEvent::StartQuery { .. } if is_control => is_control = false,
            InstrumentationEvent::StartQuery { .. } => {
                queries.fetch_add(1, Ordering::Relaxed);
            }
            _ => {}
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pooler_is_told_by_the_url_and_libpq_is_not_told_of_it() {
        let plain = "postgres://muster@db/muster?sslmode=require";
        assert_eq!(without_pooler(plain), (plain.to_owned(), false));
        for url in [
            "postgres://muster@db/muster?sslmode=require&pgbouncer=true",
            "postgres://muster@db/muster?pgbouncer=1&sslmode=require",
        ] {
            assert_eq!(without_pooler(url), (plain.to_owned(), true));
        }
        assert_eq!(without_pooler("postgres://db/m?pgbouncer=true"), ("postgres://db/m".to_owned(), true));
        assert_eq!(without_pooler("postgres://db/m?pgbouncer=false"), ("postgres://db/m".to_owned(), false));
    }
}
