//! Who asks, and why a request is not taken or not granted.

use crate::ids::{RequestId, UserId};
use crate::secret::ServerKey;
use crate::text::Email;
use crate::web::urls;

/// Open requests of people without an account that a group takes: whoever holds a dead link may
/// enter addresses, and nobody reads more of them.
pub(super) const MOST_OPEN: i64 = 200;

/// What the link to a request's status page is derived from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusLink {
    pub request: RequestId,
    pub generation: i64,
}

impl StatusLink {
    /// The path of the page.
    pub fn path(self, key: &ServerKey) -> String {
        urls::request(self.request, &key.token("request", self.request.0, self.generation))
    }
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asker {
    /// Somebody with an account.
    Person(UserId, String),
    /// Whoever reads an address, with the name they gave.
    Address(Email, String),
}

/// All by which whoever asks is known: the same person has one open request, whether or not they
/// were signed in when they asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KnownAsker {
    /// Their account; of an address, the one that has proved it.
    pub person: Option<UserId>,
    /// Their address as compared; of an account, the one that it has proved.
    pub address_key: Option<String>,
}

/// What became of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskOutcome {
    /// It waits, and its page is the asker's to see.
    Waits(StatusLink),
    /// Whoever reads this address asked before. Somebody who only claims to read it sees nothing of that.
    Before,
}

/// Why a request was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskError {
    /// The link lets them in, or was never given out: its page says more.
    NoNeed,
    /// Too many wait already.
    TooMany,
}

/// Why a request was not granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecideError {
    /// Somebody decided before.
    Decided,
    /// The admission rule says no.
    Keeper(crate::groups::AdmitError),
    /// It needs an account to be made, and whoever approves may not bring in new people.
    NoRight,
}
