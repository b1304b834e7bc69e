//! What a browser posts.

use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use askama::Template;
use futures_util::StreamExt;
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;

use crate::locale::{Message, Reader};
use crate::refusal::Refusal;
use crate::{t, text};

use super::app::App;
use super::error::WebError;
use super::shell::page_with_status;

/// How much of a form is kept, unless a route says otherwise with [`FormLimit`].
const LIMIT: usize = 2 * 1024 * 1024;

/// How much of one field is kept, as it was sent: far more than any field takes, in any script. So what is too long
/// for its field is told beside the field, and all else is kept.
pub(super) const FIELD: usize = 1024 * 1024;

/// How much is received, the rest of fields that are too long included.
pub(super) const RECEIVED: usize = 32 * 1024 * 1024;

/// How long a form may take to arrive.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long one may take that holds as much as operators allow: 32 MiB over a slow line.
const LONG_PATIENCE: Duration = Duration::from_secs(120);

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
        let payload = payload.take();
        // What is for files is taken whole, or not at all.
        let field = request.app_data::<FormLimit>().map_or(FIELD, |_| limit);
        Box::pin(async move {
            if announced.is_some_and(|length: usize| length > RECEIVED.max(limit)) {
                return Err(WebError::TooLarge);
            }
            let body = tokio::time::timeout(patience, received(payload, field, limit))
                .await
                .map_err(|_| WebError::Malformed(t::web::form_too_slow()))??;
            if !urlencoded && !body.is_empty() {
                return Err(WebError::Malformed(t::web::form_expected()));
            }
            // No text that people type holds a NUL, and PostgreSQL could not keep it.
            if body.contains(&0) || body.windows(3).any(|three| three == b"%00") {
                return Err(WebError::Malformed(t::web::form_not_text()));
            }
            serde_urlencoded::from_bytes(&body).map(Self).map_err(|_| WebError::Malformed(t::web::form_unreadable()))
        })
    }
}

/// The body of a form, with the beginnings of fields that are longer than `most`.
async fn received(mut payload: Payload, most: usize, limit: usize) -> Result<Vec<u8>, WebError> {
    let (mut body, mut field, mut length) = (Vec::new(), 0, 0);
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| WebError::Malformed(t::web::form_connection_lost()))?;
        length += chunk.len();
        for part in chunk.split_inclusive(|byte| *byte == b'&') {
            let (value, is_end) = part.strip_suffix(b"&").map_or((part, false), |value| (value, true));
            body.extend_from_slice(&value[..value.len().min(most.saturating_sub(field))]);
            field += value.len();
            if is_end {
                end_field(&mut body, field > most);
                body.push(b'&');
                field = 0;
            }
        }
        if body.len() > limit || length > RECEIVED.max(limit) {
            return Err(WebError::TooLarge);
        }
    }
    end_field(&mut body, field > most);
    Ok(body)
}

/// Takes half an escaped byte from the end, where a field was cut.
fn end_field(body: &mut Vec<u8>, is_cut: bool) {
    let end = body.len().saturating_sub(2);
    if let Some(half) = body[end..].iter().position(|byte| *byte == b'%').filter(|_| is_cut) {
        body.truncate(end + half);
    }
}

/// One thing wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name.
    pub field: &'static str,
    /// The code of the refusal, where a rule refused what was asked.
    pub code: Option<&'static str>,
    /// What is wrong and what to do.
    pub message: Message<'static>,
}

/// Everything wrong with a form, in the order of its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormErrors(Vec<FieldError>);

impl FormErrors {
    /// Nothing wrong.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// One thing wrong.
    pub fn one(field: &'static str, message: impl Into<Message<'static>>) -> Self {
        let mut errors = Self::none();
        errors.add(field, message);
        errors
    }

    /// What a rule refused, said at `field`.
    pub fn refused(field: &'static str, refusal: &impl Refusal) -> Self {
        let mut errors = Self::none();
        errors.add_refused(field, refusal);
        errors
    }

    /// Adds what is wrong with `field`.
    pub fn add(&mut self, field: &'static str, message: impl Into<Message<'static>>) {
        self.0.push(FieldError { field, code: None, message: message.into() });
    }

    /// Adds what a rule refused, said at `field`.
    pub fn add_refused(&mut self, field: &'static str, refusal: &impl Refusal) {
        self.0.push(FieldError { field, code: Some(refusal.code()), message: refusal.message() });
    }

    /// Adds all that is wrong with another part of the form.
    pub fn append(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// The value that was parsed, or its problem noted under `field`.
    pub fn keep<T, E: Into<Message<'static>>>(&mut self, field: &'static str, parsed: Result<T, E>) -> Option<T> {
        parsed.map_err(|problem| self.add(field, problem)).ok()
    }

    /// The line that was typed into `field`, of at most `most` characters.
    pub fn line(&mut self, field: &'static str, typed: &str, most: usize) -> Option<String> {
        self.keep(field, text::clean_line(typed, most))
    }

    /// What is wrong with `field`.
    pub fn on(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|error| error.field == field)
    }

    /// Whether nothing is wrong.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of it.
    pub fn all(&self) -> &[FieldError] {
        &self.0
    }
}

/// `template` as a page with a form for `reader`: 422 where there are `errors`.
pub fn form_page(errors: &FormErrors, reader: Reader, template: &impl Template) -> HttpResponse {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with_status(status, reader, template)
}
