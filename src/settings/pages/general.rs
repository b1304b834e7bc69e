//! Settings → General.

use crate::locale::Language;
use askama::Template;

use crate::db::Fault;
use crate::people::Admin;
use crate::settings::forms::SettingsForm;
use crate::settings::save::save as save_settings;
use crate::t;
use crate::web::{Fields, Flash, Form, FormErrors, PageResult, Shell, form_page, urls};
use crate::zone::Zone;

#[derive(Template)]
#[template(path = "settings/general.html")]
struct GeneralPage {
    shell: Shell,
    panel: &'static str,
    errors: FormErrors,
    form: SettingsForm,
    zones: Vec<String>,
}

/// The settings as they stand.
pub async fn show(admin: Admin) -> PageResult {
    let form = SettingsForm::of(&admin.organization);
    render(&admin, form, FormErrors::none()).await
}

/// **Save changes**.
pub async fn save(admin: Admin, Form(fields): Form<Fields>) -> PageResult {
    let form = SettingsForm::from(fields);
    let wanted = match form.read() {
        Ok(wanted) => wanted,
        Err(errors) => return render(&admin, form, errors).await,
    };
    let changed = admin.act(move |conn, by| Ok::<_, Fault>(save_settings(conn, &wanted, by)?)).await?;
    let message = if changed { Flash::done(t::web::saved()) } else { Flash::note(t::web::unchanged()) };
    Ok(message.on(urls::SETTINGS, admin.audience()))
}

async fn render(admin: &Admin, form: SettingsForm, errors: FormErrors) -> PageResult {
    let mut zones: Vec<String> = Zone::names().map(str::to_owned).collect();
    // A zone under one of its old names, or what was typed where nothing could be chosen.
    if !form.time_zone.is_empty() && !zones.contains(&form.time_zone) {
        zones.insert(0, form.time_zone.clone());
    }
    let page = GeneralPage { shell: admin.shell().await?, panel: "general", errors, form, zones };
    Ok(form_page(&page.errors, admin.reader(), &page))
}
