//! Browsers that have signed in to an account: a cookie that proves it and names nobody.
//!
//! Each entry is a random name with a token derived from it, the account and its password, so that it
//! cannot be made up, does not tell whose it is, and ends with the password.

use actix_web::HttpRequest;
use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;

use crate::config::Config;
use crate::entropy::{Entropy, is_name};
use crate::ids::UserId;
use crate::secret::ServerKey;
use crate::web::cookies;

/// What the cookie is called.
const NAME: &str = "known";
/// How long a browser stays known without signing in.
const FOR: Duration = Duration::days(180);
/// Accounts that a browser is known to at most, the latest first.
const MOST: usize = 8;
/// Stands between entries; neither names nor tokens hold it.
const BETWEEN: &str = ".";

/// What a browser brings along to prove that it signed in before.
#[derive(Debug, Clone)]
pub struct KnownBrowsers {
    entries: Vec<(String, String)>,
}

impl KnownBrowsers {
    /// What `request` brings along, unproved.
    pub fn of(request: &HttpRequest, config: &Config) -> Self {
        Self::read(&cookies::kept(request, NAME, config).unwrap_or_default())
    }

    fn read(text: &str) -> Self {
        let entry = |entry: &str| {
            let (name, token) = entry.split_at_checked(26)?;
            is_name(name).then(|| (name.to_owned(), token.to_owned()))
        };
        Self { entries: text.split(BETWEEN).take(MOST).filter_map(entry).collect() }
    }

    /// The name under which this browser signed in to `account` by the password of this hash.
    pub fn name_for(&self, key: &ServerKey, account: UserId, password_hash: &str) -> Option<&str> {
        let is_proved =
            |(name, token): &&(String, String)| key.verify(&purpose(name, password_hash), account.0, 0, token);
        self.entries.iter().find(is_proved).map(|(name, _)| name.as_str())
    }

    /// The same of a browser that has just signed in to `account`.
    pub fn with(mut self, key: &ServerKey, entropy: &Entropy, account: UserId, password_hash: &str) -> Self {
        let known = self.name_for(key, account, password_hash).map(str::to_owned);
        let name = known.unwrap_or_else(|| entropy.name());
        self.entries.retain(|(other, _)| *other != name);
        let token = key.token(&purpose(&name, password_hash), account.0, 0);
        self.entries.insert(0, (name, token));
        self.entries.truncate(MOST);
        self
    }

    /// For the browser to keep.
    pub fn cookie(&self, config: &Config) -> Cookie<'static> {
        cookies::keep(NAME, self.text(), FOR, config)
    }

    fn text(&self) -> String {
        let entries: Vec<String> = self.entries.iter().map(|(name, token)| format!("{name}{token}")).collect();
        entries.join(BETWEEN)
    }
}

fn purpose(name: &str, password_hash: &str) -> String {
    format!("known browser {name}\0{password_hash}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANN: UserId = UserId(1);

    fn key() -> ServerKey {
        ServerKey::new(Entropy::seeded(1).bytes())
    }

    fn signed_in(browsers: KnownBrowsers, account: UserId, hash: &str) -> KnownBrowsers {
        KnownBrowsers::read(&browsers.with(&key(), &Entropy::system(), account, hash).text())
    }

    #[test]
    fn a_browser_is_known_to_the_account_until_its_password_changes() {
        let browser = signed_in(KnownBrowsers::read(""), ANN, "$argon2id$one");
        assert!(browser.name_for(&key(), ANN, "$argon2id$one").is_some());
        assert!(browser.name_for(&key(), ANN, "$argon2id$two").is_none());
        assert!(browser.name_for(&key(), UserId(2), "$argon2id$one").is_none());
        assert!(browser.name_for(&ServerKey::new([7; 32]), ANN, "$argon2id$one").is_none());
    }

    #[test]
    fn signing_in_again_keeps_the_name_nine_accounts_drop_one() {
        let mut browser = signed_in(KnownBrowsers::read(""), ANN, "hash");
        let name = browser.name_for(&key(), ANN, "hash").map(str::to_owned);
        browser = signed_in(browser, ANN, "hash");
        assert_eq!(browser.name_for(&key(), ANN, "hash").map(str::to_owned), name);
        assert_eq!(browser.entries.len(), 1);
        for other in 2..=9 {
            assert!(browser.name_for(&key(), ANN, "hash").is_some(), "{other}");
            browser = signed_in(browser, UserId(other), "hash");
        }
        assert!(browser.name_for(&key(), ANN, "hash").is_none());
        assert_eq!(browser.entries.len(), MOST);
    }

    #[test]
    fn nothing_made_up_is_an_entry() {
        for text in ["", ".", "....", "short", "ABCDEFGHIJKLMNOPQRSTUVWXYZtoken", "ü"] {
            assert!(KnownBrowsers::read(text).name_for(&key(), ANN, "hash").is_none(), "{text}");
        }
    }
}
