//! **Create a Group Code** and **Edit code**.

use actix_web::http::StatusCode;
use askama::Template;

use crate::by::By;
use crate::db::{Conn, Settled};
use crate::groups::GroupManager;
use crate::ids::CodeId;
use crate::passes::{OwnPass, PassView};
use crate::refusal::Reason;
use crate::web::{App, Flash, Form, FormErrors, OfPath, PageResult, Shell, WebError, page, page_with_status, urls};

use super::super::forms::{NewCodeForm, ReplaceForm};
use super::super::make::{self, takes_codes};

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
    code: PassView,
    form: ReplaceForm,
}

pub async fn new(manager: GroupManager, app: App) -> PageResult {
    let form = NewCodeForm::empty(app.entropy.name());
    Ok(page(&new_page(&manager, &app, form, FormErrors::none()).await?))
}

pub async fn create(manager: GroupManager, Form(form): Form<NewCodeForm>, app: App) -> PageResult {
    let errors = match form.read(manager.zone(), app.now()) {
        Err(errors) => errors,
        Ok(wish) => {
            let group = manager.group.id;
            let create = move |conn: &mut Conn, by: &By| make::create(conn, by, group, wish);
            match manager.act_once(form.form_key.clone(), create).await.settled()? {
                Ok(made) => {
                    return Ok(Flash::done("The code is made. Hand it on.").on(&urls::code(group, made), &app.config));
                }
                Err(refused) => FormErrors::refused("custom_code", &refused, manager.reader()),
            }
        }
    };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &new_page(&manager, &app, form, errors).await?))
}

pub async fn edit(own: OwnPass) -> PageResult {
    let form_key = own.who.app.entropy.name();
    let form = ReplaceForm { form_key, custom_code: String::new(), random_ending: "yes".to_owned() };
    Ok(page(&edit_page(own, form, FormErrors::none()).await?))
}

pub async fn replace(own: OwnPass, OfPath(old): OfPath<CodeId>, Form(form): Form<ReplaceForm>) -> PageResult {
    let errors = match form.read() {
        Err(errors) => errors,
        Ok(custom_code) => {
            let group = own.who.group.id;
            let replace = move |conn: &mut Conn, by: &By| make::replace(conn, by, group, old, custom_code);
            match own.who.act_once(form.form_key.clone(), replace).await.settled()? {
                Ok(made) => {
                    let message = "This code has taken the place of the old one, which has ended.";
                    return Ok(Flash::done(message).on(&urls::code(group, made), &own.who.app.config));
                }
                Err(refused) => FormErrors::refused("custom_code", &refused, own.who.reader()),
            }
        }
    };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &edit_page(own, form, errors).await?))
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

async fn edit_page(own: OwnPass, form: ReplaceForm, errors: FormErrors) -> Result<EditPage, WebError> {
    let shell = own.who.shell().await?;
    Ok(EditPage { shell, errors, group: own.who.group.name.clone(), code: own.pass, form })
}
