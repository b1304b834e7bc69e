//! An email as it came in by SMTP, read by a mail parser that is not the sender's.

use std::fmt;

use mail_parser::{Message, MessageParser};

#[derive(Clone)]
pub struct ReceivedEmail {
    sender: String,
    recipient: String,
    raw: Vec<u8>,
}

impl ReceivedEmail {
    pub(super) fn new(sender: &str, recipient: &str, raw: Vec<u8>) -> Self {
        Self { sender: sender.into(), recipient: recipient.into(), raw }
    }

    /// Where it would bounce to.
    pub fn sender(&self) -> &str {
        &self.sender
    }

    /// To whom the server was told to bring it.
    pub fn recipient(&self) -> &str {
        &self.recipient
    }

    pub fn subject(&self) -> String {
        self.parsed().subject().unwrap_or_default().to_owned()
    }

    /// The plain text part, decoded; empty where there is none (never one made from the HTML).
    pub fn text(&self) -> String {
        let message = self.parsed();
        let part = message.text_part(0).filter(|part| part.is_text() && !part.is_text_html());
        written(part.and_then(|part| part.text_contents()))
    }

    /// The HTML part, decoded; empty where there is none.
    pub fn html(&self) -> String {
        let message = self.parsed();
        let part = message.html_part(0).filter(|part| part.is_text_html());
        written(part.and_then(|part| part.text_contents()))
    }

    /// A header's value as it was sent, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let message = self.parsed();
        let value = message.header_raw(name)?;
        Some(value.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    pub fn message_id(&self) -> String {
        self.header("Message-ID").unwrap_or_default()
    }

    /// Asserts that this is its subject.
    #[track_caller]
    pub fn is_about(&self, subject: impl fmt::Display) -> &Self {
        assert_eq!(self.subject(), subject.to_string());
        self
    }

    /// Asserts that both parts say this.
    #[track_caller]
    pub fn says(&self, said: impl fmt::Display) -> &Self {
        let said = words(&said.to_string());
        for part in [words(&self.text()), said_by_html(&self.html())] {
            assert!(part.contains(&said), "{said:?} is not in {part:?}");
        }
        self
    }

    /// Path and query of the one link that stands on a line of its own in the text.
    #[track_caller]
    pub fn link(&self) -> String {
        let text = self.text();
        let mut alone = text.lines().map(str::trim).filter(|line| line.starts_with("http") && !line.contains(' '));
        let link = alone.next().unwrap_or_else(|| panic!("no line of this email is a link:\n{self}"));
        let url = url::Url::parse(link).unwrap_or_else(|cause| panic!("{link:?} is no URL: {cause}"));
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }

    fn parsed(&self) -> Message<'_> {
        MessageParser::default().parse(&self.raw).expect("an email that can be read")
    }
}

/// Without the ends of lines that mailers add.
fn written(text: Option<&str>) -> String {
    text.unwrap_or_default().replace("\r\n", "\n").trim_end().to_owned()
}

impl fmt::Display for ReceivedEmail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "to {}: {}\n\n{}", self.recipient, self.subject(), self.text())
    }
}

/// What the HTML part of one of our emails says, less the organization's name above it: what the text part says too.
pub fn said_by_html(html: &str) -> String {
    let page = scraper::Html::parse_document(html);
    let paragraphs = super::page::selector("p");
    let said: Vec<String> =
        page.select(&paragraphs).skip(1).map(|paragraph| paragraph.text().collect::<String>()).collect();
    words(&said.join(" "))
}

/// A text with single spaces.
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
