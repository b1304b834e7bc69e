//! The way in by a code: typing it, seeing what it opens, and joining; **Enter Group Code** for whoever
//! is signed in.

use actix_web::{HttpMessage, HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use crate::guesses::{Attempted, TryLater};
use crate::locale::Slot;
use crate::passes::{PassRefusal, RedeemError};
use crate::people::Visitor;
use crate::refusal::Refusal;
use crate::t;
use crate::web::guard::SecretUrl;
use crate::web::{Form, FormErrors, PageResult, Query, Shell, WebError, flash, form_page, is_navigation, urls};

use super::super::access_request::is_closed;
use super::super::code::Code;
use super::super::forms::EnterCode;
use super::super::messages::{Suggesting, Unusable};
use super::super::pasted::invite_link;
use super::super::preview::{self, Entry};
use super::super::reading::UnreadableCode;
use super::super::redeem::redeem;
use super::super::throttle;
use super::opens;

/// **Enter Group Code**, of whoever is signed in.
#[derive(Template)]
#[template(path = "codes/enter.html")]
struct EnterPage {
    shell: Shell,
    entered: Entered,
}

/// The same question to whoever is signed out.
#[derive(Template)]
#[template(path = "codes/front.html")]
struct FrontPage {
    shell: Shell,
    entered: Entered,
}

/// The form, as it was sent.
#[derive(Default)]
struct Entered {
    /// What was typed.
    code: String,
    errors: FormErrors,
    /// The code that was probably meant; empty where there is none.
    suggestion: String,
    /// Where one asks to be let in; empty where that is not the way on.
    request: String,
}

impl Entered {
    fn refused(code: String, refusal: &impl Refusal) -> Self {
        Self { code, errors: FormErrors::refused("code", refusal), ..Self::default() }
    }

    fn meaning(self, suggestion: Option<&Code>) -> Self {
        Self { suggestion: suggestion.map(|code| code.shown().to_owned()).unwrap_or_default(), ..self }
    }

    /// Sign-in, and back to the code.
    fn sign_in_url(&self) -> String {
        Code::read(&self.code)
            .map_or_else(|_| urls::SIGN_IN.to_owned(), |code| urls::sign_in_then(&urls::join_with(code.key())))
    }

    async fn shown_to(self, visitor: &Visitor) -> PageResult {
        let Some(member) = &visitor.member else {
            let page = FrontPage { shell: visitor.shell(), entered: self };
            return Ok(form_page(&page.entered.errors, visitor.reader(), &page));
        };
        let page = EnterPage { shell: member.shell().await?, entered: self };
        Ok(form_page(&page.entered.errors, visitor.reader(), &page))
    }
}

/// `?code=…`.
#[derive(Debug, Default, Deserialize)]
pub(in crate::codes) struct Prefill {
    #[serde(default)]
    code: String,
}

/// The empty form, of whoever has just arrived.
pub async fn front(visitor: &Visitor) -> PageResult {
    Entered::default().shown_to(visitor).await
}

/// The form, with the code of the address filled in; nothing is looked up.
pub async fn enter(request: HttpRequest, visitor: Visitor, Query(Prefill { code }): Query<Prefill>) -> PageResult {
    if !code.is_empty() {
        request.extensions_mut().insert(SecretUrl);
    }
    Entered { code, ..Entered::default() }.shown_to(&visitor).await
}

/// Shows what a code opens: signed out on the code's own page, which can be come back to; signed in
/// at once, as the next step of a dialog too.
pub async fn submit(request: HttpRequest, visitor: Visitor, Form(form): Form<EnterCode>) -> PageResult {
    match Code::read(&form.code) {
        Ok(code) if visitor.member.is_none() => Ok(flash::redirect(&urls::join_with(code.key()))),
        Ok(code) => look_up(&request, &visitor, form.code, &code).await,
        Err(problem) => match invite_link(&form.code) {
            Some(path) => Ok(flash::redirect(&path)),
            None => unreadable(&visitor, form.code, &problem).await,
        },
    }
}

/// The page of a code: what it opens, and the ways to go on. Links are opened by robots and asked
/// for by pages of others too: only for a page that somebody opens the code is looked up.
pub async fn show(request: HttpRequest, visitor: Visitor, typed: web::Path<String>) -> PageResult {
    request.extensions_mut().insert(SecretUrl);
    let typed = typed.into_inner();
    match Code::read(&typed) {
        Ok(code) if is_navigation(&request) => look_up(&request, &visitor, typed, &code).await,
        Ok(_) => Entered { code: typed, ..Entered::default() }.shown_to(&visitor).await,
        Err(problem) => unreadable(&visitor, typed, &problem).await,
    }
}

/// Joins. Whoever was signed out comes back to the code once they have signed in.
pub async fn join(visitor: Visitor, typed: web::Path<String>) -> PageResult {
    let (app, typed) = (&visitor.app, typed.into_inner());
    let code = match Code::read(&typed) {
        Ok(code) => code,
        Err(problem) => return unreadable(&visitor, typed, &problem).await,
    };
    let Some(member) = &visitor.member else {
        return Err(WebError::SignInFirst(urls::sign_in_again(&urls::join_with(code.key()))));
    };
    match redeem(app, member, &code).await? {
        Attempted::Done(joined) => Ok(joined.welcome(member.audience())),
        Attempted::Refused(refused) => refuse(&visitor, typed, &code, refused).await,
        Attempted::TryLater(later) => come_back(&visitor, typed, later).await,
    }
}

async fn look_up(request: &HttpRequest, visitor: &Visitor, typed: String, code: &Code) -> PageResult {
    let guesser = throttle::guesser(visitor, request);
    match preview::look(visitor, &guesser, code).await? {
        Attempted::Done(Entry::Opens(preview)) => opens::show(visitor, preview).await,
        Attempted::Done(Entry::Already(joined)) => Ok(joined.welcome(visitor.audience())),
        Attempted::Refused(refused) => Ok(guesser.named_in(refuse(visitor, typed, code, refused).await?, &visitor.app)),
        Attempted::TryLater(later) => come_back(visitor, typed, later).await,
    }
}

/// The form again, for later.
async fn come_back(visitor: &Visitor, typed: String, later: TryLater) -> PageResult {
    Ok(later.on(Entered::refused(typed, &later).shown_to(visitor).await?))
}

async fn unreadable(visitor: &Visitor, typed: String, problem: &UnreadableCode) -> PageResult {
    let suggestion = match problem {
        UnreadableCode::Mistyped { suggestion } => suggestion.as_ref(),
        _ => None,
    };
    Entered::refused(typed, problem).meaning(suggestion).shown_to(visitor).await
}

/// The form again, with the reason under the field; whoever is signed out reads the same of all codes
/// that cannot be used, and the suggestion is made from what was typed alone.
async fn refuse(visitor: &Visitor, typed: String, code: &Code, refused: RedeemError) -> PageResult {
    let Some(member) = &visitor.member else {
        return Entered::refused(typed, &Unusable).meaning(code.suggestion().as_ref()).shown_to(visitor).await;
    };
    let suggestion = code.suggestion().filter(|_| refused.why == PassRefusal::Unknown);
    let entered = match &suggestion {
        Some(suggested) => Entered::refused(typed, &Suggesting(refused, suggested)),
        None => Entered::refused(typed, &refused),
    };
    let is_closed = is_closed(&visitor.app, member, code).await?;
    let request = if is_closed { urls::request_behind_code(code.key()) } else { String::new() };
    Entered { request, ..entered }.meaning(suggestion.as_ref()).shown_to(visitor).await
}
