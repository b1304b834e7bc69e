//! **Create a Group Code** and **Edit code**.

use askama::Template;

use crate::by::By;
use crate::db::Conn;
use crate::groups::GroupManager;
use crate::ids::CodeId;
use crate::locale::Slot;
use crate::passes::{OwnPass, PassView};
use crate::refusal::Reason;
use crate::t;
use crate::web::{App, Flash, Form, FormErrors, OfPath, PageResult, Shell, form_page, urls};
use crate::zone::Zone;

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
    /// The zone of the date.
    zone: Zone,
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
    new_page(&manager, form, FormErrors::none()).await
}

pub async fn create(manager: GroupManager, Form(form): Form<NewCodeForm>, app: App) -> PageResult {
    let (group, read) = (manager.group.id, form.read(manager.zone(), app.now()));
    let create = move |conn: &mut Conn, by: &By, wish| make::create(conn, by, group, wish);
    match manager.submit(&form.form_key, read, "custom_code", create).await? {
        Ok(made) => Ok(Flash::done(t::codes::created()).on(&urls::code(group, made), manager.audience())),
        Err(errors) => new_page(&manager, form, errors).await,
    }
}

pub async fn edit(own: OwnPass) -> PageResult {
    let form_key = own.who.app.entropy.name();
    let form = ReplaceForm { form_key, custom_code: String::new(), random_ending: "yes".to_owned() };
    edit_page(own, form, FormErrors::none()).await
}

pub async fn replace(own: OwnPass, OfPath(old): OfPath<CodeId>, Form(form): Form<ReplaceForm>) -> PageResult {
    let group = own.who.group.id;
    let replace = move |conn: &mut Conn, by: &By, custom_code| make::replace(conn, by, group, old, custom_code);
    match own.who.submit(&form.form_key, form.read(), "custom_code", replace).await? {
        Ok(made) => Ok(Flash::done(t::codes::replaced()).on(&urls::code(group, made), own.who.audience())),
        Err(errors) => edit_page(own, form, errors).await,
    }
}

async fn new_page(manager: &GroupManager, form: NewCodeForm, errors: FormErrors) -> PageResult {
    let (zone, group) = (manager.zone(), &manager.group);
    let page = NewPage {
        shell: manager.shell().await?,
        errors,
        group: group.name.clone(),
        action: urls::new_code(group.id),
        back: urls::group_settings(group.id, "codes"),
        form,
        zone,
        now: zone.input(manager.app.now()),
        admits_new: manager.may_add_people(),
        no_codes: takes_codes(group).err().map(|why| Reason::of(&why)),
    };
    Ok(form_page(&page.errors, manager.reader(), &page))
}

async fn edit_page(own: OwnPass, form: ReplaceForm, errors: FormErrors) -> PageResult {
    let shell = own.who.shell().await?;
    let page = EditPage { shell, errors, group: own.who.group.name.clone(), code: own.pass, form };
    Ok(form_page(&page.errors, own.who.reader(), &page))
}
