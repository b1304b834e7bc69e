//! What is said to those who guessed too often.

use actix_web::http::StatusCode;

use crate::locale::Message;
use crate::refusal::Refusal;
use crate::t;

use super::try_later::{Because, TryLater};

impl Refusal for TryLater {
    fn code(&self) -> &'static str {
        match self.because {
            Because::OwnCodes => "guess.codes",
            Because::CodesNearby => "guess.codes_nearby",
            Because::Guarded => "guess.custom_codes",
            Because::OwnAddresses => "guess.addresses",
            Because::AddressesNearby => "guess.addresses_nearby",
            Because::OwnPasswords => "guess.passwords",
            Because::PasswordsNearby => "guess.passwords_nearby",
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::TOO_MANY_REQUESTS
    }

    fn message(&self) -> Message<'static> {
        let wait = wait(self.seconds());
        match self.because {
            Because::OwnCodes => t::guesses::own_codes(wait),
            Because::CodesNearby => t::guesses::codes_nearby(wait),
            Because::Guarded => t::guesses::custom_codes(wait),
            Because::OwnAddresses => t::guesses::own_addresses(wait),
            Because::AddressesNearby => t::guesses::addresses_nearby(wait),
            Because::OwnPasswords => t::guesses::own_passwords(wait),
            Because::PasswordsNearby => t::guesses::passwords_nearby(wait),
        }
    }
}

/// "in 40 seconds", "in 2 minutes".
fn wait(seconds: i64) -> Message<'static> {
    match seconds {
        ..=90 => t::guesses::wait_seconds(seconds),
        _ => t::guesses::wait_minutes((seconds + 59) / 60),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::refusal::tests::assert_told_apart;

    fn later(because: Because, micros: i64) -> TryLater {
        TryLater { wait: TimeDelta::microseconds(micros), because }
    }

    #[test]
    fn each_limit_has_a_code_and_a_message_of_its_own() {
        use Because::{AddressesNearby, CodesNearby, Guarded, OwnAddresses, OwnCodes, OwnPasswords, PasswordsNearby};
        let all = [AddressesNearby, CodesNearby, Guarded, OwnAddresses, OwnCodes, OwnPasswords, PasswordsNearby];
        let all = all.map(|because| later(because, 1));
        assert_told_apart(&all.each_ref().map(|later| later as &dyn Refusal));
    }

    #[test]
    fn a_wait_is_told_whole_and_never_short() {
        let own = |micros| later(Because::OwnCodes, micros);
        assert_eq!(own(0).seconds(), 1);
        assert_eq!(own(1_000_000).seconds(), 1);
        assert_eq!(own(1_000_001).seconds(), 2);
        assert!(own(90_000_000).message() == t::guesses::own_codes(t::guesses::wait_seconds(90)));
        assert!(own(91_000_000).message() == t::guesses::own_codes(t::guesses::wait_minutes(2)));
    }
}
