//! **Add group** in User Groups, **New group** beside the groups: one form.

use askama::Template;

use crate::db::{Fault, Settled};
use crate::groups::{self, NewGroup};
use crate::locale::Message;
use crate::people::Manager;
use crate::t;
use crate::user_groups::forms::GroupForm;
use crate::user_groups::rules::Span;
use crate::user_groups::save::create;
use crate::user_groups::{messages, store};
use crate::web::{Flash, Form, FormErrors, PageResult, Shell, form_page, urls};

use super::fields::Fields;
use super::frame::Frame;
use super::refused;

#[derive(Template)]
#[template(path = "user_groups/new.html")]
struct NewPage {
    shell: Shell,
    fields: Fields,
    title: Message<'static>,
    label: Message<'static>,
    /// Where the form is sent.
    url: &'static str,
    /// Where **Cancel** leads.
    back: &'static str,
}

/// The empty form.
pub async fn form(manager: Manager, frame: Frame) -> PageResult {
    let form = GroupForm::blank(manager.app.entropy.name());
    show(&manager, frame, form, FormErrors::none()).await
}

/// Makes the group, once however often the form is sent.
pub async fn make(manager: Manager, frame: Frame, Form(form): Form<GroupForm>) -> PageResult {
    let wanted = match form.read(manager.organization_zone(), None, manager.person.role) {
        Ok(wanted) => wanted,
        Err(errors) => return show(&manager, frame, form, errors).await,
    };
    let (person, group) = (manager.person.id, wanted.settings.clone());
    let made = manager.act_once(form.form_key.clone(), move |conn, by| create(conn, &wanted, person, by)).await;
    match made.settled()? {
        Ok(id) => Ok(made_flash(&manager, group).await?.on(&frame.around(id), manager.audience())),
        Err(error) => show(&manager, frame, form, refused(error)?).await,
    }
}

/// That `group` is made, and what its campaign does not cover.
async fn made_flash(manager: &Manager, group: NewGroup) -> Result<Flash, Fault> {
    let flash = groups::noting_namesakes(&manager.app, &group.name, t::user_groups::created()).await?;
    let Some(id) = group.campaign_id else { return Ok(flash) };
    let campaign = manager.app.db.read(move |conn| store::campaign(conn, id)).await?;
    let window = Span { from: group.starts_at, until: group.stops_at };
    let warning = campaign.and_then(|campaign| messages::campaign_warning(&campaign, window, manager.app.now()));
    Ok(match warning {
        Some(warning) => flash.with(warning),
        None => flash,
    })
}

async fn show(manager: &Manager, frame: Frame, form: GroupForm, errors: FormErrors) -> PageResult {
    let (shell, choices) = manager.view(|conn| store::choices(conn, None)).await?;
    let fields = Fields::of(form, errors, choices, manager);
    let (title, label, url, back) = match frame {
        Frame::Group => (t::user_groups::new_group(), t::user_groups::create_group(), urls::NEW_GROUP, urls::HOME),
        Frame::UserGroups => (t::user_groups::add_group(), t::web::save_changes(), urls::ADD_GROUP, urls::USER_GROUPS),
    };
    let page = NewPage { shell, fields, title, label, url, back };
    Ok(form_page(&page.fields.errors, manager.reader(), &page))
}
