//! What is said to those who guessed too often.

use actix_web::http::StatusCode;

use crate::refusal::{Reader, Refusal};

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

    fn message(&self, _: Reader) -> String {
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
    use chrono::TimeDelta;

    use super::*;
    use crate::refusal::tests::{assert_told_apart, reader};

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
        assert!(own(90_000_000).message(reader()).contains("in 90 seconds"));
        assert!(own(91_000_000).message(reader()).contains("in 2 minutes"));
    }
}
