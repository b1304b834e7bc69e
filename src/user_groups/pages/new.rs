//! **Add group**.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::db::{Fault, Settled};
use crate::groups::{self, GroupForm, NewGroup};
use crate::people::Manager;
use crate::user_groups::rules::Span;
use crate::user_groups::save::create;
use crate::user_groups::{forms, messages, store};
use crate::web::{Flash, Form, FormErrors, Shell, WebError, page_with_status};

use super::{Choice, list_at, refused};

#[derive(Template)]
#[template(path = "user_groups/new.html")]
struct NewPage {
    shell: Shell,
    errors: FormErrors,
    form: GroupForm,
    categories: Vec<String>,
    campaigns: Vec<Choice>,
    /// The organization's, in which its dates are.
    zone: &'static str,
    may_order: bool,
}

/// The empty form.
pub async fn form(manager: Manager) -> Result<HttpResponse, WebError> {
    let form = GroupForm::blank(manager.app.entropy.name());
    show(&manager, StatusCode::OK, form, FormErrors::none()).await
}

/// Makes the group, once however often the form is sent.
pub async fn add(manager: Manager, Form(form): Form<GroupForm>) -> Result<HttpResponse, WebError> {
    let zone = manager.organization_zone();
    let wanted = match forms::read(&form, zone, None, manager.is_admin()) {
        Ok(wanted) => wanted,
        Err(errors) => return show(&manager, StatusCode::UNPROCESSABLE_ENTITY, form, errors).await,
    };
    let (person, group) = (manager.person.id, wanted.group.clone());
    let made = manager
        .act_once(form.form_key.clone(), move |conn, by| create(conn, &wanted.group, wanted.place, person, by))
        .await;
    match made.settled()? {
        Ok(id) => Ok(made_flash(&manager, group).await?.on(&list_at(id), &manager.app.config)),
        Err(refusal) => {
            let errors = refused(refusal)?;
            show(&manager, StatusCode::UNPROCESSABLE_ENTITY, form, errors).await
        }
    }
}

/// That `group` is made, and what its campaign does not cover.
async fn made_flash(manager: &Manager, group: NewGroup) -> Result<Flash, Fault> {
    let done = format!("{} is made, and you manage it.", group.name);
    let flash = groups::noting_namesakes(&manager.app, &group.name, done).await?;
    let Some(id) = group.campaign_id else { return Ok(flash) };
    let campaign = manager.app.db.read(move |conn| store::campaign(conn, id)).await?;
    let window = Span { from: group.starts_at, until: group.stops_at };
    let warning = campaign.and_then(|campaign| {
        messages::campaign_warning(&campaign, window, manager.organization_zone(), manager.app.now())
    });
    Ok(warning.map_or(flash.clone(), |warning| Flash::note(format!("{} {warning}", flash.text))))
}

async fn show(
    manager: &Manager,
    status: StatusCode,
    form: GroupForm,
    errors: FormErrors,
) -> Result<HttpResponse, WebError> {
    let work = |conn: &mut _| Ok((groups::categories(conn)?, store::campaigns_for(conn, None)?));
    let (shell, (categories, campaigns)) = manager.view(work).await?;
    let zone = manager.organization_zone();
    let page = NewPage {
        shell,
        errors,
        form,
        categories,
        campaigns: campaigns.into_iter().map(|campaign| Choice::of(campaign, zone)).collect(),
        zone: zone.name(),
        may_order: manager.is_admin(),
    };
    Ok(page_with_status(status, &page))
}
