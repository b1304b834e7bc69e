//! The requests of somebody that nobody has decided, for their Home.

use crate::db::{Conn, QueryResult};
use crate::ids::UserId;
use crate::secret::ServerKey;
use crate::web::OpenRequest;

use super::rules::UNTOLD;
use super::store;

/// More than these are nobody's.
const MOST: i64 = 20;

/// The open requests of `person`.
pub fn open_of(conn: &mut Conn, key: &ServerKey, person: UserId) -> QueryResult<Vec<OpenRequest>> {
    let found = store::open_of(conn, person, MOST)?;
    let shown = found
        .into_iter()
        .map(|(link, group)| OpenRequest { url: link.path(key), group: group.unwrap_or_else(|| UNTOLD.to_owned()) });
    Ok(shown.collect())
}
