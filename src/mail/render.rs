//! An email: what a message looks like when it is sent.

use std::collections::BTreeMap;

use askama::Template;
use serde_json::Value;
use url::Url;

use crate::db::types::TokenPurpose;
use crate::locale::{Message, Reader};
use crate::secret::ServerKey;
use crate::t;
use crate::web::urls;

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

/// An email before it is said: in no language yet.
#[derive(Debug, Clone)]
pub struct EmailText {
    subject: Message<'static>,
    parts: Vec<Part>,
    /// Why it came.
    reason: Message<'static>,
    unsubscribe: Option<String>,
    reply_to: Option<String>,
}

/// A part of an email's body.
#[derive(Debug, Clone)]
enum Part {
    Text(Message<'static>),
    /// What a person wrote.
    Quote(String),
    Code(String),
    /// What to do, and where: a button with the address below it.
    Button(Message<'static>, String),
    /// Another address, on a line of its own.
    Link(String),
}

impl EmailText {
    /// An email with nothing in its body yet; `reason` says why it came.
    pub const fn new(subject: Message<'static>, reason: Message<'static>) -> Self {
        Self { subject, parts: Vec::new(), reason, unsubscribe: None, reply_to: None }
    }

    /// A paragraph.
    pub fn text(self, text: Message<'static>) -> Self {
        self.part(Part::Text(text))
    }

    /// What a person wrote; nothing where they wrote nothing.
    pub fn quote(self, intro: Message<'static>, words: String) -> Self {
        if words.is_empty() { self } else { self.text(intro).part(Part::Quote(words)) }
    }

    /// A code, large.
    pub fn code(self, code: String) -> Self {
        self.part(Part::Code(code))
    }

    /// What to do, at `url`.
    pub fn button(self, label: Message<'static>, url: String) -> Self {
        self.part(Part::Button(label, url))
    }

    /// What else one can do, at `url`.
    pub fn link(self, text: Message<'static>, url: String) -> Self {
        self.text(text).part(Part::Link(url))
    }

    /// With the page where one click ends emails of its kind (RFC 8058).
    pub fn unsubscribed_at(self, url: String) -> Self {
        Self { unsubscribe: Some(url), ..self }
    }

    /// With the address that an answer goes to.
    pub fn answered_at(self, reply_to: Option<String>) -> Self {
        Self { reply_to, ..self }
    }

    fn part(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    /// Says it to the reader of `context`.
    fn say(self, context: &RenderContext<'_>) -> Result<RenderedEmail, Unreadable> {
        let subject = self.subject.say(&context.reader);
        let text = AsText { email: &self }.render_with_values(&context.reader)?;
        let page = AsHtml { subject: &subject, organization: context.organization, email: &self };
        let html = page.render_with_values(&context.reader)?;
        Ok(RenderedEmail { subject, text, html, unsubscribe: self.unsubscribe, reply_to: self.reply_to })
    }
}

#[derive(Template)]
#[template(path = "mail/email.txt")]
struct AsText<'a> {
    email: &'a EmailText,
}

#[derive(Template)]
#[template(path = "mail/email.html")]
struct AsHtml<'a> {
    subject: &'a str,
    organization: &'a str,
    email: &'a EmailText,
}

/// What an email is written with. Tokens come into being here, as it is sent.
pub struct RenderContext<'a> {
    /// The organization's name.
    pub organization: &'a str,
    /// Who reads it.
    pub reader: Reader,
    /// Where links lead.
    pub base_url: &'a Url,
    /// What tokens are derived from.
    pub key: &'a ServerKey,
}

impl RenderContext<'_> {
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
pub type Render = fn(&RenderContext<'_>, &Value) -> Result<EmailText, Unreadable>;

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
            let context = RenderContext { organization, ..*context };
            render(&context, &free_text::each(parameters, change))?.say(&context)
        };
        let RenderedEmail { subject, .. } = written(free_text::drop_links)?;
        Ok(RenderedEmail { subject, ..written(free_text::break_links)? })
    }
}
