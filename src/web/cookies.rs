//! The small cookies that a browser keeps beside its session's.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::config::Config;

/// With which names of cookies begin that come over https and from this host alone.
const SECURE: &str = "__Host-";

/// What `request`'s browser keeps under `name`; unproved, it may have made it up.
pub fn kept(request: &HttpRequest, name: &str, config: &Config) -> Option<String> {
    Some(request.cookie(&full(name, config))?.value().to_owned())
}

/// The same of what is no secret and does no harm, whether it was kept over https or not.
pub fn kept_anyhow(request: &HttpRequest, name: &str) -> Option<String> {
    let secure = request.cookie(&format!("{SECURE}{name}"));
    Some(secure.or_else(|| request.cookie(name))?.value().to_owned())
}

/// Lets a browser keep `value` under `name` for so long, where no script reads it.
pub fn keep(name: &str, value: String, age: Duration, config: &Config) -> Cookie<'static> {
    Cookie::build(full(name, config), value)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(config.is_https())
        .max_age(age)
        .finish()
}

fn full(name: &str, config: &Config) -> String {
    if config.is_https() { format!("{SECURE}{name}") } else { name.to_owned() }
}
