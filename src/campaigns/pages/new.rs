//! **New campaign**.

use actix_web::http::StatusCode;
use askama::Template;

use crate::db::Settled;
use crate::people::Admin;
use crate::web::urls;
use crate::web::{App, Flash, Form, FormErrors, PageResult, Shell, WebError, page, page_with_status};
use crate::zone::Zone;

use super::super::forms::CampaignForm;
use super::super::make;

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
    Ok(page(&new_page(&admin, form, FormErrors::none()).await?))
}

pub async fn create(admin: Admin, Form(form): Form<CampaignForm>, app: App) -> PageResult {
    let errors = match form.read(admin.organization_zone(), app.now()) {
        Err(errors) => errors,
        Ok(wish) => {
            match admin
                .act_once(form.settings.form_key.clone(), |conn, by| make::create(conn, by, wish))
                .await
                .settled()?
            {
                Ok(made) => {
                    let message = "The campaign is made. Name it in the groups that its codes are to open.";
                    return Ok(Flash::done(message).on(&urls::campaign(made), &app.config));
                }
                Err(taken) => FormErrors::refused("custom_code", &taken, admin.reader()),
            }
        }
    };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &new_page(&admin, form, errors).await?))
}

async fn new_page(admin: &Admin, form: CampaignForm, errors: FormErrors) -> Result<NewPage, WebError> {
    Ok(NewPage {
        shell: admin.shell().await?,
        errors,
        form,
        zone: admin.organization_zone(),
        admits_new: admin.may_add_people(),
    })
}
