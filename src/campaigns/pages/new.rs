//! **New campaign**.

use askama::Template;

use crate::people::Admin;
use crate::t;
use crate::web::{App, Flash, Form, FormErrors, PageResult, Shell, form_page, urls};
use crate::zone::Zone;

use super::super::forms::CampaignForm;
use super::super::make;
use super::super::rules::MOST_CODES;

#[derive(Template)]
#[template(path = "campaigns/new.html")]
struct NewPage {
    shell: Shell,
    errors: FormErrors,
    form: CampaignForm,
    /// The zone of the dates.
    zone: Zone,
    /// Whether the codes will admit people without an account.
    admits_new: bool,
}

pub async fn new(admin: Admin, app: App) -> PageResult {
    let form = CampaignForm::blank(app.entropy.name());
    new_page(&admin, form, FormErrors::none()).await
}

pub async fn create(admin: Admin, Form(form): Form<CampaignForm>, app: App) -> PageResult {
    let read = form.read(admin.organization_zone(), app.now());
    match admin.submit(&form.settings.form_key, read, "custom_code", make::create).await? {
        Ok(made) => Ok(Flash::done(t::campaigns::created()).on(&urls::campaign(made), admin.audience())),
        Err(errors) => new_page(&admin, form, errors).await,
    }
}

async fn new_page(admin: &Admin, form: CampaignForm, errors: FormErrors) -> PageResult {
    let page = NewPage {
        shell: admin.shell().await?,
        errors,
        form,
        zone: admin.organization_zone(),
        admits_new: admin.may_add_people(),
    };
    Ok(form_page(&page.errors, admin.reader(), &page))
}
