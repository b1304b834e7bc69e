//! The one message that follows an action across its redirect.
//!
//! It travels in a cookie of its own and not in the session, so that it costs no write, and works
//! for whoever has no session.

use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::header;
use data_encoding::BASE64URL_NOPAD;

use crate::config::Config;
use crate::locale::{Message, Reader};
use crate::refusal::Refusal;
use crate::t;

use super::cookies;

const NAME: &str = "flash";

/// What an action led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flash {
    kind: &'static str,
    /// The code of the refusal; empty where nothing was refused.
    code: &'static str,
    text: Message<'static>,
}

/// The same as the page after it shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownFlash {
    /// `done`, `note` or `problem`.
    pub kind: String,
    /// The code of the refusal; empty where nothing was refused.
    pub code: String,
    /// What it said to the reader.
    pub text: String,
}

/// Whom a redirect is for, and what decides about its cookie.
#[derive(Clone, Copy)]
pub struct Audience<'a> {
    /// Who reads what it says.
    pub reader: Reader,
    /// How the program is set up.
    pub config: &'a Config,
}

impl Flash {
    /// It worked.
    pub fn done(text: impl Into<Message<'static>>) -> Self {
        Self::of("done", text)
    }

    /// Worth knowing.
    pub fn note(text: impl Into<Message<'static>>) -> Self {
        Self::of("note", text)
    }

    /// It did not work.
    pub fn problem(text: impl Into<Message<'static>>) -> Self {
        Self::of("problem", text)
    }

    /// A rule said no.
    pub fn refused(refusal: &impl Refusal) -> Self {
        Self { code: refusal.code(), ..Self::problem(refusal.message()) }
    }

    /// The same, and `more`.
    pub fn and(self, more: Option<Message<'static>>) -> Self {
        match more {
            Some(more) => Self { text: t::locale::sentences(self.text, more), ..self },
            None => self,
        }
    }

    /// The same with the code of what was refused of it.
    pub fn with_code(self, code: &'static str) -> Self {
        Self { code, ..self }
    }

    /// The same as something worth knowing: nothing is amiss.
    pub fn as_note(self) -> Self {
        Self { kind: "note", ..self }
    }

    /// The same as something worth knowing, with `more` to know.
    pub fn with(self, more: impl Into<Message<'static>>) -> Self {
        self.and(Some(more.into())).as_note()
    }

    fn of(kind: &'static str, text: impl Into<Message<'static>>) -> Self {
        Self { kind, code: "", text: text.into() }
    }

    /// A redirect to `path` where this message is shown.
    pub fn on(self, path: &str, Audience { reader, config }: Audience<'_>) -> HttpResponse {
        let text = self.text.say(&reader);
        let value = BASE64URL_NOPAD.encode(format!("{}\n{}\n{text}", self.kind, self.code).as_bytes());
        let cookie = cookies::keep(NAME, value, Duration::minutes(5), config);
        HttpResponse::SeeOther().insert_header((header::LOCATION, path.to_owned())).cookie(cookie).finish()
    }
}

impl ShownFlash {
    /// The message that `request` brings along.
    pub fn carried_by(request: &HttpRequest, config: &Config) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(cookies::kept(request, NAME, config)?.as_bytes()).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let mut parts = text.splitn(3, '\n');
        let kind = parts.next().filter(|kind| ["done", "note", "problem"].contains(kind))?;
        let (code, text) = (parts.next()?, parts.next()?);
        Some(Self { kind: kind.to_owned(), code: code.to_owned(), text: text.to_owned() })
    }
}

/// A redirect to `path` with no message.
pub fn redirect(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, path.to_owned())).finish()
}

/// The cookie that takes a shown message away.
pub(super) fn removal(config: &Config) -> Cookie<'static> {
    cookies::keep(NAME, String::new(), Duration::ZERO, config)
}
