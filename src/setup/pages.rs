//! The set-up page.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use askama::Template;

use crate::by::By;
use crate::db::Settled;
use crate::refusal::{Reader, Reason, Refusal};
use crate::web::guard::SecretUrl;
use crate::web::{
    App, Client, Flash, Form, FormErrors, PageResult, Shell, WebError, flash, page, page_with_status, urls,
};
use crate::zone::Zone;

use super::create::{self, FirstAdmin};
use super::forms::SetUpForm;
use super::link::{self, SetUpError};
use super::machine;

#[derive(Template)]
#[template(path = "setup/form.html")]
struct SetUpPage {
    shell: Shell,
    errors: FormErrors,
    form: SetUpForm,
    action: String,
}

impl SetUpPage {
    fn zones() -> impl Iterator<Item = &'static str> {
        Zone::names()
    }
}

#[derive(Template)]
#[template(path = "setup/dead.html")]
struct DeadPage {
    shell: Shell,
    message: Reason,
    is_set_up: bool,
}

/// The form behind the printed link.
pub(super) async fn show(request: HttpRequest, path: Path<(String, String)>, app: App) -> PageResult {
    request.extensions_mut().insert(SecretUrl);
    let (id, token) = path.into_inner();
    if let Err(dead) = check(&app, &id, &token).await? {
        return Ok(closed(dead, &app));
    }
    let form = SetUpForm {
        time_zone: machine::zone().name().to_owned(),
        form_key: app.entropy.name(),
        ..SetUpForm::default()
    };
    let action = request.path().to_owned();
    Ok(page(&SetUpPage { shell: Shell::bare(), errors: FormErrors::none(), form, action }))
}

/// Sets up.
pub(super) async fn create(
    request: HttpRequest,
    path: Path<(String, String)>,
    form: Form<SetUpForm>,
    client: Client,
    session: Session,
    app: App,
) -> PageResult {
    request.extensions_mut().insert(SecretUrl);
    let (id, token) = path.into_inner();
    let Form(form) = form;
    match check(&app, &id, &token).await? {
        Ok(()) => {}
        // The same form posted twice: its first post has set up.
        Err(SetUpError::SetUpAlready) if !form.form_key.is_empty() => return Ok(flash::redirect(urls::HOME)),
        Err(dead) => return Ok(closed(dead, &app)),
    }
    let wanted = match form.parse() {
        Ok(wanted) => wanted,
        Err(errors) => {
            let action = request.path().to_owned();
            let again = SetUpPage { shell: Shell::bare(), errors, form, action };
            return Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &again));
        }
    };
    let link = id.parse().map_err(|_| WebError::NotFound)?;
    let password_hash = app.hasher.hash(wanted.password.clone().into_secret(), app.entropy.bytes()).await;
    let first_admin = FirstAdmin { link, form_key: form.form_key, client, password_hash };
    let within = app.clone();
    let program = By::program(Zone::default(), app.now(), &app.entropy);
    let by = By { address: Some(first_admin.client.address), ..program };
    let done = app.act(by, move |conn, by| create::create(conn, &wanted, &first_admin, &within, by)).await;
    match done.settled()? {
        Ok(Some(signed_in)) => {
            signed_in.hand_over(&session);
            Ok(Flash::done("Your organization is set up. Create its first group to begin.").on(urls::HOME, &app.config))
        }
        Ok(None) => Ok(flash::redirect(urls::HOME)),
        Err(dead) => Ok(closed(dead, &app)),
    }
}

async fn check(app: &App, id: &str, token: &str) -> Result<Result<(), SetUpError>, WebError> {
    let Ok(id) = id.parse() else { return Ok(Err(SetUpError::Unknown)) };
    let (key, token, now) = (app.key.clone(), token.to_owned(), app.now());
    Ok(app.db.read(move |conn| link::check(conn, &key, id, &token, now)).await?)
}

fn closed(dead: SetUpError, app: &App) -> HttpResponse {
    // Whoever sets up has no zone yet.
    let message = Reason::of(&dead, Reader { zone: Zone::default(), now: app.now() });
    let is_set_up = dead == SetUpError::SetUpAlready;
    page_with_status(dead.status(), &DeadPage { shell: Shell::bare(), message, is_set_up })
}
