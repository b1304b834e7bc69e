//! What came of the last try to deliver an email, as its row keeps it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::locale::Message;
use crate::t;

/// What a mail server answered, or why none did. Rows keep words as they are, and all else as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The server's words, or those of the network.
    Words(String),
    /// The server was not reached for so many seconds.
    NoConnection(u64),
    /// It said nothing for so many seconds.
    Silent(u64),
    /// It cannot send to an address that is not all ASCII.
    AsciiOnly,
    /// The address refused email for good before, in these words.
    Suppressed(Box<Self>),
    /// It was tried for four days; this came of it last.
    GivenUp(Box<Self>),
    /// The email could not be written.
    Unwritten(String),
    /// It was taken back before it was sent.
    Withdrawn,
    /// It was dropped after a backup was restored.
    Dropped,
}

impl Answer {
    /// What a row keeps.
    pub fn read(kept: &str) -> Self {
        serde_json::from_str(kept).unwrap_or_else(|_| Self::words(kept))
    }

    /// A server's words, fit to be kept and shown.
    pub(super) fn words(words: &str) -> Self {
        Self::Words(tidy(words))
    }

    /// Why an email could not be written.
    pub(super) fn unwritten(cause: &str) -> Self {
        Self::Unwritten(tidy(cause))
    }

    /// As a row keeps it.
    pub(super) fn kept(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            told => serde_json::to_string(told).unwrap_or_default(),
        }
    }
}

/// For logs.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kept())
    }
}

impl From<Answer> for Message<'static> {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Words(words) => t::locale::verbatim(words),
            Answer::NoConnection(seconds) => t::email_queue::answer_no_connection(seconds),
            Answer::Silent(seconds) => t::email_queue::answer_silent(seconds),
            Answer::AsciiOnly => t::email_queue::answer_ascii_only(),
            Answer::Suppressed(answer) => t::email_queue::answer_suppressed(Self::from(*answer)),
            Answer::GivenUp(answer) => t::email_queue::answer_given_up(Self::from(*answer)),
            Answer::Unwritten(cause) => t::email_queue::answer_unwritten(cause),
            Answer::Withdrawn => t::email_queue::answer_withdrawn(),
            Answer::Dropped => t::email_queue::answer_dropped(),
        }
    }
}

fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).take(500).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_tells_what_came_of_it() {
        let refused = Answer::words("550 5.1.1  no such\nuser");
        assert_eq!(refused.kept(), "550 5.1.1 no such user");
        for answer in [refused.clone(), Answer::Suppressed(Box::new(refused)), Answer::Silent(30), Answer::Withdrawn] {
            assert_eq!(Answer::read(&answer.kept()), answer);
        }
    }
}
