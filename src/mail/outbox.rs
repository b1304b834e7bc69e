//! Putting a message into the outbox.

use serde::Serialize;
use serde_json::Value;

use crate::clock::Moment;
use crate::db::{Conn, Fault, QueryResult};
use crate::entropy::Entropy;
use crate::ids::{MailId, UserId};

use super::{courier, store};

/// A message to be sent.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The name of its letter, under which its renderer is known.
    pub kind: &'static str,
    /// What the letter says; never a token.
    pub parameters: Value,
    /// Its one recipient.
    pub to: String,
    /// Whose account it concerns.
    pub person: Option<UserId>,
    /// The row it is about: a code, a token; by `kind`.
    pub reference: Option<i64>,
}

/// What a letter says, as its row keeps it.
pub fn parameters(told: &impl Serialize) -> Result<Value, Fault> {
    serde_json::to_value(told).map_err(|cause| Fault::Broken(cause.to_string()))
}

/// Puts `draft` into the outbox, due at once.
///
/// The Message-ID is given here and never again: a message that the server took without saying so
/// is sent once more under the same one, and mail programs show it once.
pub fn enqueue(conn: &mut Conn, draft: &Draft, entropy: &Entropy, now: Moment) -> QueryResult<MailId> {
    store::insert(conn, draft, &entropy.name(), now)
}

/// Puts many drafts into the outbox as one.
pub fn enqueue_all(conn: &mut Conn, drafts: Vec<Draft>, entropy: &Entropy, now: Moment) -> QueryResult<()> {
    let named: Vec<(Draft, String)> = drafts.into_iter().map(|draft| (draft, entropy.name())).collect();
    store::insert_all(conn, &named, now)
}

/// Puts a failed message back into the outbox, due at once, and lets its address have mail again if
/// it had refused it for good; false where the message had not failed.
pub fn retry(conn: &mut Conn, id: MailId, to: &str, now: Moment) -> QueryResult<bool> {
    if !store::requeue(conn, id, now)? {
        return Ok(false);
    }
    store::unsuppress(conn, &courier::address_key(to))?;
    Ok(true)
}
