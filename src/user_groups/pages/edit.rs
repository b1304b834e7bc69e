//! A group's settings in User Groups, with its doors drawn beside its own window.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::codes;
use crate::db::Settled;
use crate::groups::{self, Change, ChangeRefusal, GroupForm, codes_stop, standing};
use crate::ids::GroupId;
use crate::text::people;
use crate::user_groups::save::{SaveGroupError, save as verb};
use crate::user_groups::timeline::Timeline;
use crate::user_groups::{forms, store};
use crate::web::{Flash, Form, FormErrors, Shell, WebError, page_with_status, urls};

use super::{Choice, Keeper, list_at, refused};

/// Live codes that are looked at for the drawing.
const CODES: i64 = 200;

#[derive(Template)]
#[template(path = "user_groups/edit.html")]
struct EditPage {
    shell: Shell,
    id: GroupId,
    name: String,
    /// "open", "archived", …
    standing: &'static str,
    people: String,
    errors: FormErrors,
    form: GroupForm,
    categories: Vec<String>,
    campaigns: Vec<Choice>,
    zone: &'static str,
    /// The order of groups is the admins'.
    may_order: bool,
    /// Whether the form asks to agree that codes stop working.
    asks_to_close: bool,
    timeline: Timeline,
}

impl EditPage {
    fn url(&self) -> String {
        urls::user_group(self.id)
    }

    fn list(&self) -> String {
        list_at(self.id)
    }

    fn settings(&self) -> String {
        urls::group_settings(self.id, "")
    }

    fn archive(&self) -> String {
        urls::user_group_action(self.id, "archive")
    }

    fn unarchive(&self) -> String {
        urls::user_group_action(self.id, "unarchive")
    }
}

/// The settings as they stand.
pub async fn show(keeper: Keeper) -> Result<HttpResponse, WebError> {
    let form = GroupForm::of(&keeper.group, keeper.organization_zone());
    render(&keeper, StatusCode::OK, form, FormErrors::none(), false).await
}

/// **Save changes**.
pub async fn save(keeper: Keeper, Form(form): Form<GroupForm>) -> Result<HttpResponse, WebError> {
    let zone = keeper.organization_zone();
    let wanted = match forms::read(&form, zone, Some(&keeper.group), keeper.is_admin()) {
        Ok(wanted) => wanted,
        Err(errors) => return render(&keeper, StatusCode::UNPROCESSABLE_ENTITY, form, errors, false).await,
    };
    let new_name = Some(wanted.group.name.clone()).filter(|name| *name != keeper.group.name);
    let (id, terms) = (keeper.group.id, form.terms());
    let saved = keeper.act(move |conn, by| verb(conn, id, &wanted.group, wanted.place, &terms, by)).await;
    let message = match saved.settled()? {
        Ok(Change::None) => Flash::note("Nothing was different, so nothing changed."),
        Ok(Change::Saved) => match new_name {
            Some(name) => groups::noting_namesakes(&keeper.app, &name, "The changes are saved.".to_owned()).await?,
            None => Flash::done("The changes are saved."),
        },
        Ok(Change::Closed(stopped)) => {
            Flash::done(format!("The changes are saved. {} while the group is closed.", codes_stop(stopped)))
        }
        Err(refusal) => {
            let asks_to_close = matches!(refusal, SaveGroupError::Change(ChangeRefusal::StopsCodes(_)));
            let errors = refused(refusal)?;
            return render(&keeper, StatusCode::UNPROCESSABLE_ENTITY, form, errors, asks_to_close).await;
        }
    };
    Ok(message.on(&urls::user_group(id), &keeper.app.config))
}

async fn render(
    keeper: &Keeper,
    status: StatusCode,
    form: GroupForm,
    errors: FormErrors,
    asks_to_close: bool,
) -> Result<HttpResponse, WebError> {
    let (group, organization, now) = (keeper.group.clone(), keeper.organization.clone(), keeper.app.now());
    let (shell, (categories, campaigns, live)) = keeper
        .view(move |conn| {
            let campaigns = store::campaigns_for(conn, group.campaign_id)?;
            let live = codes::live_spans(conn, &group, &organization, now, CODES)?;
            Ok((groups::categories(conn)?, campaigns, live))
        })
        .await?;
    let (group, zone) = (&keeper.group, keeper.organization_zone());
    let named = campaigns.iter().find(|campaign| Some(campaign.id) == group.campaign_id);
    let timeline = Timeline::of(group, named, &live, zone, now);
    let page = EditPage {
        shell,
        id: group.id,
        name: group.name.clone(),
        standing: standing(group, now),
        people: people(group.member_count),
        errors,
        form: form.again(group),
        categories,
        campaigns: campaigns.into_iter().map(|campaign| Choice::of(campaign, zone)).collect(),
        zone: zone.name(),
        may_order: keeper.is_admin(),
        asks_to_close,
        timeline,
    };
    Ok(page_with_status(status, &page))
}
