//! The random name by which a browser is known once it has guessed wrong.
//!
//! It tells people behind one address apart and nothing else; whoever drops it meets the budget of
//! their address instead.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};

use crate::config::Config;

/// A name is as long as [`Entropy::name`](crate::entropy::Entropy::name) makes them.
const LENGTH: usize = 26;

/// The name that `request`'s browser was given; what we never gave out is no name.
#[must_use]
pub fn browser_of(request: &HttpRequest, config: &Config) -> Option<String> {
    let cookie = request.cookie(cookie_name(config))?;
    let value = cookie.value();
    let ours = value.len() == LENGTH && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    ours.then(|| value.to_owned())
}

/// Gives a browser its name, for as long as a budget looks back.
pub(super) fn name_browser(name: String, config: &Config) -> Cookie<'static> {
    Cookie::build(cookie_name(config), name)
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(config.is_https())
        .max_age(Duration::hours(1))
        .finish()
}

fn cookie_name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-browser" } else { "browser" }
}
