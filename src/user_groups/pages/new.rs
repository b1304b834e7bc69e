//! **Add group**.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::db::Settled;
use crate::groups::{self, GroupForm};
use crate::people::Manager;
use crate::user_groups::{add, forms, store};
use crate::web::{Form, FormErrors, Shell, WebError, page_with_status};

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
    let (person, name) = (manager.person.id, wanted.group.name.clone());
    let made = manager
        .act_once(form.form_key.clone(), move |conn, by| add::add(conn, &wanted.group, wanted.place, person, by))
        .await;
    match made.settled()? {
        Ok(made) => {
            let url = list_at(made);
            let done = format!("{name} is made, and you manage it.");
            Ok(groups::noting_namesakes(&manager.app, &name, done).await?.on(&url, &manager.app.config))
        }
        Err(refusal) => {
            let errors = refused(refusal, zone)?;
            show(&manager, StatusCode::UNPROCESSABLE_ENTITY, form, errors).await
        }
    }
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
