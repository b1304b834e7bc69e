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
use crate::refusal::{Reader, Refusal};

use super::cookies;

const NAME: &str = "flash";

/// What an action led to, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flash {
    /// `done`, `note` or `problem`.
    pub kind: String,
    /// The code of the refusal; empty where nothing was refused.
    pub code: String,
    /// The words.
    pub text: String,
}

impl Flash {
    /// It worked.
    pub fn done(text: impl Into<String>) -> Self {
        Self::of("done", text)
    }

    /// Worth knowing.
    pub fn note(text: impl Into<String>) -> Self {
        Self::of("note", text)
    }

    /// It did not work.
    pub fn problem(text: impl Into<String>) -> Self {
        Self::of("problem", text)
    }

    /// A rule said no.
    pub fn refused(refusal: &impl Refusal, reader: Reader) -> Self {
        Self { code: refusal.code().to_owned(), ..Self::problem(refusal.message(reader)) }
    }

    /// The same as something worth knowing: nothing is amiss.
    pub fn as_note(self) -> Self {
        Self { kind: "note".to_owned(), ..self }
    }

    fn of(kind: &str, text: impl Into<String>) -> Self {
        Self { kind: kind.to_owned(), code: String::new(), text: text.into() }
    }

    /// A redirect to `path` where this message is shown.
    pub fn on(self, path: &str, config: &Config) -> HttpResponse {
        let value = BASE64URL_NOPAD.encode(format!("{}\n{}\n{}", self.kind, self.code, self.text).as_bytes());
        let cookie = cookies::keep(NAME, value, Duration::minutes(5), config);
        HttpResponse::SeeOther().insert_header((header::LOCATION, path.to_owned())).cookie(cookie).finish()
    }

    /// The message that `request` brings along.
    pub fn carried_by(request: &HttpRequest, config: &Config) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(cookies::kept(request, NAME, config)?.as_bytes()).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let mut parts = text.splitn(3, '\n');
        let kind = parts.next().filter(|kind| ["done", "note", "problem"].contains(kind))?;
        let (code, text) = (parts.next()?, parts.next()?);
        Some(Self { code: code.to_owned(), ..Self::of(kind, text) })
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
