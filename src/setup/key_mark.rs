//! Which server key a database belongs to.

use derive_more::{Display, Error};

use crate::clock::Moment;
use crate::db::{Conn, QueryResult, Stop};

use super::store;

/// The database was made with another server key than the one given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Display, Error)]
#[display(
    "the server key is not the one that this database was made with, so no emailed link and no session would work; \
     give the right key file with --key-file (every instance of one database uses the same)"
)]
pub struct WrongKey;

/// Whether a key of this `mark` is the database's; none where the database has not seen a key yet.
pub fn is_its_key(conn: &mut Conn, mark: &str) -> QueryResult<Option<bool>> {
    let marks = store::key_marks(conn)?;
    Ok((!marks.is_empty()).then(|| marks.iter().any(|known| known == mark)))
}

/// Refuses a key whose `mark` is not the database's; the first key ever given becomes the database's.
pub fn require_key(conn: &mut Conn, mark: &str, now: Moment) -> Result<(), Stop<WrongKey>> {
    let mut is_its_key = is_its_key(conn, mark)?;
    if is_its_key.is_none() {
        // Two instances may start at once on a new database, each with a key of its own.
        store::lock_start(conn)?;
        is_its_key = self::is_its_key(conn, mark)?;
    }
    match is_its_key {
        Some(true) => Ok(()),
        Some(false) => Err(Stop::Refused(WrongKey)),
        None => Ok(store::insert_key_mark(conn, mark, now)?),
    }
}
