//! **Edit**.

use askama::Template;

use crate::by::By;
use crate::campaigns::edit::{self as verb, Edited};
use crate::campaigns::forms::SettingsForm;
use crate::campaigns::view::CampaignView;
use crate::db::Conn;
use crate::t;
use crate::web::{App, Flash, Form, FormErrors, PageResult, Shell, form_page, page};
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

pub async fn ask(of: CampaignOfPath, app: App) -> PageResult {
    let (shell, campaign, stands) = of.view(|_, stands| Ok(stands.clone())).await?;
    let zone = of.admin.organization_zone();
    let form = SettingsForm::of(&stands, zone, app.entropy.name());
    Ok(page(of.admin.reader(), &EditPage { shell, errors: FormErrors::none(), campaign, form, zone }))
}

/// **Save changes**.
pub async fn save(of: CampaignOfPath, Form(form): Form<SettingsForm>, app: App) -> PageResult {
    let (shell, campaign, stands) = of.view(|_, stands| Ok(stands.clone())).await?;
    let zone = of.admin.organization_zone();
    let (id, read) = (of.id, form.read(zone, &stands, app.now()));
    let save = move |conn: &mut Conn, by: &By, wanted| verb::save(conn, by, id, &wanted);
    match of.admin.submit(&form.form_key, read, "name", save).await? {
        Ok(edited) => Ok(saved(edited).on(&campaign.url, of.admin.audience())),
        Err(errors) => {
            let page = EditPage { shell, errors, campaign, form, zone };
            Ok(form_page(&page.errors, of.admin.reader(), &page))
        }
    }
}

fn saved(edited: Edited) -> Flash {
    match edited {
        Edited::Saved => Flash::done(t::web::saved()),
        Edited::Same => Flash::note(t::web::unchanged()),
    }
}
