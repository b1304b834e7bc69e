//! **Email the code**.

use askama::Template;

use crate::by::By;
use crate::db::Conn;
use crate::ids::CodeId;
use crate::locale::{Language, Message, Slot, first_of};
use crate::passes::{OwnPass, PassView};
use crate::people_file::pasted;
use crate::t;
use crate::text::{Addresses, Email};
use crate::web::{Flash, Form, FormErrors, OfPath, PageResult, Shell, form_page};

use super::super::forms::{EmailForm, MOST_RECIPIENTS};
use super::super::send as verb;

#[derive(Template)]
#[template(path = "codes/email.html")]
struct EmailPage {
    shell: Shell,
    errors: FormErrors,
    group: String,
    code: PassView,
    form: EmailForm,
    /// Those that the emails can be in.
    languages: Vec<Language>,
    /// Addresses that are right although others are wrong.
    others: usize,
}

pub async fn ask(own: OwnPass) -> PageResult {
    let language = own.who.organization.language.as_str().to_owned();
    let form = EmailForm { form_key: own.who.app.entropy.name(), language, ..EmailForm::default() };
    email_page(own, form, FormErrors::none()).await
}

pub async fn send(own: OwnPass, OfPath(id): OfPath<CodeId>, Form(form): Form<EmailForm>) -> PageResult {
    let read = form.read(&own.who.organization.offered_languages());
    let (left_out, people) = read.as_ref().map(|(read, _)| (left_out(read), read.found.len())).unwrap_or_default();
    let (group, sender) = (own.who.group.id, own.who.person.clone());
    let send = move |conn: &mut Conn, by: &By, (read, language): (Addresses, _)| {
        let recipients: Vec<Email> = read.found.into_iter().map(|mailbox| mailbox.email).collect();
        verb::send(conn, by, (group, id), &sender, (&recipients, language))
    };
    match own.who.submit(&form.form_key, read, "addresses", send).await? {
        Ok(()) => {
            let sent = if own.who.app.delivers() {
                Flash::done(t::codes::emailed(people))
            } else {
                Flash::note(t::codes::emailed_waiting(people))
            };
            Ok(sent.and(left_out).on(&own.pass.url, own.who.audience()))
        }
        Err(errors) => email_page(own, form, errors).await,
    }
}

/// That some of what was typed got no email; none where all of it did.
fn left_out(addresses: &Addresses) -> Option<Message<'static>> {
    const NAMED: usize = 5;
    let wrong = addresses.wrong.iter().map(|wrong| wrong.typed.clone());
    (!addresses.wrong.is_empty()).then(|| t::codes::left_out(first_of(wrong, NAMED)))
}

async fn email_page(own: OwnPass, form: EmailForm, errors: FormErrors) -> PageResult {
    let others = if errors.on("addresses").is_some() { pasted(&form.addresses).others() } else { 0 };
    let page = EmailPage {
        shell: own.who.shell().await?,
        errors,
        languages: own.who.organization.offered_languages(),
        group: own.who.group.name.clone(),
        code: own.pass,
        form,
        others,
    };
    Ok(form_page(&page.errors, own.who.reader(), &page))
}
