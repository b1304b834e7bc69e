//! When a message is tried again, and what a mail server's answer means for it.

use chrono::TimeDelta;

use crate::text;

use super::answer::Answer;

/// The address as it is compared.
pub(super) fn address_key(to: &str) -> String {
    text::email(to).map_or_else(|_| to.to_lowercase(), |email| email.key().to_owned())
}

/// Minutes from one attempt to the next; the last wait fills up four days since the first attempt.
const WAITS: [i64; 13] = [1, 5, 30, 120, 240, 480, 720, 720, 720, 720, 720, 720, 564];

/// No message is tried longer.
pub(super) const GIVEN_UP_AFTER: TimeDelta = TimeDelta::days(4);

/// How long a message waits once it has been tried `attempts` times in vain; `None` when it has
/// been tried for four days.
pub fn retry_after(attempts: i64) -> Option<TimeDelta> {
    let wait = usize::try_from(attempts - 1).ok().and_then(|tried| WAITS.get(tried));
    wait.map(|minutes| TimeDelta::minutes(*minutes))
}

/// How far a delivery had come when it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reaching the server, its greeting, TLS, signing in: nothing of the message was said.
    Server,
    /// Naming the sender.
    Sender,
    /// Naming the recipient.
    Recipient,
    /// The message itself.
    Content,
}

/// Why a delivery failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// How far it had come.
    pub stage: Stage,
    /// The server's reply code; none where it said nothing, or where the network failed.
    pub code: Option<u16>,
    /// Its words, or those of the network; or that there were none.
    pub answer: Answer,
}

impl Trouble {
    /// The answer with its code.
    pub fn whole_answer(&self) -> Answer {
        match (self.code, &self.answer) {
            (Some(code), Answer::Words(words)) => Answer::words(&format!("{code} {words}")),
            (_, answer) => answer.clone(),
        }
    }
}

/// What follows for the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It passes by itself: try again.
    Later,
    /// The server will never take this message.
    Refused,
    /// Nobody lives at this address, or they take no mail any more: write to it no more.
    NoSuchRecipient,
}

/// Reads a server's answer (RFC 5321, 4.2.1 and 4.2.3; enhanced codes of RFC 3463).
///
/// A permanent refusal before the message began, such as a wrong password, is about our settings
/// and not about the message: it is tried again once an operator has mended them.
pub fn judge(trouble: &Trouble) -> Verdict {
    let permanent = trouble.code.is_some_and(|code| (500..600).contains(&code));
    match trouble.stage {
        _ if !permanent => Verdict::Later,
        Stage::Server => Verdict::Later,
        Stage::Recipient if is_about_the_mailbox(trouble) => Verdict::NoSuchRecipient,
        Stage::Sender | Stage::Recipient | Stage::Content => Verdict::Refused,
    }
}

/// Whether a refusal is about the address (5.1.x) or its mailbox being closed (5.2.1); 550, 551 and
/// 553 mean so where no enhanced code says otherwise. A policy (5.7.x) says nothing about the address.
fn is_about_the_mailbox(trouble: &Trouble) -> bool {
    let Answer::Words(words) = &trouble.answer else { return false };
    match words.split_whitespace().next().filter(|word| is_enhanced(word)) {
        Some(code) => code.starts_with("5.1.") || code == "5.2.1",
        None => matches!(trouble.code, Some(550 | 551 | 553)),
    }
}

fn is_enhanced(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trouble(stage: Stage, code: u16, answer: &str) -> Trouble {
        Trouble { stage, code: Some(code), answer: Answer::words(answer) }
    }

    #[test]
    fn a_message_is_tried_for_four_days() {
        assert_eq!(retry_after(1), Some(TimeDelta::minutes(1)));
        assert_eq!(retry_after(2), Some(TimeDelta::minutes(5)));
        assert_eq!(retry_after(3), Some(TimeDelta::minutes(30)));
        assert_eq!(retry_after(4), Some(TimeDelta::hours(2)));
        let all: TimeDelta = (1..).map_while(retry_after).sum();
        assert_eq!(all, TimeDelta::days(4));
        assert_eq!(retry_after(14), None);
        assert_eq!(retry_after(0), None);
    }

    #[test]
    fn what_passes_is_tried_again() {
        for stage in [Stage::Server, Stage::Sender, Stage::Recipient, Stage::Content] {
            assert_eq!(judge(&trouble(stage, 451, "4.3.0 later")), Verdict::Later);
            let silence = Trouble { stage, code: None, answer: Answer::words("connection reset") };
            assert_eq!(judge(&silence), Verdict::Later);
        }
    }

    #[test]
    fn a_server_that_refuses_us_has_not_refused_the_message() {
        assert_eq!(judge(&trouble(Stage::Server, 535, "5.7.8 wrong password")), Verdict::Later);
        assert_eq!(judge(&trouble(Stage::Server, 554, "no service")), Verdict::Later);
    }

    #[test]
    fn a_refused_message_is_not_sent_again() {
        assert_eq!(judge(&trouble(Stage::Sender, 550, "5.7.1 not from here")), Verdict::Refused);
        assert_eq!(judge(&trouble(Stage::Content, 554, "5.7.1 looks like spam")), Verdict::Refused);
        assert_eq!(judge(&trouble(Stage::Recipient, 554, "5.7.1 relaying denied")), Verdict::Refused);
        assert_eq!(judge(&trouble(Stage::Recipient, 552, "5.2.2 mailbox full")), Verdict::Refused);
    }

    #[test]
    fn an_address_where_nobody_lives_is_known_by_the_answer() {
        for (code, answer) in [(550, "5.1.1 no such user"), (550, "no such user"), (553, ""), (550, "5.2.1 closed")] {
            assert_eq!(judge(&trouble(Stage::Recipient, code, answer)), Verdict::NoSuchRecipient, "{code} {answer}");
        }
    }
}
