//! Bringing the tables to this program's version.

use std::fmt;
use std::fs::File;

use diesel::connection::SimpleConnection;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::Conn;
use super::pool::{Location, Opener, Use};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// The oldest SQLite that is safe to write with: 3.51.3 mended a fault of WAL mode that could
/// lose what was committed.
const SQLITE_NEEDED: (u32, u32, u32) = (3, 51, 3);

/// Any number that every Muster agrees on and nothing else uses.
const ADVISORY_LOCK: i64 = 0x4d55_5354_4552;

/// Why the tables could not be brought up to date.
#[derive(Debug)]
pub enum MigrateError {
    /// The database cannot be reached or did not do as asked.
    Database(String),
    /// A newer program has been here; this one would not understand its tables.
    Newer(Vec<String>),
    /// The SQLite built into this program is older than [`SQLITE_NEEDED`].
    OldSqlite(String),
}

impl fmt::Display for MigrateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(cause) => write!(f, "the database cannot be brought up to date: {cause}"),
            Self::Newer(versions) => write!(
                f,
                "the database was changed by a newer version of Muster ({}); start that version, or restore a backup",
                versions.join(", ")
            ),
            Self::OldSqlite(version) => write!(
                f,
                "the SQLite in this program is {version}; {}.{}.{} or newer is needed",
                SQLITE_NEEDED.0, SQLITE_NEEDED.1, SQLITE_NEEDED.2
            ),
        }
    }
}

impl std::error::Error for MigrateError {}

impl From<diesel::result::Error> for MigrateError {
    fn from(cause: diesel::result::Error) -> Self {
        Self::Database(cause.to_string())
    }
}

/// How many steps are pending; changes nothing.
pub(super) fn pending(opener: &Opener) -> Result<usize, MigrateError> {
    let mut conn = opener.open(Use::Write).map_err(|cause| MigrateError::Database(cause.to_string()))?;
    match &mut conn {
        Conn::Sqlite(sqlite) => {
            require_sqlite(sqlite)?;
            steps_left(sqlite, SQLITE)
        }
        Conn::Pg(pg) => steps_left(pg, POSTGRES),
    }
}

fn steps_left<C, DB>(conn: &mut C, known: EmbeddedMigrations) -> Result<usize, MigrateError>
where
    C: MigrationHarness<DB>,
    DB: diesel::backend::Backend,
    EmbeddedMigrations: diesel::migration::MigrationSource<DB>,
{
    require_not_newer(conn, &known)?;
    conn.pending_migrations(known).map(|steps| steps.len()).map_err(failed)
}

/// Runs what is pending and says how many steps that was.
pub(super) fn run(opener: &Opener) -> Result<usize, MigrateError> {
    let _one_at_a_time = lock_file(&opener.location)?;
    let mut conn = opener.open(Use::Write).map_err(|cause| MigrateError::Database(cause.to_string()))?;
    match &mut conn {
        Conn::Sqlite(sqlite) => {
            require_sqlite(sqlite)?;
            step(sqlite, SQLITE)
        }
        // A lock of the transaction, since behind a pooler one of the session would stay with a connection
        // that is lent to somebody else by the next statement. So it is all of the steps or none.
        Conn::Pg(pg) => pg.transaction(|pg| {
            pg.batch_execute(&format!("SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))?;
            step(pg, POSTGRES)
        }),
    }
}

fn step<C, DB>(conn: &mut C, known: EmbeddedMigrations) -> Result<usize, MigrateError>
where
    C: MigrationHarness<DB>,
    DB: diesel::backend::Backend,
    EmbeddedMigrations: diesel::migration::MigrationSource<DB>,
{
    require_not_newer(conn, &known)?;
    conn.run_pending_migrations(known).map(|steps| steps.len()).map_err(failed)
}

fn require_not_newer<C, DB>(conn: &mut C, known: &EmbeddedMigrations) -> Result<(), MigrateError>
where
    C: MigrationHarness<DB>,
    DB: diesel::backend::Backend,
    EmbeddedMigrations: diesel::migration::MigrationSource<DB>,
{
    let applied = conn.applied_migrations().map_err(failed)?;
    let names = diesel::migration::MigrationSource::<DB>::migrations(known).map_err(failed)?;
    let names: Vec<String> = names.iter().map(|step| step.name().version().to_string()).collect();
    let newer: Vec<String> =
        applied.iter().map(ToString::to_string).filter(|version| !names.contains(version)).collect();
    if newer.is_empty() { Ok(()) } else { Err(MigrateError::Newer(newer)) }
}

fn failed(cause: Box<dyn std::error::Error + Send + Sync>) -> MigrateError {
    MigrateError::Database(cause.to_string())
}

/// On SQLite two starting programs would both find a step pending; a lock beside the file makes
/// the second wait. (PostgreSQL has advisory locks.)
fn lock_file(location: &Location) -> Result<Option<File>, MigrateError> {
    let Location::Sqlite(path) = location else { return Ok(None) };
    let lock = path.with_extension("migrating");
    let open = || -> std::io::Result<File> {
        let file = File::create(&lock)?;
        file.lock()?;
        Ok(file)
    };
    open().map(Some).map_err(|cause| MigrateError::Database(format!("{}: {cause}", lock.display())))
}

fn require_sqlite(sqlite: &mut SqliteConnection) -> Result<(), MigrateError> {
    let version: String = diesel::select(sql::<Text>("sqlite_version()"))
        .get_result(sqlite)
        .map_err(|cause| MigrateError::Database(cause.to_string()))?;
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    if (next(), next(), next()) < SQLITE_NEEDED { Err(MigrateError::OldSqlite(version)) } else { Ok(()) }
}
