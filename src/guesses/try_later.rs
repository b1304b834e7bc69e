//! What is said to those who have to come back later.

use actix_web::HttpResponse;
use chrono::TimeDelta;

use crate::refusal::Refusal;
use crate::web::{WebError, too_many};

/// A full bucket: the guess was not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TryLater {
    pub(super) wait: TimeDelta,
    pub(super) because: Because,
}

/// Which limit was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Because {
    /// This browser or account guessed wrong too often.
    OwnCodes,
    /// Somebody in the same network did.
    CodesNearby,
    /// Custom codes are being guessed from everywhere.
    Guarded,
    /// The same of addresses that may have an account.
    OwnAddresses,
    AddressesNearby,
    /// The same of passwords.
    OwnPasswords,
    PasswordsNearby,
}

impl TryLater {
    /// After how many seconds, one at least.
    pub fn seconds(self) -> i64 {
        let whole = self.wait.num_seconds();
        if TimeDelta::seconds(whole) < self.wait { whole + 1 } else { whole.max(1) }
    }

    /// The answer that asks the browser to come back: 429 with Retry-After.
    pub fn on(self, response: HttpResponse) -> HttpResponse {
        too_many(response, self.seconds())
    }

    /// The page that says so.
    pub fn page(self) -> WebError {
        WebError::TryLater { code: self.code(), message: self.message(), seconds: self.seconds() }
    }
}
