//! **Forgotten password**, and the page behind its link.

use actix_session::Session;
use actix_web::HttpResponse;
use askama::Template;

use crate::accounts::confirm::load_link;
use crate::accounts::forms::{Forgotten, PasswordOnly, new_password};
use crate::accounts::messages::password_hint;
use crate::accounts::reset;
use crate::accounts::tokens::EmailedLink;
use crate::db::Settled;
use crate::db::types::TokenPurpose;
use crate::locale::{Message, Slot};
use crate::people::{Person, Visitor};
use crate::t;
use crate::text;
use crate::web::{Flash, Form, FormErrors, PageResult, Shell, WebError, flash, form_page, page, urls};

use super::Next;
use super::link::link_error_page;

#[derive(Template)]
#[template(path = "accounts/forgotten.html")]
struct ForgottenPage<'a> {
    shell: Shell,
    errors: &'a FormErrors,
    form: Forgotten,
}

#[derive(Template)]
#[template(path = "accounts/reset.html")]
struct ResetPage<'a> {
    shell: Shell,
    errors: &'a FormErrors,
    address: String,
    hint: Message<'static>,
    action: String,
}

/// The empty form.
pub async fn forgotten(visitor: Visitor, next: Next) -> HttpResponse {
    let form = Forgotten { next: next.0, ..Forgotten::default() };
    page(visitor.reader(), &ForgottenPage { shell: visitor.shell(), errors: &FormErrors::none(), form })
}

/// Sends the link, where there is somebody to send it to.
pub async fn send_link(visitor: Visitor, Form(form): Form<Forgotten>) -> PageResult {
    match text::one_email(&form.email) {
        Ok(email) => {
            let mailed = urls::then(urls::FORGOTTEN_MAILED, &form.next);
            reset::send_link(&visitor.app, email, form.next).await?;
            Ok(flash::redirect(&mailed))
        }
        Err(problem) => {
            let errors = FormErrors::one("email", problem);
            Ok(form_page(&errors, visitor.reader(), &ForgottenPage { shell: visitor.shell(), errors: &errors, form }))
        }
    }
}

/// An email is on its way, or so it looks.
pub async fn mailed(visitor: Visitor, next: Next) -> HttpResponse {
    let text = if visitor.app.delivers() { t::accounts::mailed_reset() } else { t::accounts::waits_reset() };
    super::mailed(&visitor, text, urls::FORGOTTEN, &next)
}

/// The form for the new password.
pub async fn show(link: EmailedLink, visitor: Visitor) -> PageResult {
    let person = match owner(&visitor, &link).await? {
        Ok(person) => person,
        Err(gone) => return Ok(gone),
    };
    Ok(answer(&visitor, &link, &person, &FormErrors::none()))
}

/// Sets the new password and signs in.
pub async fn submit(
    link: EmailedLink,
    session: Session,
    visitor: Visitor,
    Form(form): Form<PasswordOnly>,
) -> PageResult {
    let person = match owner(&visitor, &link).await? {
        Ok(person) => person,
        Err(gone) => return Ok(gone),
    };
    let password = match new_password(&form.password, &person, &visitor.organization) {
        Ok(password) => password,
        Err(errors) => return Ok(answer(&visitor, &link, &person, &errors)),
    };
    let app = visitor.app.clone();
    let hash = app.hasher.hash_in_turn(password.into_secret(), app.entropy.bytes()).await;
    let hash = hash.map_err(|_| WebError::Overloaded)?;
    let client = visitor.client.clone();
    match visitor.act(move |conn, by| reset::reset(conn, &app, &link, &hash, &client, by)).await.settled()? {
        Ok((signed_in, return_to)) => {
            signed_in.hand_over(&session);
            Ok(Flash::done(t::accounts::password_changed()).on(&return_to, visitor.audience()))
        }
        Err(why) => Ok(link_error_page(&visitor, why, TokenPurpose::Reset)),
    }
}

/// Whose password the link sets, or the page that says why it sets none.
async fn owner(visitor: &Visitor, link: &EmailedLink) -> Result<Result<Person, HttpResponse>, WebError> {
    let (app, link, now) = (visitor.app.clone(), link.clone(), visitor.app.now());
    let found = visitor.app.db.read(move |conn| load_link(conn, &app, TokenPurpose::Reset, &link, now)).await?;
    Ok(found.map(|(person, _)| person).map_err(|why| link_error_page(visitor, why, TokenPurpose::Reset)))
}

fn answer(visitor: &Visitor, link: &EmailedLink, person: &Person, errors: &FormErrors) -> HttpResponse {
    let page = ResetPage {
        shell: visitor.shell(),
        errors,
        address: person.email.clone().unwrap_or_default(),
        hint: password_hint(person.role),
        action: urls::token("reset", link.id, &link.token),
    };
    form_page(errors, visitor.reader(), &page)
}
