//! **Edit**.

use actix_web::http::StatusCode;
use askama::Template;

use crate::by::By;
use crate::campaigns::edit::{self as verb, Edited};
use crate::campaigns::forms::SettingsForm;
use crate::campaigns::view::CampaignView;
use crate::db::{Conn, Settled};
use crate::web::{App, Flash, Form, FormErrors, PageResult, Shell, page, page_with_status};
use crate::zone::Zone;

use super::campaign::CampaignOfPath;

#[derive(Template)]
#[template(path = "campaigns/edit.html")]
struct EditPage {
    shell: Shell,
    errors: FormErrors,
    campaign: CampaignView,
    form: SettingsForm,
    zone: Zone,
}

impl EditPage {
    fn title(&self) -> String {
        format!("Edit {}", self.campaign.name)
    }
}

pub async fn ask(of: CampaignOfPath, app: App) -> PageResult {
    let (shell, campaign, stands) = of.view(|_, stands| Ok(stands.clone())).await?;
    let zone = of.admin.organization_zone();
    let form = SettingsForm::of(&stands, zone, app.entropy.name());
    Ok(page(&EditPage { shell, errors: FormErrors::none(), campaign, form, zone }))
}

/// **Save changes**.
pub async fn save(of: CampaignOfPath, Form(form): Form<SettingsForm>, app: App) -> PageResult {
    let (shell, campaign, stands) = of.view(|_, stands| Ok(stands.clone())).await?;
    let zone = of.admin.organization_zone();
    let errors = match form.read(zone, &stands, app.now()) {
        Err(errors) => errors,
        Ok(wanted) => {
            let id = of.id;
            let save = move |conn: &mut Conn, by: &By| verb::save(conn, by, id, &wanted);
            match of.admin.act_once(form.form_key.clone(), save).await.settled()? {
                Ok(edited) => return Ok(saved(edited).on(&campaign.url, &app.config)),
                Err(stopped) => FormErrors::refused("name", &stopped, of.admin.reader()),
            }
        }
    };
    let page = EditPage { shell, errors, campaign, form, zone };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

fn saved(edited: Edited) -> Flash {
    match edited {
        Edited::Saved => Flash::done("The changes are saved."),
        Edited::Same => Flash::note("Nothing was different, so nothing changed."),
    }
}
