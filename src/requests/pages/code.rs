//! **Request access** of somebody signed in, behind a code that does not let them in.

use actix_web::{HttpMessage, HttpRequest};

use crate::codes::{self, Code};
use crate::db::Settled;
use crate::people::Member;
use crate::requests::ask::{self as verb, Ask};
use crate::requests::forms::AskForm;
use crate::requests::rules::Asker;
use crate::t;
use crate::web::guard::SecretUrl;
use crate::web::{Form, FormErrors, PageResult, Query, flash, form_page, urls};

use super::ask::{AskPage, asked_response};

/// The form; nothing is looked up, and the group is not named: its code tells no name to those whom
/// it does not let in.
pub async fn form(request: HttpRequest, member: Member, Query(form): Query<AskForm>) -> PageResult {
    request.extensions_mut().insert(SecretUrl);
    answer(&member, form, FormErrors::none()).await
}

/// Asks. A code that is none, or lets them in, leads back to where codes are entered, which says so.
pub async fn submit(member: Member, Form(form): Form<AskForm>) -> PageResult {
    let back = urls::with_query(urls::JOIN, &[("code", &form.code)]);
    let mut errors = FormErrors::none();
    let Some(note) = form.read_note(&mut errors) else {
        return answer(&member, form, errors).await;
    };
    let closed = match Code::read(&form.code) {
        Ok(code) => codes::closed_code(&member.app, &member, &code).await?,
        Err(_) => None,
    };
    let Some(closed) = closed else { return Ok(flash::redirect(&back)) };
    let asker = Asker::Person(member.person.id, member.person.name.clone());
    let ask = Ask { asker, note };
    match member.act(move |conn, by| verb::ask(conn, by, &closed, ask)).await.settled()? {
        Ok(asked) => Ok(asked_response(&member.app, member.audience(), asked, &back)),
        Err(why) => answer(&member, form, FormErrors::refused("note", &why)).await,
    }
}

async fn answer(member: &Member, form: AskForm, errors: FormErrors) -> PageResult {
    let page = AskPage {
        shell: member.shell().await?,
        errors,
        action: urls::REQUEST_BEHIND_CODE.to_owned(),
        back: urls::with_query(urls::JOIN, &[("code", &form.code)]),
        back_label: t::codes::back_to_code(),
        sign_in: String::new(),
        group: String::new(),
        person: member.person.name.clone(),
        address: String::new(),
        form,
    };
    Ok(form_page(&page.errors, member.reader(), &page))
}
