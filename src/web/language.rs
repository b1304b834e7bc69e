//! The language that a browser reads in: the one chosen on it, else what it asks for.

use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::header::{AcceptLanguage, Header, Quality};
use actix_web::{HttpMessage, HttpRequest};
use std::cmp::Reverse;
use std::sync::{PoisonError, RwLock};

use crate::config::Config;
use crate::locale::Language;

use super::cookies;

/// The cookie that keeps the choice, and for how long.
const COOKIE: &str = "language";
const AGE: Duration = Duration::days(365);

/// The first language that `request`'s browser wishes and that `is_offered`.
pub fn browser_language(request: &HttpRequest, is_offered: &dyn Fn(Language) -> bool) -> Option<Language> {
    let chosen = cookies::kept_anyhow(request, COOKIE);
    let chosen = chosen.and_then(|tag| Language::parse(&tag)).filter(|language| is_offered(*language));
    chosen.or_else(|| {
        let mut wishes = AcceptLanguage::parse(request).ok()?.0;
        wishes.retain(|wish| wish.quality > Quality::ZERO);
        wishes.sort_by_key(|wish| Reverse(wish.quality));
        let tags: Vec<String> = wishes.iter().map(|wish| wish.item.to_string()).collect();
        Language::wished(tags.iter().map(String::as_str), is_offered)
    })
}

/// The organization's language and those it offers, as its row was last read: for whoever is answered before anything
/// is read for them.
#[derive(Debug, Default)]
pub struct KnownLanguages(RwLock<Option<(Language, Vec<Language>)>>);

impl KnownLanguages {
    /// Keeps what the organization's row says.
    pub fn note(&self, own: Language, offered: Vec<Language>) {
        let read = Some((own, offered));
        // Every page comes by, and hardly ever with news.
        if *self.0.read().unwrap_or_else(PoisonError::into_inner) != read {
            *self.0.write().unwrap_or_else(PoisonError::into_inner) = read;
        }
    }

    /// What the browser of `request` wishes of them, else the organization's; anything there is before the set-up.
    fn for_browser(&self, request: &HttpRequest) -> Language {
        match &*self.0.read().unwrap_or_else(PoisonError::into_inner) {
            None => browser_language(request, &|_| true).unwrap_or_default(),
            Some((own, offered)) => {
                let is_offered = |language: Language| language.is_pseudo() || offered.contains(&language);
                browser_language(request, &is_offered).unwrap_or(*own)
            }
        }
    }
}

/// Left in a request's extensions once it is known who reads the answer.
pub struct ReadIn(pub Language);

/// The language of what is said in place of a page: to whoever asks, as far as that is known.
pub(super) fn language_of(request: &HttpRequest, here: &KnownLanguages) -> Language {
    let known = request.extensions().get::<ReadIn>().map(|read| read.0);
    known.unwrap_or_else(|| here.for_browser(request))
}

/// Lets the browser keep `language`.
pub fn keep_language(language: Language, config: &Config) -> Cookie<'static> {
    cookies::keep(COOKIE, language.as_str().to_owned(), AGE, config)
}
