//! **Create a Group Code** and **Edit code**.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::db::Settled;
use crate::groups::GroupManager;
use crate::refusal::Reason;
use crate::web::{App, Flash, Form, FormErrors, Shell, WebError, page, page_with_status, urls};

use super::super::forms::{NewCodeForm, ReplaceForm};
use super::super::make::{self, takes_codes};
use super::super::view::CodeView;
use super::ManagedCode;

#[derive(Template)]
#[template(path = "codes/new.html")]
struct NewPage {
    shell: Shell,
    errors: FormErrors,
    group: String,
    action: String,
    back: String,
    form: NewCodeForm,
    /// "In Europe/Amsterdam. …", under the date.
    expiration_hint: String,
    /// The earliest that the field takes.
    now: String,
    /// Whether the code will admit people without an account.
    admits_new: bool,
    /// Why no code can be made, if none can.
    no_codes: Option<Reason>,
}

#[derive(Template)]
#[template(path = "codes/edit.html")]
struct EditPage {
    shell: Shell,
    errors: FormErrors,
    group: String,
    action: String,
    code: CodeView,
    form: ReplaceForm,
}

pub(in crate::codes) async fn new(manager: GroupManager, app: App) -> Result<HttpResponse, WebError> {
    let form = NewCodeForm::empty(app.entropy.name());
    Ok(page(&new_page(&manager, &app, form, FormErrors::none()).await?))
}

pub(in crate::codes) async fn create(
    manager: GroupManager,
    Form(form): Form<NewCodeForm>,
    app: App,
) -> Result<HttpResponse, WebError> {
    let errors = match form.read(manager.zone(), app.now()) {
        Err(errors) => errors,
        Ok(wish) => {
            let group = manager.group.id;
            match manager
                .act_once(form.form_key.clone(), move |conn, by| make::create(conn, by, group, wish))
                .await
                .settled()?
            {
                Ok(made) => {
                    return Ok(Flash::done("The code is made. Hand it on.").on(&urls::code(group, made), &app.config));
                }
                Err(refused) => FormErrors::refused("wording", &refused, manager.reader()),
            }
        }
    };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &new_page(&manager, &app, form, errors).await?))
}

pub(in crate::codes) async fn edit(managed: ManagedCode, app: App) -> Result<HttpResponse, WebError> {
    let form = ReplaceForm { form_key: app.entropy.name(), wording: String::new(), random_ending: "yes".to_owned() };
    Ok(page(&edit_page(&managed, form, FormErrors::none()).await?))
}

pub(in crate::codes) async fn replace(
    managed: ManagedCode,
    Form(form): Form<ReplaceForm>,
    app: App,
) -> Result<HttpResponse, WebError> {
    let errors = match form.read() {
        Err(errors) => errors,
        Ok(wording) => {
            let (group, old) = (managed.manager.group.id, managed.id);
            let replaced = managed
                .manager
                .act_once(form.form_key.clone(), move |conn, by| make::replace(conn, by, group, old, wording));
            match replaced.await.settled()? {
                Ok(made) => {
                    let message = "This code has taken the place of the old one, which has ended.";
                    return Ok(Flash::done(message).on(&urls::code(group, made), &app.config));
                }
                Err(refused) => FormErrors::refused("wording", &refused, managed.manager.reader()),
            }
        }
    };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &edit_page(&managed, form, errors).await?))
}

async fn new_page(
    manager: &GroupManager,
    app: &App,
    form: NewCodeForm,
    errors: FormErrors,
) -> Result<NewPage, WebError> {
    let (zone, group) = (manager.zone(), &manager.group);
    Ok(NewPage {
        shell: manager.shell().await?,
        errors,
        group: group.name.clone(),
        action: urls::new_code(group.id),
        back: urls::group_settings(group.id, "codes"),
        form,
        expiration_hint: format!(
            "In {zone}. Left empty, the code never expires. Once the code is made, this cannot be changed."
        ),
        now: zone.input(app.now()),
        admits_new: manager.may_add_people(),
        no_codes: takes_codes(group).err().map(|why| Reason::of(&why, manager.reader())),
    })
}

async fn edit_page(managed: &ManagedCode, form: ReplaceForm, errors: FormErrors) -> Result<EditPage, WebError> {
    let (shell, code, ()) = managed.view(|_| Ok(())).await?;
    Ok(EditPage {
        shell,
        errors,
        group: managed.manager.group.name.clone(),
        action: managed.action("edit"),
        code,
        form,
    })
}
