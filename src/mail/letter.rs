//! A letter: what a message looks like when it is sent.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;
use url::Url;

use crate::db::types::TokenPurpose;
use crate::secret::ServerKey;
use crate::web::urls;
use crate::zone::Zone;

use super::free_text;

/// Subject and body, the body twice with the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Names who and what; one line.
    pub subject: String,
    /// The whole letter as plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Where one click ends letters of its kind (RFC 8058); for those that nobody asked for.
    pub unsubscribe: Option<String>,
    /// Who reads an answer to it: the person in whose name it is written; none where no person is.
    pub reply_to: Option<String>,
}

/// Declares how a letter is written from its two templates, which say the same `words` as plain text and as HTML.
macro_rules! letter {
    ($write:ident($words:ty): $text:literal and $html:literal) => {
        fn $write(
            desk: &$crate::mail::Desk<'_>,
            subject: String,
            words: &$words,
        ) -> Result<$crate::mail::Letter, $crate::mail::Unreadable> {
            #[derive(askama::Template)]
            #[template(path = $text)]
            struct Text<'a> {
                organization: &'a str,
                words: &'a $words,
            }

            #[derive(askama::Template)]
            #[template(path = $html)]
            struct Html<'a> {
                organization: &'a str,
                words: &'a $words,
            }

            let organization = desk.organization;
            let text = askama::Template::render(&Text { organization, words })?;
            let html = askama::Template::render(&Html { organization, words })?;
            Ok($crate::mail::Letter { subject, text, html, unsubscribe: None, reply_to: None })
        }
    };
}
pub(crate) use letter;

/// What a letter is written with. Tokens come into being here, as it is sent.
pub struct Desk<'a> {
    /// The organization's name.
    pub organization: &'a str,
    /// The zone in which times are told.
    pub zone: Zone,
    /// Where links lead.
    pub base_url: &'a Url,
    /// What tokens are derived from.
    pub key: &'a ServerKey,
}

impl Desk<'_> {
    /// `path` as a link that works from anywhere.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        urls::absolute(self.base_url, path)
    }

    /// The token of row `id` of the tokens table.
    #[must_use]
    pub fn token(&self, purpose: TokenPurpose, id: i64, generation: i64) -> String {
        self.key.token(purpose.as_str(), id, generation)
    }
}

/// Writes one kind of letter from the parameters in its row.
pub type Render = fn(&Desk<'_>, &Value) -> Result<Letter, Unreadable>;

/// A row's parameters are not what its letter needs: a defect, or a row of another version.
#[derive(Debug)]
pub struct Unreadable(pub String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the letter cannot be written: {}", self.0)
    }
}

impl std::error::Error for Unreadable {}

impl From<serde_json::Error> for Unreadable {
    fn from(cause: serde_json::Error) -> Self {
        Self(cause.to_string())
    }
}

impl From<askama::Error> for Unreadable {
    fn from(cause: askama::Error) -> Self {
        Self(cause.to_string())
    }
}

/// Every kind of letter that the rooms write, by name.
#[derive(Debug, Clone, Default)]
pub struct Letters(BTreeMap<&'static str, Render>);

impl Letters {
    /// The letters of all rooms together.
    #[must_use]
    pub fn new(letters: impl IntoIterator<Item = (&'static str, Render)>) -> Self {
        Self(letters.into_iter().collect())
    }

    /// Writes the letter `kind`: what people typed in it is no link in the body, and no web address in
    /// the subject.
    pub fn write(&self, kind: &str, desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
        let render = self.0.get(kind).ok_or_else(|| Unreadable(format!("there is no letter {kind:?}")))?;
        let written = |change: fn(&str) -> String| {
            let organization = &change(desk.organization);
            render(&Desk { organization, ..*desk }, &free_text::each(parameters, change))
        };
        let Letter { subject, .. } = written(free_text::drop_links)?;
        Ok(Letter { subject, ..written(free_text::break_links)? })
    }
}
