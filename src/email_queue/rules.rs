//! How messages are spoken of.

use crate::db::types::EmailState;
use crate::text;

/// Messages are counted up to this many; nobody needs to know more exactly.
pub(super) const MAX_COUNTED: i64 = 1_000;

/// What a message is, by the name of its email.
pub(super) fn kind_in_words(kind: &str) -> String {
    match kind {
        "test" => "Test message".to_owned(),
        "confirm" => "Email confirmation".to_owned(),
        "welcome" => "Beginning of an account".to_owned(),
        "already" => "Sign-up with a known address".to_owned(),
        "reset" => "New password".to_owned(),
        "password_set" => "Password was set".to_owned(),
        "email" => "Change of address".to_owned(),
        "email_notice" => "Address was changed".to_owned(),
        // An email of a room above this one, by its own name.
        other => text::capitalized(&other.replace(['_', '-'], " ")),
    }
}

/// The word that a state is shown by.
pub(super) fn state_in_words(state: EmailState) -> &'static str {
    match state {
        EmailState::Waiting => "waiting",
        EmailState::Sent => "sent",
        EmailState::Failed => "failed",
        EmailState::Held => "held back",
    }
}

/// A number of messages that were counted up to [`MAX_COUNTED`].
pub(super) fn count_in_words(count: usize) -> String {
    if i64::try_from(count).is_ok_and(|count| count < MAX_COUNTED) {
        count.to_string()
    } else {
        "1,000 or more".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_counts_read_as_words() {
        assert_eq!(kind_in_words("confirm"), "Email confirmation");
        assert_eq!(kind_in_words("group-code"), "Group code");
        assert_eq!(count_in_words(0), "0");
        assert_eq!(count_in_words(999), "999");
        assert_eq!(count_in_words(1_000), "1,000 or more");
    }
}
