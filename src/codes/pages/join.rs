//! **Enter Group Code**: entering a code, seeing what it opens, joining.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::db::Stop;
use crate::people::{Member, Visitor};
use crate::text;
use crate::web::{App, Flash, Form, FormErrors, Place, Query, Shell, WebError, flash, page, page_with_status, urls};

use super::super::campaign::Meeting;
use super::super::code::{Code, Unreadable};
use super::super::forms::EnterCode;
use super::super::redeem::{Joined, redeem};
use super::super::refused::Refused;
use super::super::rules::{Refusal, enterable};
use super::super::shut::{self, Look};
use super::super::store::{self, Found};
use super::super::tempo::{charge, hold};
use super::opens;

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
    if let Some(place) = hold(&app, &member).await? {
        return come_back(&member, form, &place).await;
    }
    let (key, person, now) = (code.key().to_owned(), member.person.id, app.now());
    let (shell, found) = member.view(move |conn| store::find(conn, &key, person)).await?;
    let is_admin = member.is_admin();
    let refused = match found {
        None => Refusal::Unknown.into(),
        Some(Found::Group(entered)) if entered.place.is_some() => {
            return Ok(welcome(&app, &Joined::already(entered, is_admin, now)));
        }
        Some(Found::Group(entered)) => match enterable(&entered.facts(), entered.enterer(), now) {
            Ok(()) => return Ok(opens::one(shell, entered, &member, now)),
            Err(reason) => reason.into(),
        },
        Some(Found::Campaign(entered)) => match entered.meet(entered.enterer(), now) {
            Ok(Meeting::Already(inside)) => return Ok(welcome(&app, &Joined::already_in(&inside, is_admin, now))),
            Ok(Meeting::Opens(ways)) => return Ok(opens::several(shell, &entered, &ways, &member, now)),
            Err(refused) => refused,
        },
    };
    refuse(&app, &member, form, &code, refused).await
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
    if let Some(place) = hold(&app, &member).await? {
        return come_back(&member, form, &place).await;
    }
    match redeem(&app, &member, &code).await {
        Ok(joined) => Ok(welcome(&app, &joined)),
        Err(Stop::Refused(refused)) => refuse(&app, &member, form, &code, refused).await,
        Err(Stop::Fault(fault)) => Err(fault.into()),
    }
}

fn welcome(app: &App, joined: &Joined) -> HttpResponse {
    let names: Vec<&str> = joined.groups.iter().map(|(_, name)| name.as_str()).collect();
    let names = text::listed(&names);
    let message = if joined.newly {
        Flash::done(format!("Welcome to {names}. You are in."))
    } else if joined.is_shown {
        Flash::note(format!("You are in {names} already; nothing was used up."))
    } else {
        Flash::note(format!("You are in {names} already; nothing was used up. Only its managers see it at present."))
    };
    let to = match joined.groups.as_slice() {
        [(group, _)] if joined.is_shown => urls::group(*group),
        _ => urls::HOME.to_owned(),
    };
    message.on(&to, &app.config)
}

/// The form again, for when it is their turn.
async fn come_back(member: &Member, form: EnterCode, place: &Place) -> Result<HttpResponse, WebError> {
    Ok(place.kept_by(answer(member, form, place.words(), None, String::new()).await?))
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
    let request = match shut::look(app, member, code).await? {
        Look::Shut(_) => urls::request_behind_code(code.key()),
        Look::Unknown | Look::NothingToAsk => String::new(),
    };
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
