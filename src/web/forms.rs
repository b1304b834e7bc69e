//! What a browser posts.

use std::time::Duration;

use actix_web::body::BodyStream;
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;

use super::app::App;
use super::error::WebError;

/// The largest form that is read, unless a route says otherwise with [`FormLimit`]. Far more than any field takes,
/// in any script: what is too long for its field is told beside the field, with everything kept.
const LIMIT: usize = 1024 * 1024;

/// How long a form may take to arrive.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long one may take that holds as much as operators allow: 32 MiB over a slow line.
const LONG_PATIENCE: Duration = Duration::from_secs(120);

/// It took longer.
pub(super) const TOO_SLOW: &str = "The form took too long to arrive. Send it again.";
/// It holds a NUL.
pub(super) const NO_TEXT: &str = "The form holds a character that is no text. Type it again by hand.";
/// It is no form.
pub(super) const UNREADABLE: &str = "The form cannot be read. Go back, reload the page and fill it in again.";

/// How large a form may be, where it may hold files: see [`Route::with_uploads`](super::Route::with_uploads).
#[derive(Debug, Clone, Copy)]
pub enum FormLimit {
    /// As large as operators allow for uploads.
    Uploads,
}

impl FormLimit {
    /// The limit of a request's route, and how long it may take to arrive.
    pub(super) fn of(request: &HttpRequest) -> (usize, Duration) {
        match request.app_data::<Self>() {
            None => (LIMIT, PATIENCE),
            Some(Self::Uploads) => (App::of(request).config.upload_limit, LONG_PATIENCE),
        }
    }
}

/// A posted form, read into `T`. Fields that `T` does not name are dropped.
///
/// Give every field of `T` a default: a field that is missing is then an empty one, which the
/// page's own error speaks of, and not a bare "400".
#[derive(Debug)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = WebError;
    type Future = LocalBoxFuture<'static, Result<Self, WebError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (limit, patience) = FormLimit::of(request);
        let urlencoded = request.content_type().eq_ignore_ascii_case("application/x-www-form-urlencoded");
        let announced =
            request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
        let body = actix_web::body::to_bytes_limited(BodyStream::new(payload.take()), limit);
        Box::pin(async move {
            if announced.is_some_and(|length: usize| length > limit) {
                return Err(WebError::TooLarge);
            }
            let body = tokio::time::timeout(patience, body)
                .await
                .map_err(|_| WebError::Malformed(TOO_SLOW))?
                .map_err(|_| WebError::TooLarge)?
                .map_err(|_| WebError::Malformed("The connection broke before the form had arrived. Send it again."))?;
            if !urlencoded && !body.is_empty() {
                return Err(WebError::Malformed("This address takes a form. Go back and use the form of the page."));
            }
            // No text that people type holds a NUL, and PostgreSQL could not keep it.
            if body.contains(&0) || body.windows(3).any(|three| three == b"%00") {
                return Err(WebError::Malformed(NO_TEXT));
            }
            serde_urlencoded::from_bytes(&body).map(Self).map_err(|_| WebError::Malformed(UNREADABLE))
        })
    }
}

/// One thing wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

/// Everything wrong with a form, in the order of its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<FieldError>);

impl FormErrors {
    /// Nothing wrong.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// One thing wrong.
    #[must_use]
    pub fn one(field: &'static str, message: impl Into<String>) -> Self {
        let mut errors = Self::none();
        errors.add(field, message);
        errors
    }

    /// Adds what is wrong with `field`.
    pub fn add(&mut self, field: &'static str, message: impl Into<String>) {
        self.0.push(FieldError { field, message: message.into() });
    }

    /// The value that was parsed, or its problem noted under `field`.
    pub fn keep<T, E: std::fmt::Display>(&mut self, field: &'static str, parsed: Result<T, E>) -> Option<T> {
        parsed.map_err(|problem| self.add(field, problem.to_string())).ok()
    }

    /// What is wrong with `field`.
    #[must_use]
    pub fn on(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|error| error.field == field).map(|error| error.message.as_str())
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of it.
    #[must_use]
    pub fn all(&self) -> &[FieldError] {
        &self.0
    }
}
