//! Why a command does not do what it was asked.

use std::path::Path;

use crate::config::Config;
use crate::db::{self, Location};

/// Why a command did not do what it was asked; told on the standard error.
#[derive(Debug, derive_more::Display)]
pub(super) struct Problem(pub String);

impl<E: std::error::Error> From<E> for Problem {
    fn from(cause: E) -> Self {
        Self(cause.to_string())
    }
}

/// Refuses a database whose tables are not this version's: a list or an import needs them as they are.
pub(super) fn require_up_to_date(config: &Config) -> Result<(), Problem> {
    if let Location::Sqlite(path) = &config.database
        && !path.exists()
    {
        return Err(Problem(format!("there is no database at {}", path.display())));
    }
    match db::pending(&config.database)? {
        0 => Ok(()),
        _ => Err(Problem("the database is of an older version; run: muster migrate".to_owned())),
    }
}

/// Refuses to overwrite a file: a backup or an export that was there before may be the only one.
pub(super) fn require_absent(path: &Path) -> Result<(), Problem> {
    if path.exists() { Err(Problem(format!("{} is there already; give another name", path.display()))) } else { Ok(()) }
}
