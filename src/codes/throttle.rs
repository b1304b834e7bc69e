//! The one place where looking a code up is limited: whoever enters codes is throttled before the
//! look, and charged after it where it was a wrong guess.

use actix_web::cookie::Cookie;
use actix_web::{HttpRequest, HttpResponse};

use crate::db::types::GuessKind;
use crate::guesses::{self, Subject};
use crate::people::{Member, Visitor};
use crate::web::{App, Place, WebError};

use super::code::Code;

/// Whoever enters a code, as guesses are counted: an account, or a browser that is signed out.
#[derive(Debug, Clone)]
pub struct Asker(Subject);

impl Asker {
    /// Whoever opens or posts a page that anyone may use.
    #[must_use]
    pub fn of(visitor: &Visitor, request: &HttpRequest) -> Self {
        match &visitor.member {
            Some(member) => Self::member(member),
            None => Self(Subject::of(&visitor.client, guesses::browser_of(request, &visitor.app.config), None)),
        }
    }

    /// Somebody who is signed in.
    #[must_use]
    pub fn member(member: &Member) -> Self {
        Self(Subject::of(&member.client, None, Some(member.person.id.to_string())))
    }
}

/// What a look at a code told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guess {
    /// Nothing that whoever looked did not know.
    Right,
    /// That the code is none that they can use.
    WrongCode,
    /// The code is right, and this address has an account.
    Address(String),
}

/// What came of a look.
#[derive(Debug)]
pub enum Looked<T> {
    /// The code was looked at; the answer must carry the receipt.
    Done(T, Receipt),
    /// It was not: too many wrong guesses came from there. The answer must carry the place.
    Later(Place),
}

/// What the browser is given so that its guesses are told from its neighbours'.
#[derive(Debug)]
#[must_use = "the browser must be given it"]
pub struct Receipt(Option<Cookie<'static>>);

impl Receipt {
    /// Hands it over with `response`.
    #[must_use]
    pub fn on(self, mut response: HttpResponse) -> HttpResponse {
        if let Some(cookie) = &self.0 {
            // The name and age of our own cookie are always valid.
            let _ = response.add_cookie(cookie);
        }
        response
    }
}

/// Does `work`, which looks `code` up, when it is the turn of `asker`; `told` says what they learned.
pub async fn look_up<T>(
    app: &App,
    asker: &Asker,
    code: &Code,
    work: impl Future<Output = Result<T, WebError>>,
    told: impl FnOnce(&T) -> Guess,
) -> Result<Looked<T>, WebError> {
    let Asker(subject) = asker;
    if let Some(place) = guesses::hold(app, GuessKind::Code, subject).await? {
        return Ok(Looked::Later(place));
    }
    let found = work.await?;
    let cookie = match told(&found) {
        Guess::Right => None,
        Guess::WrongCode => guesses::charge(app, GuessKind::Code, subject, code.key()).await?,
        Guess::Address(address) => guesses::charge(app, GuessKind::Code, subject, &address).await?,
    };
    Ok(Looked::Done(found, Receipt(cookie)))
}
