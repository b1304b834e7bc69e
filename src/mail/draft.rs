//! What is put into the email queue.

use crate::locale::Language;
use serde::Serialize;
use serde_json::Value;

use crate::db::Fault;
use crate::ids::UserId;

/// A message to be sent.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The name of its email, under which its renderer is known.
    pub kind: &'static str,
    /// What the email says; never a token.
    pub parameters: Value,
    /// Its one recipient.
    pub to: String,
    /// Whose account it concerns.
    pub person: Option<UserId>,
    /// The row it is about: a code, a token; by `kind`.
    pub reference: Option<i64>,
    /// In which language to write to somebody who chose none here; none for the organization's.
    pub language: Option<Language>,
}

/// What an email says, as its row keeps it.
pub fn parameters(details: &impl Serialize) -> Result<Value, Fault> {
    serde_json::to_value(details).map_err(|cause| Fault::Broken(cause.to_string()))
}
