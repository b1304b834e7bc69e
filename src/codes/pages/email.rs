//! **Email the code**.

use askama::Template;

use crate::by::By;
use crate::db::Conn;
use crate::ids::CodeId;
use crate::passes::{OwnPass, PassView};
use crate::people_file::pasted;
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
    hint: String,
    /// Addresses that are right although others are wrong.
    others: usize,
}

pub async fn ask(own: OwnPass) -> PageResult {
    let form = EmailForm { form_key: own.who.app.entropy.name(), ..EmailForm::default() };
    email_page(own, form, FormErrors::none()).await
}

pub async fn send(own: OwnPass, OfPath(id): OfPath<CodeId>, Form(form): Form<EmailForm>) -> PageResult {
    let read = form.read();
    let (left_out, count) = read.as_ref().map(|read| (read.left_out(), read.found.len())).unwrap_or_default();
    let (group, sender) = (own.who.group.id, own.who.person.clone());
    let send = move |conn: &mut Conn, by: &By, read: Addresses| {
        let recipients: Vec<Email> = read.found.into_iter().map(|mailbox| mailbox.email).collect();
        verb::send(conn, by, (group, id), &sender, &recipients)
    };
    match own.who.submit(&form.form_key, read, "addresses", send).await? {
        Ok(()) => {
            let instead = "Copy the code or its link to hand it on now.";
            let sent = Flash::emailed(&own.who.app, ("The code", count), &left_out, instead);
            Ok(sent.on(&own.pass.url, own.who.audience()))
        }
        Err(errors) => email_page(own, form, errors).await,
    }
}

async fn email_page(own: OwnPass, form: EmailForm, errors: FormErrors) -> PageResult {
    let others = if errors.on("addresses").is_some() { pasted(&form.addresses).others() } else { 0 };
    let page = EmailPage {
        shell: own.who.shell().await?,
        errors,
        group: own.who.group.name.clone(),
        code: own.pass,
        form,
        hint: format!("Paste them as they are, with names or without; up to {MOST_RECIPIENTS} at once."),
        others,
    };
    Ok(form_page(&page.errors, own.who.reader(), &page))
}
