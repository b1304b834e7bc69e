//! Files that did not come as a whole, and those of which nobody says which column is which, are
//! forgotten; so are those that were checked a day ago.

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::types::ImportProblem;
use crate::db::{Conn, QueryResult};

use super::store;

/// How long a file waits for somebody to say, or to read it in another way.
const FILE_RETENTION: TimeDelta = TimeDelta::hours(24);
/// How long a file may take to be written down: a server that was killed meanwhile does not go on.
const UPLOAD_TIMEOUT: TimeDelta = TimeDelta::hours(1);
/// Files forgotten in one go; the next minute takes more.
const MOST: i64 = 10;

/// Forgets them.
pub fn sweep(conn: &mut Conn, now: Moment) -> QueryResult<()> {
    for import in store::arriving_since(conn, now - UPLOAD_TIMEOUT, MOST)? {
        store::discard(conn, import)?;
    }
    for import in store::asking_since(conn, now - FILE_RETENTION, MOST)? {
        store::delete_upload(conn, import)?;
        store::fail(conn, import, ImportProblem::Unanswered)?;
    }
    // Nothing more can be read of these in another way; what was read is there to be confirmed.
    for import in store::checked_since(conn, now - FILE_RETENTION, MOST)? {
        store::delete_upload(conn, import)?;
    }
    Ok(())
}
