//! **Enter Group Code**: entering a code, seeing what it opens, joining.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::clock::Moment;
use crate::db::Stop;
use crate::people::{Member, Visitor};
use crate::web::{
    App, Flash, Form, FormErrors, Query, Shell, WebError, WindowBar, flash, page, page_with_status, urls,
};
use crate::zone::left;

use super::super::code::{Code, Unreadable};
use super::super::forms::EnterCode;
use super::super::redeem::{Joined, redeem};
use super::super::refused::Refused;
use super::super::rules::{Refusal, enterable};
use super::super::store::{self, Entered};
use super::super::tempo::{charge, slow_down};

#[derive(Template)]
#[template(path = "codes/enter.html")]
struct EnterPage {
    shell: Shell,
    errors: FormErrors,
    /// What was typed.
    code: String,
    /// The code that was probably meant; empty where there is none.
    mend: String,
    /// Where one asks to be let in; empty where that is not the way on.
    request: String,
}

impl EnterPage {
    fn mend_label(&self) -> String {
        format!("Enter {}", self.mend)
    }
}

#[derive(Template)]
#[template(path = "codes/opens.html")]
struct OpensPage {
    shell: Shell,
    code: String,
    key: String,
    group: String,
    description: String,
    role: &'static str,
    expiration: String,
    window: WindowBar,
    window_words: String,
}

impl OpensPage {
    fn title(&self) -> String {
        format!("Join {}?", self.group)
    }
}

/// `?code=…`.
#[derive(Debug, Default, Deserialize)]
pub(in crate::codes) struct Prefill {
    #[serde(default)]
    code: String,
}

/// The form, with the code of the address filled in; nothing is looked up.
pub(in crate::codes) async fn enter(member: Member, Query(prefill): Query<Prefill>) -> Result<HttpResponse, WebError> {
    let shell = member.shell().await?;
    Ok(page(&EnterPage {
        shell,
        errors: FormErrors::none(),
        code: prefill.code,
        mend: String::new(),
        request: String::new(),
    }))
}

/// Somebody reloads the address that joining was posted to.
pub(in crate::codes) async fn start_over(_member: Member) -> Result<HttpResponse, WebError> {
    Ok(flash::redirect(urls::JOIN))
}

/// The short address of a code: to sign-up for whoever is signed out, else to the form, with the
/// code filled in either way. Nothing is looked up: links are opened by robots too.
pub(in crate::codes) async fn short(visitor: Visitor, code: web::Path<String>) -> Result<HttpResponse, WebError> {
    let to = if visitor.member.is_some() { urls::JOIN } else { urls::SIGN_UP };
    Ok(flash::redirect(&urls::with_query(to, &[("code", &code)])))
}

/// Shows what a code opens, and asks once.
pub(in crate::codes) async fn look_up(
    member: Member,
    Form(form): Form<EnterCode>,
    app: App,
) -> Result<HttpResponse, WebError> {
    let code = match Code::read(&form.code) {
        Ok(code) => code,
        Err(problem) => return unreadable(&member, form, &problem).await,
    };
    slow_down(&app, &member).await?;
    let (key, person, now) = (code.key().to_owned(), member.person.id, app.now());
    let (shell, entered) = member.view(move |conn| store::entered(conn, &key, person)).await?;
    let Some(entered) = entered else {
        return refuse(&app, &member, form, &code, Refusal::Unknown.into()).await;
    };
    if entered.place.is_some() {
        return Ok(welcome(&app, &Joined::already(entered, member.is_admin(), now)));
    }
    match enterable(&entered.facts(), entered.enterer(), now) {
        Err(reason) => refuse(&app, &member, form, &code, reason.into()).await,
        Ok(()) => Ok(page(&opens(shell, entered, &member, &app))),
    }
}

/// Joins.
pub(in crate::codes) async fn confirm(
    member: Member,
    Form(form): Form<EnterCode>,
    app: App,
) -> Result<HttpResponse, WebError> {
    let code = match Code::read(&form.code) {
        Ok(code) => code,
        Err(problem) => return unreadable(&member, form, &problem).await,
    };
    slow_down(&app, &member).await?;
    match redeem(&app, &member, &code).await {
        Ok(joined) => Ok(welcome(&app, &joined)),
        Err(Stop::Refused(refused)) => refuse(&app, &member, form, &code, refused).await,
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

fn opens(shell: Shell, entered: Entered, member: &Member, app: &App) -> OpensPage {
    let (zone, now) = (member.zone(), app.now());
    let Entered { code, group, .. } = entered;
    OpensPage {
        shell,
        code: code.shown,
        key: code.key,
        group: group.name,
        description: group.description,
        role: code.role.as_str(),
        expiration: code
            .expires_at
            .map_or_else(|| "Never".to_owned(), |at| format!("{}, {}", zone.long(at), left(at, now))),
        window: WindowBar::new(group.starts_at.map(Moment::micros), group.stops_at.map(Moment::micros), now.micros()),
        window_words: group.stops_at.map_or_else(
            || "The group takes people with no end set".to_owned(),
            |at| format!("The group takes people until {}, {}", zone.long(at), left(at, now)),
        ),
    }
}

fn welcome(app: &App, joined: &Joined) -> HttpResponse {
    let message = if joined.newly {
        Flash::done(format!("Welcome to {}. You are in.", joined.name))
    } else if joined.is_shown {
        Flash::note(format!("You are in {} already; nothing was used up.", joined.name))
    } else {
        Flash::note(format!(
            "You are in {} already; nothing was used up. Only its managers see it at present.",
            joined.name
        ))
    };
    let group = urls::group(joined.group);
    message.on(if joined.is_shown { &group } else { urls::HOME }, &app.config)
}

async fn unreadable(member: &Member, form: EnterCode, problem: &Unreadable) -> Result<HttpResponse, WebError> {
    let mend = match problem {
        Unreadable::Mistyped { mend } => mend.clone(),
        _ => None,
    };
    answer(member, form, problem.to_string(), mend, String::new()).await
}

/// The form again, with the reason under the field. A code that is none is a guess, and charged.
async fn refuse(
    app: &App,
    member: &Member,
    form: EnterCode,
    code: &Code,
    refused: Refused,
) -> Result<HttpResponse, WebError> {
    let mut mend = None;
    if refused == Refused::Code(Refusal::Unknown) {
        mend = code.mend();
        charge(app, member, code).await?;
    }
    let mut message = refused.message(&member.zone(), app.now());
    if let Some(mended) = &mend {
        message = format!("{message} Did you mean {mended}?");
    }
    let request = if refused.offers_request() { urls::request_behind_code(code.key()) } else { String::new() };
    answer(member, form, message, mend, request).await
}

async fn answer(
    member: &Member,
    form: EnterCode,
    message: String,
    mend: Option<Code>,
    request: String,
) -> Result<HttpResponse, WebError> {
    let shell = member.shell().await?;
    let mend = mend.map(|code| code.shown().to_owned()).unwrap_or_default();
    let errors = FormErrors::one("code", message);
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &EnterPage { shell, errors, code: form.code, mend, request }))
}
