//! **Edit**.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::campaigns::edit::{self as verb, Edited, Refusal};
use crate::campaigns::forms::EditForm;
use crate::campaigns::rules::{Settings, State};
use crate::campaigns::store::Campaign;
use crate::campaigns::view::CampaignView;
use crate::db::Settled;
use crate::text::counted;
use crate::user_groups::{Gap, Span, beside_campaign};
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
    let (id, saved) = (of.id, wanted.clone());
    match of.admin.act_once(form.form_key.clone(), move |conn, by| verb::save(conn, by, id, &saved)).await.settled()? {
        Ok(edited) => Ok(Ok(edited)),
        Err(refusal) => Ok(Err(refused(refusal, &wanted, zone))),
    }
}

/// The refusal under its field.
fn refused(refusal: Refusal, wanted: &Settings, zone: Zone) -> FormErrors {
    let Refusal::Torn { group, gap, others } = refusal else {
        return FormErrors::one("name", "The campaign was stopped meanwhile. Nothing was changed.");
    };
    let whose =
        if others == 0 { group } else { format!("{group} and {}", counted(others, "more group", "more groups")) };
    let field = if matches!(gap, Gap::Start(_)) { "starts" } else { "stops" };
    let window = Span { from: wanted.starts_at, until: wanted.stops_at };
    let gap = beside_campaign(gap, window, zone);
    FormErrors::one(
        field,
        format!("These dates leave a gap in {whose}. {gap} Choose another date, or change the group’s first."),
    )
}
