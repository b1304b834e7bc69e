//! Why something that a batch did was not taken back.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::groups::AdmitError;
use crate::locale::Message;
use crate::refusal::Refusal;
use crate::t;

/// Why it stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeptReason {
    /// Whoever takes it back may not do it any more.
    LostRight,
    /// The account was used since, or is in other groups.
    AccountUsed,
    /// They joined the group by another way since.
    JoinedSince,
    /// Something else has happened to the membership since.
    ChangedSince,
    /// Their role in the organization was changed since.
    RoleChanged,
    /// Their account was reactivated since.
    ReactivatedSince,
    /// The group that they had left does not take them back.
    NotTaken(AdmitError),
}

/// What an item keeps as its reasons: of `R`, or as an earlier version wrote it.
pub fn reasons<R: Refusal + DeserializeOwned>(kept: &str) -> Vec<Message<'static>> {
    match serde_json::from_str::<Vec<R>>(kept) {
        Ok(reasons) => reasons.iter().map(Refusal::message).collect(),
        Err(_) => vec![t::locale::verbatim(kept.to_owned())],
    }
}
