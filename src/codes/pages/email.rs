//! **Email the code**.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::by::By;
use crate::db::{Conn, Settled};
use crate::people_file::pasted;
use crate::text::Email;
use crate::web::{App, Flash, Form, FormErrors, Shell, WebError, page, page_with_status};

use super::super::forms::{EmailForm, MOST_RECIPIENTS};
use super::super::send as verb;
use super::super::view::CodeView;
use super::ManagedCode;

#[derive(Template)]
#[template(path = "codes/email.html")]
struct EmailPage {
    shell: Shell,
    errors: FormErrors,
    group: String,
    action: String,
    code: CodeView,
    form: EmailForm,
    hint: String,
    /// Addresses that are right although others are wrong.
    others: usize,
}

pub(in crate::codes) async fn ask(managed: ManagedCode, app: App) -> Result<HttpResponse, WebError> {
    let form = EmailForm { form_key: app.entropy.name(), ..EmailForm::default() };
    Ok(page(&email_page(&managed, form, FormErrors::none()).await?))
}

pub(in crate::codes) async fn send(
    managed: ManagedCode,
    Form(form): Form<EmailForm>,
    app: App,
) -> Result<HttpResponse, WebError> {
    let errors = match form.read() {
        Err(errors) => errors,
        Ok(read) => {
            let left_out = read.left_out();
            let recipients: Vec<Email> = read.found.into_iter().map(|mailbox| mailbox.email).collect();
            let count = recipients.len();
            let (manager, id) = (&managed.manager, managed.id);
            let sender = verb::Sender {
                group: manager.group.clone(),
                organization: manager.organization.clone(),
                name: manager.person.name.clone(),
                reply_to: manager.person.proved_address().map(str::to_owned),
            };
            let send = move |conn: &mut Conn, by: &By| verb::send(conn, by, id, sender, &recipients);
            match manager.act_once(form.form_key.clone(), send).await.settled()? {
                Ok(()) => return Ok(sent(count, &left_out, &app).on(&managed.url(), &app.config)),
                Err(refused) => FormErrors::refused("addresses", &refused, manager.reader()),
            }
        }
    };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &email_page(&managed, form, errors).await?))
}

fn sent(count: usize, left_out: &str, app: &App) -> Flash {
    let people = if count == 1 { "1 person".to_owned() } else { format!("{count} people") };
    let left_out = if left_out.is_empty() { String::new() } else { format!(" {left_out}") };
    if app.delivers() {
        Flash::done(format!("The code is on its way to {people}.{left_out}"))
    } else {
        let wait = if count == 1 { "letter to 1 person waits" } else { &format!("letters to {people} wait") };
        Flash::note(format!(
            "The {wait} in the outbox: no mail server is set. Copy the code or its link to hand it on now.{left_out}"
        ))
    }
}

async fn email_page(managed: &ManagedCode, form: EmailForm, errors: FormErrors) -> Result<EmailPage, WebError> {
    let (shell, code, ()) = managed.view(|_| Ok(())).await?;
    let others = if errors.on("addresses").is_some() { pasted(&form.addresses).others() } else { 0 };
    Ok(EmailPage {
        shell,
        errors,
        group: managed.manager.group.name.clone(),
        action: managed.action("email"),
        code,
        form,
        hint: format!("Paste them as they are, with names or without; up to {MOST_RECIPIENTS} at once."),
        others,
    })
}
