//! Whether somebody opens a page, or something else asks for it.

use actix_web::HttpRequest;

/// Whether a page is asked for by somebody who opens it, as the browser says: not by a script or an
/// image of another page, and not ahead of time. Browsers that say nothing are believed.
pub fn is_navigation(request: &HttpRequest) -> bool {
    let says = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    says("sec-fetch-dest").is_none_or(|dest| dest == "document")
        && says("sec-purpose").is_none_or(|purpose| !purpose.contains("prefetch"))
}
