//! Who guesses, as far as it can be told.

use actix_web::HttpRequest;
use actix_web::HttpResponse;

use crate::ids::UserId;
use crate::secret::ServerKey;
use crate::web::{App, Client};

use super::browser;

/// Who guesses, as far as it can be told.
#[derive(Debug, Clone)]
pub struct Guesser {
    /// Whose session it is.
    pub(super) account: Option<UserId>,
    /// The name of the browser.
    pub(super) browser: String,
    /// Whether it has that name only now.
    pub(super) is_new: bool,
    pub(super) address: String,
    pub(super) network: String,
    key: ServerKey,
}

impl Guesser {
    /// Somebody signed out, known by their browser and its address.
    pub fn visitor(app: &App, request: &HttpRequest, client: &Client) -> Self {
        let named = browser::name_of(request, &app.config);
        let is_new = named.is_none();
        let browser = named.unwrap_or_else(|| app.entropy.name());
        let (address, network) = (client.block(), client.network());
        Self { account: None, browser, is_new, address, network, key: app.key.clone() }
    }

    /// Somebody signed in: their account answers alone, so that a class behind one address does not
    /// slow each other down.
    pub fn member(app: &App, account: UserId, client: &Client) -> Self {
        let (address, network) = (client.block(), client.network());
        Self { account: Some(account), browser: String::new(), is_new: false, address, network, key: app.key.clone() }
    }

    /// Gives the browser of a wrong guess its name, so that it answers for itself from now on.
    pub fn named_in(&self, mut response: HttpResponse, app: &App) -> HttpResponse {
        if self.is_new {
            // The name and age of our own cookie are always valid.
            let _ = response.add_cookie(&browser::name(self.browser.clone(), &app.config));
        }
        response
    }

    /// What a bucket remembers of a wrong guess: enough to know it again. Salted with the server's
    /// key, which no copy of the database holds.
    pub(super) fn fingerprint(&self, guess: &str) -> [u8; FINGERPRINT] {
        let token = self.key.token(&format!("guess {guess}"), 0, 0);
        let mut cut = [0; FINGERPRINT];
        cut.copy_from_slice(&token.as_bytes()[..FINGERPRINT]);
        cut
    }
}

/// Characters of a token, 6 bits each.
pub(super) const FINGERPRINT: usize = 12;
