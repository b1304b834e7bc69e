//! Why the program did not start.

use std::net::SocketAddr;

use derive_more::{Display, Error};

use crate::db::{Fault, MigrateError};
use crate::secret::KeyError;
use crate::setup::WrongKey;

/// Why the program did not start.
#[derive(Debug, Display, Error)]
pub enum StartError {
    /// The data folder cannot be made.
    #[display("the data folder cannot be made: {_0}")]
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
    #[display(
        "this database is a copy that was put back: codes that ended and people who were removed may be active again. \
         Stop every instance, and run: muster restore --after-pg-restore"
    )]
    Restored,
    /// The address cannot be served on.
    #[display("cannot serve on {_0}: {_1}")]
    Listen(SocketAddr, std::io::Error),
}
