//! The set-up page.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::accounts::{EmailedLink, LinkErrorPage, Token, password_hint};
use crate::by::By;
use crate::db::Settled;
use crate::db::types::OrgRole;
use crate::locale::{Message, Reader};
use crate::refusal::{Reason, Refusal};
use crate::t;
use crate::web::{
    App, Audience, Client, Flash, Form, FormErrors, PageResult, Shell, WebError, browser_language, flash, form_page,
    page_with_status, urls,
};
use crate::zone::Zone;

use super::create::{self, FirstAdmin};
use super::forms::SetUpForm;
use super::link::{self, SetUpError};
use super::machine;

#[derive(Template)]
#[template(path = "setup/form.html")]
struct SetUpPage<'a> {
    shell: Shell,
    errors: &'a FormErrors,
    form: SetUpForm,
    action: String,
}

impl SetUpPage<'_> {
    fn password_hint() -> Message<'static> {
        password_hint(OrgRole::Admin)
    }

    fn zones() -> impl Iterator<Item = &'static str> {
        Zone::names()
    }
}

/// The form behind the printed link.
pub(super) async fn show(request: HttpRequest, link: EmailedLink, app: App) -> PageResult {
    if let Err(why) = check(&app, &link).await? {
        return Ok(closed(&request, &app, why));
    }
    let form = SetUpForm {
        time_zone: machine::zone().name().to_owned(),
        form_key: app.entropy.name(),
        ..SetUpForm::default()
    };
    Ok(answer(&request, &app, form, &FormErrors::none()))
}

/// Sets up.
pub(super) async fn create(
    request: HttpRequest,
    link: EmailedLink,
    Form(form): Form<SetUpForm>,
    client: Client,
    session: Session,
    app: App,
) -> PageResult {
    match check(&app, &link).await? {
        Ok(_) => {}
        // The same form posted twice: its first post has set up.
        Err(SetUpError::SetUpAlready) if !form.form_key.is_empty() => return Ok(flash::redirect(urls::HOME)),
        Err(why) => return Ok(closed(&request, &app, why)),
    }
    let reader = reader(&request, &app);
    let wanted = match form.parse(reader.language) {
        Ok(wanted) => wanted,
        Err(errors) => return Ok(answer(&request, &app, form, &errors)),
    };
    let password_hash = app.hasher.hash(wanted.password.clone().into_secret(), app.entropy.bytes()).await;
    let first_admin = FirstAdmin { link, form_key: form.form_key, client, password_hash };
    let within = app.clone();
    let program = By::program(Zone::default(), app.now(), &app.entropy);
    let by = By { address: Some(first_admin.client.address), ..program };
    let done = app.act(by, move |conn, by| create::create(conn, &wanted, &first_admin, &within, by)).await;
    match done.settled()? {
        Ok(Some(signed_in)) => {
            signed_in.hand_over(&session);
            Ok(Flash::done(t::setup::welcome()).on(urls::HOME, Audience { reader, config: &app.config }))
        }
        Ok(None) => Ok(flash::redirect(urls::HOME)),
        Err(why) => Ok(closed(&request, &app, why)),
    }
}

async fn check(app: &App, link: &EmailedLink) -> Result<Result<Token, SetUpError>, WebError> {
    let (key, link, now) = (app.key.clone(), link.clone(), app.now());
    Ok(app.db.read(move |conn| link::check(conn, &key, &link, now)).await?)
}

/// Who sets up, as far as their browser says.
fn reader(request: &HttpRequest, app: &App) -> Reader {
    let language = browser_language(request, &|_| true).unwrap_or_default();
    let zone = machine::zone();
    Reader { language, zone, organization_zone: zone, now: app.now() }
}

fn answer(request: &HttpRequest, app: &App, form: SetUpForm, errors: &FormErrors) -> HttpResponse {
    form_page(
        errors,
        reader(request, app),
        &SetUpPage { shell: Shell::bare(), errors, form, action: request.path().to_owned() },
    )
}

fn closed(request: &HttpRequest, app: &App, why: SetUpError) -> HttpResponse {
    let (title, action) = match why {
        SetUpError::SetUpAlready => (t::setup::done_title(), Some((urls::SIGN_IN, t::web::sign_in()))),
        SetUpError::Unknown | SetUpError::Over => (t::accounts::link_broken(), None),
    };
    let message = Reason::of(&why);
    let page = LinkErrorPage { shell: Shell::bare(), title, message, action };
    page_with_status(why.status(), reader(request, app), &page)
}
