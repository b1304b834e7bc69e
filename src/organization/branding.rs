//! The organization at the head of its emails.

use crate::db::{Conn, QueryResult};
use crate::mail::Branding;

use super::store;

/// What stands at the head of every email.
pub fn branding(conn: &mut Conn) -> QueryResult<Branding> {
    let organization = store::find(conn)?;
    Ok(organization.map_or_else(Branding::default, |organization| Branding {
        zone: organization.zone(),
        language: organization.language,
        languages: organization.offered_languages(),
        organization: organization.name,
    }))
}
