//! What becomes of an email after a try to deliver it.

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::ids::EmailId;

use super::render::Unreadable;
use super::rules::{Trouble, Verdict, address_key, judge, retry_after};
use super::store::{self, Claimed};

/// Why an email was not delivered.
pub(super) enum Failure {
    Suppressed(String),
    Unwritten(Unreadable),
    Trouble(Trouble),
}

/// What becomes of a message.
#[derive(Debug)]
pub(super) enum Outcome {
    Sent { answer: String },
    Later { answer: String, due: Moment },
    Failed { answer: String, suppress: bool },
}

impl Outcome {
    /// What becomes of `mail` at `now`, after this came of delivering it.
    pub fn of(mail: &Claimed, outcome: Result<String, Failure>, now: Moment) -> Self {
        let failed = |answer: String, suppress| Self::Failed { answer: tidy(&answer), suppress };
        let trouble = match outcome {
            Ok(answer) => return Self::Sent { answer: tidy(&answer) },
            Err(Failure::Suppressed(answer)) => {
                return failed(format!("Not sent: this address refused mail for good before ({answer})."), false);
            }
            Err(Failure::Unwritten(unreadable)) => return failed(unreadable.to_string(), false),
            Err(Failure::Trouble(trouble)) => trouble,
        };
        match (judge(&trouble), retry_after(mail.attempts)) {
            (Verdict::Later, Some(wait)) => Self::Later { answer: tidy(&trouble.to_string()), due: now + wait },
            (Verdict::Later, None) => failed(format!("Given up after four days: {trouble}"), false),
            (Verdict::Refused, _) => failed(trouble.to_string(), false),
            (Verdict::NoSuchRecipient, _) => failed(trouble.to_string(), true),
        }
    }

    /// Writes it down.
    pub fn write_down(&self, conn: &mut Conn, id: EmailId, to: &str, now: Moment) -> QueryResult<()> {
        match self {
            Self::Sent { answer } => store::note_sent(conn, id, answer, now),
            Self::Later { answer, due } => store::note_later(conn, id, answer, *due),
            Self::Failed { answer, suppress } => {
                if *suppress {
                    store::suppress(conn, &address_key(to), answer, now)?;
                }
                store::note_failed(conn, id, answer)
            }
        }
    }
}

/// A mail server's words, fit to be kept and shown.
fn tidy(answer: &str) -> String {
    answer.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).take(500).collect()
}
