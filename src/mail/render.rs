//! An email: what a message looks like when it is sent.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use serde_json::Value;
use url::Url;

use crate::db::types::TokenPurpose;
use crate::locale::{Message, Reader};
use crate::secret::ServerKey;
use crate::t;
use crate::web::urls;

use super::free_text;
use super::topics::EmailTopic;
use super::unsubscribing::unsubscribe_path;

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
    /// The address that it goes to.
    pub to: &'a str,
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
type Render = fn(&RenderContext<'_>, &Value) -> Result<EmailText, Unreadable>;

/// A kind of email. Each says whether its reader can turn it off.
#[derive(Debug, Clone, Copy)]
pub struct EmailKind {
    /// The name that rows of the email queue know it by.
    pub name: &'static str,
    /// What it is about; none of what its reader asked for or has to know, which always comes.
    pub topic: Option<EmailTopic>,
    render: Render,
}

impl EmailKind {
    /// One that its reader asked for, or has to know to be safe.
    pub const fn needed(name: &'static str, render: Render) -> Self {
        Self { name, topic: None, render }
    }

    /// One that nobody asked for: its reader can turn off the topic that it is about.
    pub const fn about(topic: EmailTopic, name: &'static str, render: Render) -> Self {
        Self { name, topic: Some(topic), render }
    }
}

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

/// Every kind of email that the modules write, by name.
#[derive(Debug, Clone, Default)]
pub struct EmailKinds(Arc<BTreeMap<&'static str, EmailKind>>);

impl EmailKinds {
    /// The emails of all modules together.
    pub fn new(kinds: impl IntoIterator<Item = EmailKind>) -> Self {
        Self(Arc::new(kinds.into_iter().map(|kind| (kind.name, kind)).collect()))
    }

    /// Every kind.
    pub fn iter(&self) -> impl Iterator<Item = &EmailKind> {
        self.0.values()
    }

    /// What the email `kind` is about that can be turned off.
    pub fn topic(&self, kind: &str) -> Option<EmailTopic> {
        self.0.get(kind)?.topic
    }

    /// Writes the email `kind`: what people typed in it is no link in the body, and no web address in
    /// the subject.
    pub fn write(
        &self,
        kind: &str,
        context: &RenderContext<'_>,
        parameters: &Value,
    ) -> Result<RenderedEmail, Unreadable> {
        let kind = self.0.get(kind).ok_or_else(|| Unreadable(format!("there is no email {kind:?}")))?;
        let unsubscribe = kind.topic.map(|topic| context.link(&unsubscribe_path(context.key, topic, context.to)));
        let written = |change: fn(&str) -> String| {
            let organization = &change(context.organization);
            let context = RenderContext { organization, ..*context };
            let email = (kind.render)(&context, &free_text::each(parameters, change))?;
            EmailText { unsubscribe: unsubscribe.clone(), ..email }.say(&context)
        };
        let RenderedEmail { subject, .. } = written(free_text::drop_links)?;
        Ok(RenderedEmail { subject, ..written(free_text::break_links)? })
    }
}
