//! **Email the code**.

use askama::Template;

use crate::by::By;
use crate::db::Conn;
use crate::ids::CodeId;
use crate::locale::{Arg, Message, Slot};
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
    /// Addresses that are right although others are wrong.
    others: usize,
}

pub async fn ask(own: OwnPass) -> PageResult {
    let form = EmailForm { form_key: own.who.app.entropy.name(), ..EmailForm::default() };
    email_page(own, form, FormErrors::none()).await
}

pub async fn send(own: OwnPass, OfPath(id): OfPath<CodeId>, Form(form): Form<EmailForm>) -> PageResult {
    let read = form.read();
    let (left_out, people) = read.as_ref().map(|read| (left_out(read), read.found.len())).unwrap_or_default();
    let (group, sender) = (own.who.group.id, own.who.person.clone());
    let send = move |conn: &mut Conn, by: &By, read: Addresses| {
        let recipients: Vec<Email> = read.found.into_iter().map(|mailbox| mailbox.email).collect();
        verb::send(conn, by, (group, id), &sender, &recipients)
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
    let wrong = &addresses.wrong;
    let mut named: Vec<Arg<'static>> = wrong.iter().take(NAMED).map(|wrong| wrong.typed.clone().into()).collect();
    if wrong.len() > NAMED {
        named.push(t::codes::left_out_more(wrong.len() - NAMED).into());
    }
    (!named.is_empty()).then(|| t::codes::left_out(named))
}

async fn email_page(own: OwnPass, form: EmailForm, errors: FormErrors) -> PageResult {
    let others = if errors.on("addresses").is_some() { pasted(&form.addresses).others() } else { 0 };
    let page = EmailPage {
        shell: own.who.shell().await?,
        errors,
        group: own.who.group.name.clone(),
        code: own.pass,
        form,
        others,
    };
    Ok(form_page(&page.errors, own.who.reader(), &page))
}
