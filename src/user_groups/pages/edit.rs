//! A group's settings, with its campaign and its codes drawn beside its own window.

use askama::Template;

use crate::codes;
use crate::db::{Conn, Settled};
use crate::groups::{self, ChangeOutcome, ChangeRefusal, SettingsHead, group_status};
use crate::t;
use crate::user_groups::forms::GroupForm;
use crate::user_groups::save::{SaveGroupError, save as verb};
use crate::user_groups::store;
use crate::user_groups::timeline::Timeline;
use crate::web::{Flash, Form, FormErrors, PageResult, Shell, form_page, urls};

use super::fields::Fields;
use super::frame::{Frame, GroupEditor};
use super::refused;

/// Live codes that are looked at for the drawing.
const CODES: i64 = 200;

#[derive(Template)]
#[template(path = "user_groups/settings.html")]
struct SettingsPage {
    shell: Shell,
    frame: Frame,
    head: SettingsHead,
    /// "open", "archived", …
    status: &'static str,
    member_count: i64,
    fields: Fields,
    /// Whether the form asks to agree that codes stop working.
    asks_to_close: bool,
    timeline: Timeline,
}

/// The settings as they stand.
pub async fn show(editor: GroupEditor) -> PageResult {
    let form = GroupForm::of(&editor.group, editor.organization_zone());
    render(&editor, form, FormErrors::none(), false).await
}

/// **Save changes**.
pub async fn save(editor: GroupEditor, Form(form): Form<GroupForm>) -> PageResult {
    let wanted = match form.read(editor.organization_zone(), Some(&editor.group), editor.person.role) {
        Ok(wanted) => wanted,
        Err(errors) => return render(&editor, form, errors, false).await,
    };
    let id = editor.group.id;
    let new_name = Some(wanted.settings.name.clone()).filter(|name| *name != editor.group.name);
    let saved = editor.act(move |conn, by| verb(conn, id, &wanted, by)).await;
    let message = match saved.settled()? {
        Ok(ChangeOutcome::None) => Flash::note(t::web::unchanged()),
        Ok(ChangeOutcome::Saved) => match new_name {
            Some(name) => groups::noting_namesakes(&editor.app, &name, t::web::saved()).await?,
            None => Flash::done(t::web::saved()),
        },
        Ok(ChangeOutcome::Closed(stopped)) => Flash::done(t::groups::codes_stopped(stopped)),
        Err(error) => {
            let asks_to_close = matches!(error, SaveGroupError::Change(ChangeRefusal::StopsCodes(_)));
            let errors = refused(error)?;
            return render(&editor, form, errors, asks_to_close).await;
        }
    };
    Ok(message.on(&editor.frame.settings(id), editor.audience()))
}

async fn render(editor: &GroupEditor, form: GroupForm, errors: FormErrors, asks_to_close: bool) -> PageResult {
    let (of, policy, now) = (editor.group.clone(), editor.organization.add_policy, editor.app.now());
    let load = move |conn: &mut Conn| {
        Ok((store::choices(conn, of.campaign_id)?, codes::active_periods(conn, (&of, policy), now, CODES)?))
    };
    let (shell, (choices, live)) = editor.view(load).await?;
    let group = &editor.group;
    let campaign = choices.campaigns.iter().find(|campaign| Some(campaign.id) == group.campaign_id);
    let timeline = Timeline::of(group, campaign, &live, now);
    let page = SettingsPage {
        shell,
        frame: editor.frame,
        head: SettingsHead::of(editor, group),
        status: group_status(group, now),
        member_count: group.member_count,
        fields: Fields::of(form.again(group), errors, choices, editor),
        asks_to_close,
        timeline,
    };
    Ok(form_page(&page.fields.errors, editor.reader(), &page))
}
