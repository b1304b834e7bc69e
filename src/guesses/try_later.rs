//! What is said to those who have to come back later.

use actix_web::HttpResponse;
use chrono::TimeDelta;

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
    #[must_use]
    pub fn seconds(self) -> i64 {
        let whole = self.wait.num_seconds();
        if TimeDelta::seconds(whole) < self.wait { whole + 1 } else { whole.max(1) }
    }

    /// What the person reads.
    #[must_use]
    pub fn message(self) -> String {
        let wait = wait_in_words(self.seconds());
        match self.because {
            Because::OwnCodes => format!("Too many wrong codes. Try again {wait}."),
            Because::CodesNearby => format!("Too many wrong codes from your network. Try again {wait}."),
            Because::Guarded => format!(
                "Someone is guessing codes, so codes like this one are limited for now. Codes like F8H4B-PZM5K and \
                 invites sent by email still work. Ask for one, or try again {wait}."
            ),
            Because::OwnAddresses => format!("Too many attempts to sign up. Try again {wait}."),
            Because::AddressesNearby => {
                format!("Too many attempts to sign up from your network. Try again {wait}.")
            }
            Because::OwnPasswords => format!("Too many wrong passwords. Try again {wait}, or set a new password."),
            Because::PasswordsNearby => {
                format!("Too many attempts to sign in. Try again {wait}, or set a new password.")
            }
        }
    }

    /// The answer that asks the browser to come back: 429 with Retry-After.
    #[must_use]
    pub fn on(self, response: HttpResponse) -> HttpResponse {
        too_many(response, self.seconds())
    }
}

impl From<TryLater> for WebError {
    fn from(later: TryLater) -> Self {
        Self::TryLater { message: later.message(), seconds: later.seconds() }
    }
}

fn wait_in_words(seconds: i64) -> String {
    match seconds {
        1 => "in a second".to_owned(),
        2..=90 => format!("in {seconds} seconds"),
        _ => format!("in {} minutes", (seconds + 59) / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_whole_and_never_short() {
        let later = |micros| TryLater { wait: TimeDelta::microseconds(micros), because: Because::OwnCodes };
        assert_eq!(later(0).seconds(), 1);
        assert_eq!(later(1_000_000).seconds(), 1);
        assert_eq!(later(1_000_001).seconds(), 2);
        assert!(later(90_000_000).message().contains("in 90 seconds"));
        assert!(later(91_000_000).message().contains("in 2 minutes"));
    }
}
