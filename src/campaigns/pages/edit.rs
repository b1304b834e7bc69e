//! **Edit**.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::campaigns::edit::{self as verb, Edited};
use crate::campaigns::forms::EditForm;
use crate::campaigns::rules::State;
use crate::campaigns::store::Campaign;
use crate::campaigns::view::CampaignView;
use crate::db::Settled;
use crate::web::{App, Flash, Form, FormErrors, Shell, WebError, page, page_with_status};
use crate::zone::Zone;

use super::CampaignOfPath;

#[derive(Template)]
#[template(path = "campaigns/edit.html")]
struct EditPage {
    shell: Shell,
    errors: FormErrors,
    campaign: CampaignView,
    form: EditForm,
    zone: Zone,
}

impl EditPage {
    fn title(&self) -> String {
        format!("Edit {}", self.campaign.name)
    }

    fn is_stopped(&self) -> bool {
        self.campaign.state == State::Stopped
    }
}

pub(in crate::campaigns) async fn ask(of: CampaignOfPath, app: App) -> Result<HttpResponse, WebError> {
    let (shell, campaign, stands) = of.view(|_, stands| Ok(stands.clone())).await?;
    let zone = of.admin.organization_zone();
    let form = EditForm::of(&stands, zone, app.entropy.name());
    Ok(page(&EditPage { shell, errors: FormErrors::none(), campaign, form, zone }))
}

/// **Save changes**.
pub(in crate::campaigns) async fn save(
    of: CampaignOfPath,
    Form(form): Form<EditForm>,
    app: App,
) -> Result<HttpResponse, WebError> {
    let (shell, campaign, stands) = of.view(|_, stands| Ok(stands.clone())).await?;
    let zone = of.admin.organization_zone();
    let errors = match try_to_save(&of, &form, &stands, zone, &app).await? {
        Ok(Edited::Saved) => return Ok(Flash::done("The changes are saved.").on(&campaign.url, &app.config)),
        Ok(Edited::Same) => {
            return Ok(Flash::note("Nothing was different, so nothing changed.").on(&campaign.url, &app.config));
        }
        Err(errors) => errors,
    };
    let page = EditPage { shell, errors, campaign, form, zone };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn try_to_save(
    of: &CampaignOfPath,
    form: &EditForm,
    stands: &Campaign,
    zone: Zone,
    app: &App,
) -> Result<Result<Edited, FormErrors>, WebError> {
    let wanted = match form.read(zone, stands, app.now()) {
        Ok(wanted) => wanted,
        Err(errors) => return Ok(Err(errors)),
    };
    let id = of.id;
    let saved = of.admin.act_once(form.form_key.clone(), move |conn, by| verb::save(conn, by, id, &wanted)).await;
    Ok(saved.settled()?.map_err(|stopped| FormErrors::refused("name", &stopped, of.admin.reader())))
}
