//! The organization at the head of its emails.

use crate::db::{Conn, QueryResult};
use crate::mail::Letterhead;
use crate::zone::Zone;

use super::store;

/// What stands at the head of every email.
pub fn letterhead(conn: &mut Conn) -> QueryResult<Letterhead> {
    let organization = store::find(conn)?;
    Ok(organization.map_or_else(Letterhead::default, |organization| Letterhead {
        zone: Zone::parse(&organization.time_zone).unwrap_or_default(),
        organization: organization.name,
    }))
}
