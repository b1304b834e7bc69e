//! The small cookies that a browser keeps beside its session's.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::config::Config;

/// What `request`'s browser keeps under `name`; unproved, it may have made it up.
pub fn kept(request: &HttpRequest, name: &str, config: &Config) -> Option<String> {
    Some(request.cookie(&full(name, config))?.value().to_owned())
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
    if config.is_https() { format!("__Host-{name}") } else { name.to_owned() }
}
