//! New group.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::db::Settled;
use crate::groups::forms::GroupForm;
use crate::groups::found::found;
use crate::groups::names::noting_namesakes;
use crate::groups::store;
use crate::people::Manager;
use crate::web::{Form, FormErrors, Shell, WebError, page_with_status, urls};

#[derive(Template)]
#[template(path = "groups/new.html")]
struct NewGroupPage {
    shell: Shell,
    errors: FormErrors,
    form: GroupForm,
    categories: Vec<String>,
    /// The organization's, in which its dates are.
    zone: &'static str,
}

/// The empty form.
pub async fn form(manager: Manager) -> Result<HttpResponse, WebError> {
    let form = GroupForm::blank(manager.app.entropy.name());
    show(&manager, StatusCode::OK, form, FormErrors::none()).await
}

/// Makes the group, once however often the form is sent.
pub async fn make(manager: Manager, Form(form): Form<GroupForm>) -> Result<HttpResponse, WebError> {
    let zone = manager.organization_zone();
    let group = match form.read(zone, None) {
        Ok(group) => group,
        Err(errors) => return show(&manager, StatusCode::UNPROCESSABLE_ENTITY, form, errors).await,
    };
    let (person, name) = (manager.person.id, group.name.clone());
    let made = manager.act_once(form.form_key, move |conn, by| found(conn, &group, person, by)).await;
    match made.settled()? {
        Ok(made) => {
            let url = urls::group(made);
            let done = format!("{name} is made, and you manage it.");
            Ok(noting_namesakes(&manager.app, &name, done).await?.on(&url, &manager.app.config))
        }
        // Only an account that was deactivated a moment ago founds no group.
        Err(_) => Err(WebError::Forbidden),
    }
}

async fn show(
    manager: &Manager,
    status: StatusCode,
    form: GroupForm,
    errors: FormErrors,
) -> Result<HttpResponse, WebError> {
    let (shell, categories) = manager.view(store::categories).await?;
    let zone = manager.organization_zone().name();
    Ok(page_with_status(status, &NewGroupPage { shell, errors, form, categories, zone }))
}
