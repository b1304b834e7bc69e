//! Group Settings → General, and the archive.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::db::{Fault, Settled};
use crate::groups::change::{self, Change, Refusal};
use crate::groups::forms::{GroupForm, MEANWHILE};
use crate::groups::names::noting_namesakes;
use crate::groups::panels::{Panel, SettingsHead};
use crate::groups::store;
use crate::groups::who::GroupManager;
use crate::text::people;
use crate::web::{Flash, Form, FormErrors, Shell, WebError, page, page_with_status, urls};

use super::{GroupWindow, counted};

#[derive(Template)]
#[template(path = "groups/general.html")]
struct GeneralPage {
    shell: Shell,
    head: SettingsHead,
    errors: FormErrors,
    form: GroupForm,
    categories: Vec<String>,
    zone: &'static str,
    window: Option<GroupWindow>,
    /// The order of groups is the admins'.
    may_order: bool,
    /// Whether the form asks to agree that codes stop working.
    asks_to_close: bool,
}

impl GeneralPage {
    fn url(&self) -> String {
        urls::group_settings(self.head.id, "")
    }

    fn archive(&self) -> String {
        urls::group_settings(self.head.id, "archive")
    }

    fn unarchive(&self) -> String {
        urls::group_settings(self.head.id, "unarchive")
    }
}

#[derive(Template)]
#[template(path = "groups/archive.html")]
struct ArchivePage {
    shell: Shell,
    about: &'static str,
    title: String,
    action: String,
    back: String,
    people: String,
    /// "2 codes stop working", if any do.
    codes: Option<String>,
}

/// The settings as they stand.
pub async fn show(who: GroupManager) -> Result<HttpResponse, WebError> {
    let form = GroupForm::of(&who.group, who.organization_zone());
    render(&who, StatusCode::OK, form, FormErrors::none(), false).await
}

/// **Save changes**.
pub async fn save(who: GroupManager, Form(form): Form<GroupForm>) -> Result<HttpResponse, WebError> {
    let mut errors = FormErrors::none();
    let place = if who.is_admin() { errors.keep("order", form.place()) } else { None };
    let wanted = match form.read(who.organization_zone(), Some(&who.group)) {
        Ok(wanted) if errors.is_empty() => wanted,
        Ok(_) => return render(&who, StatusCode::UNPROCESSABLE_ENTITY, form, errors, false).await,
        Err(mut wrong) => {
            errors.all().iter().for_each(|error| wrong.add(error.field, error.message.clone()));
            return render(&who, StatusCode::UNPROCESSABLE_ENTITY, form, wrong, false).await;
        }
    };
    let (id, terms) = (who.group.id, form.terms());
    let new_name = Some(wanted.name.clone()).filter(|name| *name != who.group.name);
    let outcome = who.act(move |conn, by| change::change(conn, id, &wanted, place, &terms, by)).await;
    let message = match outcome.settled()? {
        Ok(Change::None) => Flash::note("Nothing was different, so nothing changed."),
        Ok(Change::Saved) => match new_name {
            Some(name) => noting_namesakes(&who.app, &name, "The changes are saved.".to_owned()).await?,
            None => Flash::done("The changes are saved."),
        },
        Ok(Change::Closed(stopped)) => {
            Flash::done(format!("The changes are saved. {} while the group is closed.", codes_stop(stopped)))
        }
        Err(Refusal::StopsCodes(stopped)) => {
            let message = format!(
                "{} if you close this group; they work again if it is opened while they live. \
                 Tick “Close it anyway” to go on.",
                codes_stop(stopped)
            );
            let errors = FormErrors::one("close_anyway", message);
            return render(&who, StatusCode::UNPROCESSABLE_ENTITY, form, errors, true).await;
        }
        Err(Refusal::Meanwhile) => {
            let errors = FormErrors::one("seen", MEANWHILE);
            return render(&who, StatusCode::UNPROCESSABLE_ENTITY, form, errors, false).await;
        }
        Err(Refusal::NotThere) => return Err(WebError::NotFound),
    };
    Ok(message.on(&urls::group_settings(id, ""), &who.app.config))
}

/// Asks once before a group is archived.
pub async fn ask_to_archive(who: GroupManager) -> Result<HttpResponse, WebError> {
    let id = who.group.id;
    archive_question(&who, "Group Settings", urls::group_settings(id, "archive"), urls::group_settings(id, "")).await
}

/// The page that asks once before a group is archived by a post to `action`, or not and `back`;
/// `about` names the page that it comes from.
pub async fn archive_question(
    who: &GroupManager,
    about: &'static str,
    action: String,
    back: String,
) -> Result<HttpResponse, WebError> {
    let (id, now) = (who.group.id, who.app.now());
    let (shell, codes) = who.view(move |conn| store::live_codes(conn, id, now)).await?;
    Ok(page(&ArchivePage {
        shell,
        about,
        title: format!("Archive {}?", who.group.name),
        action,
        back,
        people: people(who.group.member_count),
        codes: (codes > 0).then(|| codes_stop(codes)),
    }))
}

/// Archives the group.
pub async fn archive(who: GroupManager) -> Result<HttpResponse, WebError> {
    let id = who.group.id;
    let changed = who.act(move |conn, by| Ok::<_, Fault>(change::archive(conn, id, by)?)).await?;
    let message = if changed { "The group is archived." } else { "The group was archived already." };
    Ok(Flash::done(message).on(&urls::group_settings(id, ""), &who.app.config))
}

/// Takes the group out of the archive.
pub async fn unarchive(who: GroupManager) -> Result<HttpResponse, WebError> {
    let id = who.group.id;
    let changed = who.act(move |conn, by| Ok::<_, Fault>(change::unarchive(conn, id, by)?)).await?;
    let message = if changed { "The group is back from the archive." } else { "The group was not archived." };
    Ok(Flash::done(message).on(&urls::group_settings(id, ""), &who.app.config))
}

async fn render(
    who: &GroupManager,
    status: StatusCode,
    form: GroupForm,
    errors: FormErrors,
    asks_to_close: bool,
) -> Result<HttpResponse, WebError> {
    let (shell, categories) = who.view(store::categories).await?;
    let zone = who.organization_zone();
    let page = GeneralPage {
        shell,
        head: SettingsHead::of(&who.group, Panel::General),
        errors,
        form: form.again(&who.group),
        categories,
        zone: zone.name(),
        window: GroupWindow::of(&who.group, zone, who.app.now()),
        may_order: who.is_admin(),
        asks_to_close,
    };
    Ok(page_with_status(status, &page))
}

/// "2 codes stop working".
#[must_use]
pub fn codes_stop(count: i64) -> String {
    format!("{} working", counted(count, "code stops", "codes stop"))
}
