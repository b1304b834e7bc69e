//! **Enter Group Code**: entering a code, seeing what it opens, joining.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use crate::db::Stop;
use crate::guesses::{self, Attempted, Guesser, TryLater};
use crate::people::{Member, Visitor};
use crate::text;
use crate::web::{App, Flash, Form, FormErrors, Query, Shell, WebError, flash, page, page_with_status, urls};

use super::super::campaign::Meeting;
use super::super::code::{Code, Unreadable};
use super::super::forms::EnterCode;
use super::super::redeem::{Joined, redeem};
use super::super::refused::Refused;
use super::super::rules::{Refusal, enterable};
use super::super::shut::{self, Look};
use super::super::store::{self, Found};
use super::super::throttle;
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
    let guesser = Guesser::member(&app, member.person.id, &member.client);
    let (key, person, client) = (code.key().to_owned(), member.person.id, member.client.clone());
    let looked = throttle::look_up(&app, guesser, &code, move |conn, now| {
        let found = store::find(conn, &key, person)?.ok_or(Stop::Refused(Refusal::Unknown.into()))?;
        match &found {
            Found::Group(entered) if entered.place.is_none() => {
                let entering = enterable(&entered.facts(), entered.enterer(), now);
                entering.map_err(|reason| Stop::Refused(reason.into()))?;
            }
            Found::Group(_) => {}
            Found::Campaign(entered) => drop(entered.meet(entered.enterer(), now).map_err(Stop::Refused)?),
        }
        guesses::note_network(conn, &client, now)?;
        Ok(found)
    });
    let (is_admin, now) = (member.is_admin(), app.now());
    let found = match looked.await? {
        Attempted::Done(found) => found,
        Attempted::Refused(refused) => return refuse(&app, &member, form, &code, refused).await,
        Attempted::TryLater(later) => return come_back(&member, form, later).await,
    };
    match found {
        Found::Group(entered) if entered.place.is_some() => Ok(welcome(&app, &Joined::already(entered, is_admin, now))),
        Found::Group(entered) => Ok(opens::one(member.shell().await?, entered, &member, now)),
        Found::Campaign(entered) => match entered.meet(entered.enterer(), now) {
            Ok(Meeting::Already(inside)) => Ok(welcome(&app, &Joined::already_in(&inside, is_admin, now))),
            Ok(Meeting::Opens(ways)) => Ok(opens::several(member.shell().await?, &entered, &ways, &member, now)),
            // Its time came since the look.
            Err(refused) => refuse(&app, &member, form, &code, refused).await,
        },
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
    match redeem(&app, &member, &code).await? {
        Attempted::Done(joined) => Ok(welcome(&app, &joined)),
        Attempted::Refused(refused) => refuse(&app, &member, form, &code, refused).await,
        Attempted::TryLater(later) => come_back(&member, form, later).await,
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

/// The form again, for later.
async fn come_back(member: &Member, form: EnterCode, later: TryLater) -> Result<HttpResponse, WebError> {
    Ok(later.on(answer(member, form, later.message(), None, String::new()).await?))
}

async fn unreadable(member: &Member, form: EnterCode, problem: &Unreadable) -> Result<HttpResponse, WebError> {
    let mend = match problem {
        Unreadable::Mistyped { mend } => mend.clone(),
        _ => None,
    };
    answer(member, form, problem.to_string(), mend, String::new()).await
}

/// The form again, with the reason under the field.
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
