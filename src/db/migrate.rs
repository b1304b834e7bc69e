//! Bringing the tables to this program's version.

use std::fs::File;
use std::path::{Path, PathBuf};

use derive_more::Display;
use diesel::connection::{Connection, SimpleConnection};
use diesel::dsl::sql;
use diesel::migration::{Migration, MigrationSource};
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::Conn;
use super::mailboxes;
use super::pool::{Location, Opener, Use};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// The backend of a connection to either database.
type Both = <Conn as Connection>::Backend;

/// What a step does to rows that SQL cannot say, in Rust: in the step's transaction, after its SQL.
type DataStep = fn(&mut Conn) -> QueryResult<()>;

/// The steps that have such a part, by their names.
const DATA_STEPS: &[(&str, DataStep)] = &[(mailboxes::STEP, mailboxes::run)];

/// The oldest SQLite that is safe to write with: 3.51.3 mended a fault of WAL mode that could
/// lose what was committed.
const SQLITE_NEEDED: (u32, u32, u32) = (3, 51, 3);

/// Any number that every Muster agrees on and nothing else uses.
const ADVISORY_LOCK: i64 = 0x4d55_5354_4552;

/// Why the tables could not be brought up to date.
#[derive(Debug, Display)]
pub enum MigrateError {
    /// The database cannot be reached or did not do as asked.
    #[display("the database cannot be brought up to date: {_0}")]
    Database(String),
    /// A newer program has been here; this one would not understand its tables.
    #[display(
        "the database was changed by a newer version of Muster ({}); start that version, or restore a backup",
        _0.join(", ")
    )]
    Newer(Vec<String>),
    /// The SQLite built into this program is older than [`SQLITE_NEEDED`].
    #[display(
        "the SQLite in this program is {_0}; {}.{}.{} or newer is needed",
        SQLITE_NEEDED.0, SQLITE_NEEDED.1, SQLITE_NEEDED.2
    )]
    OldSqlite(String),
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
    Ok(steps_left(&mut conn)?.len())
}

fn steps_left(conn: &mut Conn) -> Result<Vec<Box<dyn Migration<Both>>>, MigrateError> {
    let known = match conn {
        Conn::Sqlite(sqlite) => {
            require_sqlite(sqlite)?;
            SQLITE
        }
        Conn::Pg(_) => POSTGRES,
    };
    require_not_newer(conn, &known)?;
    conn.pending_migrations(known).map_err(failed)
}

/// Runs what is pending and says how many steps that was.
pub(super) fn run(opener: &Opener) -> Result<usize, MigrateError> {
    let _one_at_a_time = lock_file(&opener.location)?;
    let mut conn = opener.open(Use::Write).map_err(|cause| MigrateError::Database(cause.to_string()))?;
    if matches!(conn, Conn::Sqlite(_)) {
        return step(&mut conn);
    }
    // A lock of the transaction, since behind a pooler one of the session would stay with a connection
    // that is lent to somebody else by the next statement. So it is all of the steps or none.
    conn.transaction(|conn| {
        conn.batch_execute(&format!("SELECT pg_advisory_xact_lock({ADVISORY_LOCK})"))?;
        step(conn)
    })
}

/// Each step whole or not at all, what it does in Rust included.
fn step(conn: &mut Conn) -> Result<usize, MigrateError> {
    let steps = steps_left(conn)?;
    for step in &steps {
        let name = step.name().to_string();
        let rows = DATA_STEPS.iter().find(|(of, _)| *of == name);
        let run = |conn: &mut Conn| -> diesel::migration::Result<()> {
            conn.run_migration(step)?;
            rows.map_or(Ok(()), |(_, run)| run(conn)).map_err(Into::into)
        };
        conn.transaction(run).map_err(failed)?;
    }
    Ok(steps.len())
}

fn require_not_newer(conn: &mut Conn, known: &EmbeddedMigrations) -> Result<(), MigrateError> {
    let applied = conn.applied_migrations().map_err(failed)?;
    let names = MigrationSource::<Both>::migrations(known).map_err(failed)?;
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
    let lock = lock_of(path);
    let open = || -> std::io::Result<File> {
        let file = File::create(&lock)?;
        file.lock()?;
        Ok(file)
    };
    open().map(Some).map_err(|cause| MigrateError::Database(format!("{}: {cause}", lock.display())))
}

/// The lock beside the database at `path`.
pub(super) fn lock_of(path: &Path) -> PathBuf {
    path.with_extension("migrating")
}

fn require_sqlite(sqlite: &mut SqliteConnection) -> Result<(), MigrateError> {
    let version: String = diesel::select(sql::<Text>("sqlite_version()"))
        .get_result(sqlite)
        .map_err(|cause| MigrateError::Database(cause.to_string()))?;
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    if (next(), next(), next()) < SQLITE_NEEDED { Err(MigrateError::OldSqlite(version)) } else { Ok(()) }
}
