//! **Delete my account**.

use actix_session::Session;
use actix_web::http::StatusCode;
use askama::Template;

use crate::accounts::forms::PasswordOnly;
use crate::accounts::messages::SignInError;
use crate::accounts::{erase, signin};
use crate::db::Settled;
use crate::people::Member;
use crate::refusal::Reason;
use crate::t;
use crate::web::{Flash, Form, FormErrors, PageResult, Shell, page, page_with_status, urls};

#[derive(Template)]
#[template(path = "accounts/delete.html")]
struct DeletePage {
    shell: Shell,
    errors: FormErrors,
    /// Why it cannot be, if it cannot.
    refusal: Option<Reason>,
}

/// Asks once, and for the password.
pub async fn show(member: Member) -> PageResult {
    let shell = member.shell().await?;
    Ok(page(member.reader(), &DeletePage { shell, errors: FormErrors::none(), refusal: None }))
}

/// Deletes the account.
pub async fn submit(member: Member, session: Session, Form(form): Form<PasswordOnly>) -> PageResult {
    if !signin::is_own(&member, &form.password).await? {
        let errors = FormErrors::refused("password", &SignInError::NotYourPassword);
        return again(&member, errors, None).await;
    }
    let (person, modules) = (member.person.clone(), member.app.personal_data);
    match member.act(move |conn, by| erase::erase(conn, &person, modules, by)).await.settled()? {
        Ok(()) => {
            session.purge();
            Ok(Flash::done(t::accounts::deleted()).on(urls::HOME, member.audience()))
        }
        Err(why) => again(&member, FormErrors::none(), Some(Reason::of(&why))).await,
    }
}

async fn again(member: &Member, errors: FormErrors, refusal: Option<Reason>) -> PageResult {
    let shell = member.shell().await?;
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, member.reader(), &DeletePage { shell, errors, refusal }))
}
