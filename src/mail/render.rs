//! An email: what a message looks like when it is sent.

use std::collections::BTreeMap;

use serde_json::Value;
use url::Url;

use crate::clock::Moment;
use crate::db::types::TokenPurpose;
use crate::locale::{Language, Reader};
use crate::secret::ServerKey;
use crate::web::urls;
use crate::zone::Zone;

use super::free_text;

/// Subject and body, the body twice with the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedEmail {
    /// Names who and what; one line.
    pub subject: String,
    /// The whole email as plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Where one click ends emails of its kind (RFC 8058); for those that nobody asked for.
    pub unsubscribe: Option<String>,
    /// Who reads an answer to it: the person in whose name it is written; none where no person is.
    pub reply_to: Option<String>,
}

/// Declares how an email is written from its two templates, which say the same `details` as plain text and as HTML.
macro_rules! email {
    ($write:ident($details:ty): $text:literal and $html:literal) => {
        fn $write(
            context: &$crate::mail::RenderContext<'_>,
            subject: String,
            details: &$details,
        ) -> Result<$crate::mail::RenderedEmail, $crate::mail::Unreadable> {
            #[derive(askama::Template)]
            #[template(path = $text)]
            struct Text<'a> {
                organization: &'a str,
                details: &'a $details,
            }

            #[derive(askama::Template)]
            #[template(path = $html)]
            struct Html<'a> {
                subject: &'a str,
                organization: &'a str,
                details: &'a $details,
            }

            let organization = context.organization;
            let reader = context.reader();
            let text = askama::Template::render_with_values(&Text { organization, details }, &reader)?;
            let html =
                askama::Template::render_with_values(&Html { subject: &subject, organization, details }, &reader)?;
            Ok($crate::mail::RenderedEmail { subject, text, html, unsubscribe: None, reply_to: None })
        }
    };
}
pub(crate) use email;

/// What an email is written with. Tokens come into being here, as it is sent.
pub struct RenderContext<'a> {
    /// The organization's name.
    pub organization: &'a str,
    /// The zone in which times are told.
    pub zone: Zone,
    /// When it is written.
    pub now: Moment,
    /// Where links lead.
    pub base_url: &'a Url,
    /// What tokens are derived from.
    pub key: &'a ServerKey,
}

impl RenderContext<'_> {
    /// Who reads it.
    pub fn reader(&self) -> Reader {
        Reader { language: Language::English, zone: self.zone, organization_zone: self.zone, now: self.now }
    }

    /// `path` as a link that works from anywhere.
    pub fn link(&self, path: &str) -> String {
        urls::absolute(self.base_url, path)
    }

    /// The token of row `id` of the tokens table.
    pub fn token(&self, purpose: TokenPurpose, id: i64, generation: i64) -> String {
        self.key.token(purpose.as_str(), id, generation)
    }
}

/// Writes one kind of email from the parameters in its row.
pub type Render = fn(&RenderContext<'_>, &Value) -> Result<RenderedEmail, Unreadable>;

/// A row's parameters are not what its email needs: a defect, or a row of another version.
#[derive(Debug, derive_more::Display)]
#[display("the email cannot be written: {_0}")]
pub struct Unreadable(pub String);

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

/// Every kind of email that the rooms write, by name.
#[derive(Debug, Clone, Default)]
pub struct EmailKinds(BTreeMap<&'static str, Render>);

impl EmailKinds {
    /// The emails of all rooms together.
    pub fn new(kinds: impl IntoIterator<Item = (&'static str, Render)>) -> Self {
        Self(kinds.into_iter().collect())
    }

    /// Writes the email `kind`: what people typed in it is no link in the body, and no web address in
    /// the subject.
    pub fn write(
        &self,
        kind: &str,
        context: &RenderContext<'_>,
        parameters: &Value,
    ) -> Result<RenderedEmail, Unreadable> {
        let render = self.0.get(kind).ok_or_else(|| Unreadable(format!("there is no email {kind:?}")))?;
        let written = |change: fn(&str) -> String| {
            let organization = &change(context.organization);
            render(&RenderContext { organization, ..*context }, &free_text::each(parameters, change))
        };
        let RenderedEmail { subject, .. } = written(free_text::drop_links)?;
        Ok(RenderedEmail { subject, ..written(free_text::break_links)? })
    }
}
