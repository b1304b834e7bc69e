//! Passes looked up once more.

use super::PassForVisitor;
use super::found::load_code;
use super::links::{load_emailed, load_shared};
use crate::db::{Conn, QueryResult};
use crate::ids::UserId;
use crate::passes::model::PassId;

/// The same pass again, as it is now to somebody who has not used it.
pub(in crate::passes) fn reload(
    conn: &mut Conn,
    found: &PassForVisitor,
    person: UserId,
) -> QueryResult<Option<PassForVisitor>> {
    match (found.id, &found.recipient) {
        (PassId::Invite(_), Some(recipient)) => load_emailed(conn, recipient.id, person),
        (PassId::Invite(invite), None) => load_shared(conn, invite, person),
        (PassId::Code(_) | PassId::CampaignCode(..), _) => load_code(conn, &found.key, person),
    }
}
