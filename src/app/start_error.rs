//! Why the program did not start.

use std::fmt;
use std::net::SocketAddr;

use crate::db::{Fault, MigrateError};
use crate::secret::KeyError;
use crate::setup::WrongKey;

/// Why the program did not start.
#[derive(Debug)]
pub enum StartError {
    /// The data folder cannot be made.
    Folder(std::io::Error),
    /// The server key cannot be used.
    Key(KeyError),
    /// The tables cannot be brought up to date.
    Migrate(MigrateError),
    /// The database cannot be reached.
    Database(Fault),
    /// The database was made with another server key.
    WrongKey(WrongKey),
    /// The database is a copy that was put back, and nothing was done about what it has forgotten.
    Restored,
    /// The address cannot be served on.
    Listen(SocketAddr, std::io::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(cause) => write!(f, "the data folder cannot be made: {cause}"),
            Self::Key(cause) => cause.fmt(f),
            Self::Migrate(cause) => cause.fmt(f),
            Self::Database(cause) => cause.fmt(f),
            Self::WrongKey(cause) => cause.fmt(f),
            Self::Restored => f.write_str(
                "this database is a copy that was put back: codes that ended and people who were removed may be active \
                 again. Stop every instance, and run: muster restore --after-pg-restore",
            ),
            Self::Listen(address, cause) => write!(f, "cannot serve on {address}: {cause}"),
        }
    }
}

impl std::error::Error for StartError {}
