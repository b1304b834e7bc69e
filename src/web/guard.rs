//! What stands around every handler: the check that a change was asked for by our own pages, the
//! headers of every answer, and the net under a panic.

use std::panic::AssertUnwindSafe;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest};
use futures_util::FutureExt;

use crate::db::Fault;

use super::app::App;
use super::error::{WebError, readdressed};
use super::flash;
use super::meant::meant;
use super::route::DespiteClock;

/// Scripts, styles, images and requests from this site only; nothing inline; never in a frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Left in a request's extensions by whoever showed its flash message, so that it is shown once.
pub struct FlashShown;

/// Left in a request's extensions by a page whose URL is a secret: it goes to nobody as a referrer, and
/// into no search engine.
pub struct SecretUrl;

/// The middleware; it belongs around each resource, where the path is matched already.
pub async fn guard(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, Error> {
    let http = request.request().clone();
    let app = App::of(&http);
    let mut response = match admit(&http, &app).map(|()| led(&http)) {
        Err(refused) => {
            drop(request);
            ServiceResponse::from_err(refused, http.clone())
        }
        // A link that arrived with something behind it, or in capitals, leads where it was meant to.
        Ok(Some(path)) => {
            drop(request);
            http.extensions_mut().insert(SecretUrl);
            ServiceResponse::new(http.clone(), flash::redirect(&path))
        }
        Ok(None) => match AssertUnwindSafe(next.call(request)).catch_unwind().await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => ServiceResponse::from_err(error, http.clone()),
            Err(_) => {
                let broken = WebError::Fault(Fault::Broken("a handler panicked".to_owned()));
                ServiceResponse::from_err(broken, http.clone())
            }
        },
    };
    if let Some(answer) = readdressed(&http, response.response(), &app.languages) {
        response = ServiceResponse::new(http.clone(), answer);
    }
    if http.extensions().contains::<FlashShown>() {
        // The name and age of our own cookie are always valid.
        let _ = response.response_mut().add_cookie(&flash::removal(&app.config));
    }
    let secret = http.extensions().contains::<SecretUrl>();
    protect(response.headers_mut(), app.config.is_https(), secret);
    Ok(response)
}

/// Where an address leads that is almost one of ours, with its query.
fn led(request: &HttpRequest) -> Option<String> {
    let path = meant(request.uri().path()).filter(|_| matches!(*request.method(), Method::GET | Method::HEAD))?;
    let query = request.query_string();
    Some(if query.is_empty() { path } else { format!("{path}?{query}") })
}

/// Whether a request may go on: a change must come from our own pages, and, but for a few, at a
/// time that is known.
///
/// The rules are those of Go's `http.CrossOriginProtection`: browsers of the last years say in
/// `Sec-Fetch-Site` where a request comes from; older ones send `Origin` with every POST; what
/// sends neither is no browser, and carries no cookies of somebody else's.
fn admit(request: &HttpRequest, app: &App) -> Result<(), WebError> {
    if request.uri().path().contains("%00") || request.query_string().contains("%00") {
        return Err(WebError::NotFound);
    }
    if request.method().is_safe() {
        return Ok(());
    }
    let text = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    let ours = match (text("sec-fetch-site"), text("origin")) {
        (Some("same-origin" | "none"), _) | (None, None) => true,
        (Some(_), _) => false,
        (None, Some(origin)) => origin == app.config.base_url.origin().ascii_serialization(),
    };
    if !ours {
        return Err(WebError::CrossSite);
    }
    let is_paused = app.clock.is_behind().is_some() && request.app_data::<DespiteClock>().is_none();
    if is_paused { Err(WebError::ClockBehind) } else { Ok(()) }
}

/// The headers that the Mozilla Observatory and ASVS 5.0 (V3.4) ask for.
fn protect(headers: &mut HeaderMap, https: bool, secret_url: bool) {
    let mut set = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, if secret_url { "no-referrer" } else { "same-origin" });
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if secret_url {
        set(HeaderName::from_static("x-robots-tag"), "noindex");
    }
    if https {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains");
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}
