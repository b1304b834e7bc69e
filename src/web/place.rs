//! A place in a line that is longer than one request can wait.

use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::{HttpRequest, HttpResponse};
use chrono::TimeDelta;

use crate::clock::Moment;
use crate::config::Config;
use crate::zone::left;

use super::cookies;

/// What the cookie is called.
const NAME: &str = "place";

/// A place in a line. The browser keeps it and comes back when it is its turn.
#[derive(Debug)]
pub struct Place {
    cookie: Cookie<'static>,
    turn: Moment,
    now: Moment,
}

impl Place {
    /// The place whose turn comes at `turn`, which whoever brings `proof` has, until `grace` after
    /// it.
    #[must_use]
    pub fn new(proof: String, turn: Moment, grace: TimeDelta, now: Moment, config: &Config) -> Self {
        let age = (turn + grace - now).num_seconds();
        Self { cookie: cookies::keep(NAME, proof, Duration::seconds(age), config), turn, now }
    }

    /// The proof that `request` brings along; whoever gives out places finds out what it is worth.
    pub(super) fn brought_by(request: &HttpRequest, config: &Config) -> Option<String> {
        cookies::kept(request, NAME, config)
    }

    /// What the person reads.
    #[must_use]
    pub fn words(&self) -> String {
        format!(
            "Too many wrong tries came from where you are, so everybody there takes turns. Yours comes {} and is \
             kept for you: send the form again then.",
            left(self.turn, self.now)
        )
    }

    /// Lets the browser that gets `response` keep the place.
    #[must_use]
    pub fn kept_by(&self, mut response: HttpResponse) -> HttpResponse {
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        let seconds = HeaderValue::from((self.turn - self.now).num_seconds().unsigned_abs());
        response.headers_mut().insert(RETRY_AFTER, seconds);
        // The name and age of our own cookie are always valid.
        let _ = response.add_cookie(&self.cookie);
        response
    }
}
