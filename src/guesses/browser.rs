//! The random name by which a browser is known once it has guessed wrong.
//!
//! It tells people behind one address apart and nothing else; whoever drops it meets the budget of
//! their address instead.

use actix_web::HttpRequest;
use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;

use crate::config::Config;
use crate::web::cookies;

/// What the cookie is called.
const NAME: &str = "browser";

/// A name is as long as [`Entropy::name`](crate::entropy::Entropy::name) makes them.
const LENGTH: usize = 26;

/// The name that `request`'s browser was given; what we never gave out is no name.
#[must_use]
pub fn browser_of(request: &HttpRequest, config: &Config) -> Option<String> {
    let ours =
        |value: &String| value.len() == LENGTH && value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    cookies::kept(request, NAME, config).filter(ours)
}

/// Gives a browser its name, for as long as a budget looks back.
pub(super) fn name_browser(name: String, config: &Config) -> Cookie<'static> {
    cookies::keep(NAME, name, Duration::hours(1), config)
}
