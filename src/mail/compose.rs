//! An email made into a message as mail servers deliver it.

use std::time::SystemTime;

use data_encoding::BASE64;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder, MultiPart};
use lettre::{Address, Message};

use crate::clock::Moment;
use crate::text;

use super::render::{RenderedEmail, Unreadable};
use super::smtp::RawEmail;

/// Who a message is from and to, and what tells it from every other.
pub(super) struct Head<'a> {
    /// The address that sends.
    pub sender: &'a Address,
    /// The name beside it.
    pub sender_name: &'a str,
    /// Its one recipient.
    pub to: &'a str,
    /// What its Message-ID is made of: the same at every attempt.
    pub message_id: &'a str,
    /// When it is sent.
    pub date: Moment,
}

/// The message with both parts, text first.
pub(super) fn compose(head: &Head<'_>, email: &RenderedEmail) -> Result<RawEmail, Unreadable> {
    let unfit = |cause: &dyn std::fmt::Display| Unreadable(cause.to_string());
    let recipient = deliverable(head.to).map_err(|cause| unfit(&cause))?;
    let mut message = MessageBuilder::new()
        .from(Mailbox::new(Some(head.sender_name.to_owned()), head.sender.clone()))
        .to(Mailbox::new(None, recipient.clone()))
        .subject(&email.subject)
        .date(SystemTime::from(head.date.utc()))
        .message_id(Some(format!("<{}@{}>", head.message_id, head.sender.domain())))
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("X-Auto-Response-Suppress", "All"));
    if let Some(address) = email.reply_to.as_deref().and_then(|address| deliverable(address).ok()) {
        message = message.reply_to(Mailbox::new(None, address));
    }
    if let Some(subject) = encoded(&email.subject) {
        message = message.raw_header(pre_encoded("Subject", &email.subject, subject));
    }
    if let Some(name) = encoded(head.sender_name) {
        let address = head.sender.to_string();
        message = message.raw_header(pre_encoded("From", &address, format!("{name}\r\n <{address}>")));
    }
    if let Some(url) = &email.unsubscribe {
        message = message
            .raw_header(header("List-Unsubscribe", &format!("<{url}>")))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    let message = message
        .multipart(MultiPart::alternative_plain_html(email.text.clone(), email.html.clone()))
        .map_err(|cause| unfit(&cause))?;
    Ok(RawEmail { sender: head.sender.clone(), recipient, content: Message::formatted(&message) })
}

/// A header of our own words: `Auto-Submitted: auto-generated` (RFC 3834), and Exchange's own for the same, so that
/// robots do not answer;
/// the two of RFC 8058, by which mail programs offer to end emails of a kind.
fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn pre_encoded(name: &'static str, value: &str, encoded: String) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.to_owned(), encoded)
}

/// A text that holds what reads as encoded words (RFC 2047), in encoded words of our own: mail programs
/// decode them once, to just what was typed. Nothing where the mailer's encoding does.
fn encoded(text: &str) -> Option<String> {
    /// Bytes of a word: with what stands around it, and `Subject: ` before it, a line of 76 at most.
    const WORD: usize = 39;
    if !text.contains("=?") {
        return None;
    }
    let mut pieces: Vec<String> = Vec::new();
    for c in text.chars() {
        match pieces.last_mut() {
            Some(piece) if piece.len() + c.len_utf8() <= WORD => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
    }
    let words: Vec<String> =
        pieces.iter().map(|piece| format!("=?utf-8?B?{}?=", BASE64.encode(piece.as_bytes()))).collect();
    Some(words.join("\r\n "))
}

/// The address with its domain as every server can look it up: in ASCII (RFC 5891).
fn deliverable(to: &str) -> Result<Address, lettre::address::AddressError> {
    match (to.rsplit_once('@'), text::email(to)) {
        (Some((local, _)), Ok(email)) => Address::new(local, email.domain()),
        _ => to.parse(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn composed(to: &str, email: &RenderedEmail) -> String {
        let head = Head {
            sender: &"muster@example.org".parse().unwrap(),
            sender_name: "Harbour School, \"the\" Éole",
            to,
            message_id: "abc",
            date: Moment::from_micros(1_772_442_000_000_000),
        };
        String::from_utf8(compose(&head, email).unwrap().content).unwrap()
    }

    fn email(subject: &str) -> RenderedEmail {
        let (text, html) = ("Hello.\n".to_owned(), "<p>Hello.</p>".to_owned());
        RenderedEmail { subject: subject.to_owned(), text, html, unsubscribe: None, reply_to: None }
    }

    #[test]
    fn one_click_ends_emails_that_nobody_asked_for() {
        let ours = "https://muster.example.org/invited/7/token/quiet".to_owned();
        let text = composed("ann@example.org", &RenderedEmail { unsubscribe: Some(ours), ..email("Hi") });
        assert!(text.contains("List-Unsubscribe: <https://muster.example.org/invited/7/token/quiet>\r\n"), "{text}");
        assert!(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{text}");
    }

    #[test]
    fn the_head_says_who_when_and_that_no_person_wrote_it() {
        let text = composed("ann@example.org", &email("Confirm"));
        for line in [
            "To: ann@example.org\r\n",
            "Subject: Confirm\r\n",
            "Date: Mon, 02 Mar 2026 09:00:00 +0000\r\n",
            "Message-ID: <abc@example.org>\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "X-Auto-Response-Suppress: All\r\n",
            "Content-Type: multipart/alternative;",
        ] {
            assert!(text.contains(line), "{line:?} is not in {text}");
        }
        assert!(text.find("text/plain") < text.find("text/html"));
    }

    #[test]
    fn an_answer_goes_to_the_person_who_writes() {
        let text = composed(
            "lee@example.org",
            &RenderedEmail { reply_to: Some("ann@bücher.example".to_owned()), ..email("Hi") },
        );
        assert!(text.contains("Reply-To: ann@xn--bcher-kva.example\r\n"), "{text}");
        let forged = Some("ann@example.org\r\nBcc: eve@example.org".to_owned());
        let text = composed("lee@example.org", &RenderedEmail { reply_to: forged, ..email("Hi") });
        assert!(!text.contains("eve@") && !text.contains("Reply-To"), "{text}");
    }

    #[test]
    fn a_line_break_in_a_subject_begins_no_header() {
        let text = composed("ann@example.org", &email("Hi\r\nBcc: eve@example.org"));
        assert!(!text.lines().any(|line| line.starts_with("Bcc:")));
    }

    #[test]
    fn encoded_words_in_a_name_stay_as_they_are_written() {
        let typed =
            "=?utf-8?Q?Bank_support?= invites you, Zo\u{EB} =?iso-8859-1?B?QmFuaw==?= to a long name of a group";
        let head = Head {
            sender: &"muster@example.org".parse().unwrap(),
            sender_name: "=?utf-8?Q?Bank?=",
            to: "ann@example.org",
            message_id: "abc",
            date: Moment::from_micros(1_772_442_000_000_000),
        };
        let raw = compose(&head, &email(typed)).unwrap().content;
        let text = String::from_utf8(raw.clone()).unwrap();
        assert!(!text.contains("Q?Bank") && text.lines().all(|line| line.len() <= 78), "{text}");
        let read = mail_parser::MessageParser::default().parse(&raw).unwrap();
        assert_eq!(read.subject(), Some(typed));
        let from = read.from().and_then(|from| from.first()).unwrap();
        assert_eq!((from.name(), from.address()), (Some("=?utf-8?Q?Bank?="), Some("muster@example.org")));
    }

    #[test]
    fn international_domains_travel_in_ascii() {
        assert_eq!(deliverable("ann@bücher.example").unwrap().to_string(), "ann@xn--bcher-kva.example");
    }
}
