//! Putting a message into the email queue.

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::entropy::Entropy;
use crate::ids::EmailId;

use super::draft::Draft;
use super::rules::address_key;
use super::store;

/// Puts `draft` into the email queue, due at once.
///
/// The Message-ID is given here and never again: a message that the server took without saying so
/// is sent once more under the same one, and mail programs show it once.
pub fn enqueue(conn: &mut Conn, draft: &Draft, entropy: &Entropy, now: Moment) -> QueryResult<EmailId> {
    store::insert(conn, draft, &entropy.name(), now)
}

/// Puts many drafts into the email queue as one.
pub fn enqueue_all(conn: &mut Conn, drafts: Vec<Draft>, entropy: &Entropy, now: Moment) -> QueryResult<()> {
    let named: Vec<(Draft, String)> = drafts.into_iter().map(|draft| (draft, entropy.name())).collect();
    store::insert_all(conn, &named, now)
}

/// Puts a failed message back into the email queue, due at once, and lets its address have mail again if
/// it had refused it for good; false where the message had not failed.
pub fn retry(conn: &mut Conn, id: EmailId, to: &str, now: Moment) -> QueryResult<bool> {
    if !store::requeue(conn, id, now)? {
        return Ok(false);
    }
    store::unsuppress(conn, &address_key(to))?;
    Ok(true)
}
