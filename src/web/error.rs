//! The one error of handlers, and the one page that tells of it.

use std::borrow::Cow;
use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

use crate::db::{Fault, QueryError, Stop};
use crate::entropy::Entropy;

use super::shell::{Shell, render};

/// Why there is no page.
#[derive(Debug)]
pub enum WebError {
    /// Nothing there, or nothing that this person may know of.
    NotFound,
    /// They may see that it is there, and may not use it.
    Forbidden,
    /// They must sign in first, at this address.
    SignInFirst(String),
    /// The request makes no sense; a browser with our forms does not send it.
    Malformed(&'static str),
    /// The page is there, but not for this method.
    WrongMethod,
    /// More than a form may hold.
    TooLarge,
    /// The request came from another site's page.
    CrossSite,
    /// The organization has not been set up.
    NotSetUp,
    /// A limit was met; how many seconds to wait, and what to say.
    TryLater { message: String, seconds: i64 },
    /// The machine's clock is too far behind to be believed.
    ClockBehind,
    /// Too much to do at the moment.
    Overloaded,
    /// The database failed.
    Fault(Fault),
}

impl From<Fault> for WebError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<QueryError> for WebError {
    fn from(error: QueryError) -> Self {
        Self::Fault(error.into())
    }
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
            other => f.write_str(other.words().0),
        }
    }
}

/// The page: what happened, and a way on.
#[derive(Template)]
#[template(path = "web/error.html")]
struct ErrorPage<'a> {
    shell: Shell,
    title: &'a str,
    words: &'a str,
    /// What to quote to whoever runs the server.
    incident: Option<String>,
    /// Whether the front page is a way on.
    leads_home: bool,
}

impl WebError {
    fn words(&self) -> (&'static str, Cow<'static, str>) {
        let (title, words) = match self {
            Self::TryLater { message, .. } => return ("Try again later", message.clone().into()),
            Self::NotFound => (
                "Page not found",
                "There is nothing at this address, or nothing that you can see. Check the link, or start from your home page.",
            ),
            Self::Forbidden => (
                "Not for you to open",
                "You are signed in, but this page is for people with other rights. Ask a manager of the group or an admin if you need it.",
            ),
            Self::SignInFirst(_) => ("Sign in first", "This page is for people who are signed in."),
            Self::Malformed(what) => ("That did not arrive whole", *what),
            Self::WrongMethod => {
                ("Not this way", "This address does something else. Go back and use the buttons of the page.")
            }
            Self::TooLarge => (
                "Too much at once",
                "What you sent is larger than this form takes. Send less of it, in several goes if need be.",
            ),
            Self::CrossSite => (
                "Sent from another site",
                "For your safety nothing was changed: the request came from a page of another site. Open the page here and try again.",
            ),
            Self::NotSetUp => (
                "Not set up yet",
                "This organization isn’t set up yet. If you run this server, open the one-time link in its output.",
            ),
            Self::ClockBehind => (
                "Joining and changes are paused",
                "This server’s clock is wrong, so nothing was changed. Please try again later. If you run this server, run muster doctor.",
            ),
            Self::Overloaded => (
                "A moment, please",
                "Many people are at this door right now. Nothing is lost: try again in a few seconds.",
            ),
            Self::Fault(fault) if fault.is_full_disk() => (
                "This server is out of space",
                "Nothing was changed. You can still read everything. If you run this server, make room on its disk.",
            ),
            Self::Fault(Fault::Unavailable(_)) => (
                "A moment, please",
                "The server cannot reach its records right now. Nothing was changed; try again in a few seconds.",
            ),
            Self::Fault(Fault::Broken(_)) => (
                "Something went wrong on our side",
                "Nothing was changed. Try again; if it keeps happening, tell whoever runs this server the number below.",
            ),
        };
        (title, words.into())
    }
}

/// `response` as the answer to whoever met a limit: 429, and when to come back.
#[must_use]
pub fn too_many(mut response: HttpResponse, seconds: i64) -> HttpResponse {
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
    response
}

impl ResponseError for WebError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::SignInFirst(_) => StatusCode::SEE_OTHER,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TryLater { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::NotSetUp | Self::ClockBehind | Self::Overloaded | Self::Fault(Fault::Unavailable(_)) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Fault(Fault::Broken(_)) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        if let Self::SignInFirst(address) = self {
            return HttpResponse::SeeOther().insert_header((header::LOCATION, address.as_str())).finish();
        }
        let status = self.status_code();
        let incident = matches!(self, Self::Fault(Fault::Broken(_))).then(|| Entropy::system().name()[..10].to_owned());
        match self {
            Self::Fault(Fault::Broken(cause)) => tracing::error!(%cause, incident, "a request failed"),
            Self::Fault(Fault::Unavailable(cause)) => tracing::warn!(%cause, "the database is unavailable"),
            _ => {}
        }
        let (title, words) = self.words();
        let mut response = HttpResponse::build(status);
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.insert_header((header::RETRY_AFTER, "5"));
        }
        let leads_home = !matches!(self, Self::NotSetUp);
        let page = ErrorPage { shell: Shell::bare(), title, words: &words, incident, leads_home };
        let response = render(response, &page);
        if let Self::TryLater { seconds, .. } = self { too_many(response, *seconds) } else { response }
    }
}
