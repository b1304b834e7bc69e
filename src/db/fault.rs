//! What can go wrong below every rule, and what of it passes by itself.

use derive_more::{Display, From};
use diesel::result::{DatabaseErrorKind, Error};

/// The database did not do what it was asked, for no reason of the asker's.
#[derive(Debug, Clone, Display)]
pub enum Fault {
    /// It will pass, or an operator must act (locked, disk full, unreachable, overloaded): 503.
    #[display("the database is unavailable: {_0}")]
    Unavailable(String),
    /// A defect of the program: 500.
    #[display("the database refused: {_0}")]
    Broken(String),
}

impl std::error::Error for Fault {}

impl Fault {
    /// Whether it lasts until somebody makes room on a disk.
    pub fn is_full_disk(&self) -> bool {
        matches!(self, Self::Unavailable(cause) if FULL_DISK.iter().any(|sign| cause.contains(sign)))
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        if is_passing(&error) { Self::Unavailable(error.to_string()) } else { Self::Broken(error.to_string()) }
    }
}

/// Why a transaction gave nothing: a rule of its own said no, or the database failed. Either way
/// everything it did is rolled back.
#[derive(Debug, From)]
pub enum Stop<R> {
    /// A rule said no.
    Refused(R),
    /// The database failed.
    #[from(Fault, Error)]
    Fault(Fault),
}

impl<R> Stop<R> {
    /// The same with what `refused` makes of its reason; a fault stays what it is.
    pub fn map<S>(self, refused: impl FnOnce(R) -> S) -> Stop<S> {
        match self {
            Self::Refused(reason) => Stop::Refused(refused(reason)),
            Self::Fault(fault) => Stop::Fault(fault),
        }
    }
}

/// What a verb came to, apart from faults of the database: `verb(…).settled()?` passes those on.
pub trait Settled<T, R> {
    /// What was done, or why a rule refused it.
    fn settled(self) -> Result<Result<T, R>, Fault>;
}

impl<T, R> Settled<T, R> for Result<T, Stop<R>> {
    fn settled(self) -> Result<Result<T, R>, Fault> {
        match self {
            Ok(done) => Ok(Ok(done)),
            Err(Stop::Refused(reason)) => Ok(Err(reason)),
            Err(Stop::Fault(fault)) => Err(fault),
        }
    }
}

/// Whether `error` says that a UNIQUE or PRIMARY KEY constraint refused a row.
pub fn is_unique_violation(error: &Error) -> bool {
    matches!(error, Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _))
}

/// Whether `error` says that another program holds SQLite's lock.
pub(super) fn is_locked(error: &Error) -> bool {
    matches!(error, Error::DatabaseError(_, details) if details.message().contains("database is locked"))
}

/// Whether `error` says that the connection is gone.
fn is_lost(error: &Error) -> bool {
    match error {
        Error::DatabaseError(DatabaseErrorKind::ClosedConnection, _) | Error::BrokenTransactionManager => true,
        Error::DatabaseError(_, details) => {
            ["terminating connection", "server closed the connection", "no connection to the server"]
                .iter()
                .any(|sign| details.message().contains(sign))
        }
        _ => false,
    }
}

/// How SQLite and PostgreSQL say that there is no room.
const FULL_DISK: [&str; 3] = ["database or disk is full", "No space left on device", "could not extend file"];

/// SQLite and libpq tell these apart by their words only.
fn is_passing(error: &Error) -> bool {
    const SIGNS: [&str; 9] = [
        "database is locked",
        "database table is locked",
        "disk I/O error",
        "unable to open database file",
        "attempt to write a readonly database",
        "cannot start a transaction within",
        "the database system is",
        "deadlock detected",
        "canceling statement due to",
    ];
    is_lost(error)
        || match error {
            Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => true,
            Error::DatabaseError(_, details) => {
                SIGNS.iter().chain(&FULL_DISK).any(|sign| details.message().contains(sign))
            }
            _ => false,
        }
}
