//! What becomes of an email after a try to deliver it.

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::ids::EmailId;

use super::answer::Answer;
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
    Sent { answer: Answer },
    Later { answer: Answer, due: Moment },
    Failed { answer: Answer, suppress: bool },
}

impl Outcome {
    /// What becomes of `mail` at `now`, after this came of delivering it.
    pub fn of(mail: &Claimed, outcome: Result<String, Failure>, now: Moment) -> Self {
        let failed = |answer, suppress| Self::Failed { answer, suppress };
        let trouble = match outcome {
            Ok(answer) => return Self::Sent { answer: Answer::words(&answer) },
            Err(Failure::Suppressed(answer)) => {
                return failed(Answer::Suppressed(Box::new(Answer::read(&answer))), false);
            }
            Err(Failure::Unwritten(unreadable)) => return failed(Answer::unwritten(&unreadable.0), false),
            Err(Failure::Trouble(trouble)) => trouble,
        };
        let answer = trouble.whole_answer();
        match (judge(&trouble), retry_after(mail.attempts)) {
            (Verdict::Later, Some(wait)) => Self::Later { answer, due: now + wait },
            (Verdict::Later, None) => failed(Answer::GivenUp(Box::new(answer)), false),
            (Verdict::Refused, _) => failed(answer, false),
            (Verdict::NoSuchRecipient, _) => failed(answer, true),
        }
    }

    /// Writes it down.
    pub fn write_down(&self, conn: &mut Conn, id: EmailId, to: &str, now: Moment) -> QueryResult<()> {
        match self {
            Self::Sent { answer } => store::note_sent(conn, id, &answer.kept(), now),
            Self::Later { answer, due } => store::note_later(conn, id, &answer.kept(), *due),
            Self::Failed { answer, suppress } => {
                if *suppress {
                    store::suppress(conn, &address_key(to), &answer.kept(), now)?;
                }
                store::note_failed(conn, id, &answer.kept())
            }
        }
    }
}
