//! The organization at the head of its emails.

use crate::db::{Conn, QueryResult};
use crate::mail::Letterhead;

use super::store;

/// What stands at the head of every email.
pub fn letterhead(conn: &mut Conn) -> QueryResult<Letterhead> {
    let organization = store::find(conn)?;
    Ok(organization.map_or_else(Letterhead::default, |organization| Letterhead {
        zone: organization.zone(),
        organization: organization.name,
    }))
}
