//! The random name by which a browser is known once it has guessed wrong.
//!
//! It tells people behind one address apart and nothing else; whoever drops it meets the limit of
//! their address instead.

use actix_web::HttpRequest;
use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;

use crate::config::Config;
use crate::entropy::is_name;
use crate::web::cookies;

/// What the cookie is called.
const NAME: &str = "browser";

/// The name that `request`'s browser was given; what we never gave out is no name.
pub(super) fn name_of(request: &HttpRequest, config: &Config) -> Option<String> {
    cookies::kept(request, NAME, config).filter(|name| is_name(name))
}

/// Gives a browser its name, for as long as a bucket remembers it.
pub(super) fn name(name: String, config: &Config) -> Cookie<'static> {
    cookies::keep(NAME, name, Duration::hours(1), config)
}
