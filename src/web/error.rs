//! The one error of handlers, as a page or as problem+json (RFC 9457).

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, ResponseError};
use askama::Template;
use serde::Serialize;

use crate::db::{Fault, QueryError, Stop};
use crate::entropy::Entropy;
use crate::locale::{Language, Message, Reader};
use crate::refusal::Refusal;

use super::language::{KnownLanguages, language_of};
use super::shell::{Shell, render};

/// What a handler of a page answers.
pub type PageResult = Result<HttpResponse, WebError>;

/// Why there is no page.
#[derive(Debug, derive_more::From)]
pub enum WebError {
    /// Nothing there, or nothing that this person may know of.
    NotFound,
    /// They may see that it is there, and may not use it.
    Forbidden,
    /// They must sign in first, at this address.
    SignInFirst(String),
    /// The request makes no sense; a browser with our forms does not send it.
    Malformed(Message<'static>),
    /// The page is there, but not for this method.
    WrongMethod,
    /// More than a form may hold.
    TooLarge,
    /// The request came from another site's page.
    CrossSite,
    /// The organization has not been set up.
    NotSetUp,
    /// A limit was met; which, what to say, and how many seconds to wait.
    TryLater { code: &'static str, message: Message<'static>, seconds: i64 },
    /// The machine's clock is too far behind to be believed.
    ClockBehind,
    /// Too much to do at the moment.
    Overloaded,
    /// The database failed.
    #[from(Fault, QueryError)]
    Fault(Fault),
}

impl From<Stop<WebError>> for WebError {
    fn from(stop: Stop<WebError>) -> Self {
        match stop {
            Stop::Refused(error) => error,
            Stop::Fault(fault) => Self::Fault(fault),
        }
    }
}

impl fmt::Display for WebError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(fault) => fault.fmt(f),
            other => other.title().fmt(f),
        }
    }
}

/// The page: what happened, and a way on.
#[derive(Template)]
#[template(path = "web/error.html")]
struct ErrorPage<'a> {
    shell: Shell,
    problem: &'a ProblemDetails,
    /// Whether the front page is a way on.
    leads_home: bool,
    /// Whether Help is another.
    leads_to_help: bool,
}

/// What happened, as programs read it.
#[derive(Debug, Clone, Serialize)]
struct ProblemDetails {
    r#type: String,
    code: &'static str,
    title: String,
    status: u16,
    detail: String,
    /// What to quote to whoever runs the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    incident: Option<String>,
}

impl WebError {
    fn problem(&self, reader: &Reader) -> ProblemDetails {
        let code = self.code();
        ProblemDetails {
            r#type: format!("urn:muster:{code}"),
            code,
            title: self.title().say(reader),
            status: self.status().as_u16(),
            detail: self.message().say(reader),
            incident: matches!(self, Self::Fault(Fault::Broken(_))).then(|| Entropy::system().name()[..10].to_owned()),
        }
    }

    fn page(&self, reader: Reader, problem: &ProblemDetails) -> HttpResponse {
        let leads_home = !matches!(self, Self::NotSetUp);
        let leads_to_help = matches!(self, Self::NotFound | Self::Forbidden);
        render(self.answer(), reader, &ErrorPage { shell: Shell::bare(), problem, leads_home, leads_to_help })
    }

    /// The answer's status, and when to come back.
    fn answer(&self) -> HttpResponseBuilder {
        let mut response = HttpResponse::build(self.status());
        if self.status() == StatusCode::SERVICE_UNAVAILABLE {
            response.insert_header((header::RETRY_AFTER, "5"));
        }
        if let Self::TryLater { seconds, .. } = self {
            response.insert_header((header::RETRY_AFTER, *seconds));
        }
        response
    }
}

/// `response` as the answer to whoever met a limit: 429, and when to come back.
pub fn too_many(mut response: HttpResponse, seconds: i64) -> HttpResponse {
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
    response
}

impl ResponseError for WebError {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    fn error_response(&self) -> HttpResponse {
        if let Self::SignInFirst(address) = self {
            return HttpResponse::SeeOther().insert_header((header::LOCATION, address.as_str())).finish();
        }
        let problem = self.problem(&Reader::default());
        match self {
            Self::Fault(Fault::Broken(cause)) => {
                tracing::error!(%cause, incident = problem.incident, "a request failed");
            }
            Self::Fault(Fault::Unavailable(cause)) => tracing::warn!(%cause, "the database is unavailable"),
            _ => {}
        }
        let mut response = self.page(Reader::default(), &problem);
        response.extensions_mut().insert(problem);
        response
    }
}

/// The answer in place of `response`, which was written before it was known to whom: to a program that asks for JSON,
/// or to people of another language than English; nothing where nothing went wrong. A program that must sign in first is
/// told so, and led nowhere.
pub(super) fn readdressed(
    request: &HttpRequest,
    response: &HttpResponse,
    here: &KnownLanguages,
) -> Option<HttpResponse> {
    let error = response.error()?.as_error::<WebError>()?;
    let reader = Reader { language: language_of(request, here), ..Reader::default() };
    // The number that was written down, not another one.
    let written = response.extensions().get::<ProblemDetails>().map(|problem| problem.incident.clone());
    let problem = || ProblemDetails { incident: written.clone().flatten(), ..error.problem(&reader) };
    if wants_json(request) {
        let mut answer = error.answer();
        Some(answer.insert_header((header::CONTENT_TYPE, "application/problem+json")).json(problem()))
    } else if reader.language != Language::default() && written.is_some() {
        Some(error.page(reader, &problem()))
    } else {
        None
    }
}

/// Whether `request` asks for JSON, and not for a page.
fn wants_json(request: &HttpRequest) -> bool {
    let accepted = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut kinds = accepted.split(',').map(|kind| kind.split(';').next().unwrap_or_default().trim());
    kinds.clone().any(|kind| matches!(kind, "application/json" | "application/problem+json"))
        && !kinds.any(|kind| kind == "text/html")
}
