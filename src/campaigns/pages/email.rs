//! **Email codes**, and who was emailed.

use actix_web::http::StatusCode;
use askama::Template;

use crate::campaigns::forms::EmailForm;
use crate::campaigns::send as verb;
use crate::campaigns::store::{self, Campaign};
use crate::campaigns::view::CampaignView;
use crate::db::{Conn, Settled};
use crate::groups::{self, GroupScope, GroupSearch};
use crate::ids::{GroupId, UserId};
use crate::personal_data::name_of;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{
    App, Fields, Flash, Form, FormErrors, PageResult, Picker, Query, Shell, WebError, page, page_with_status,
};
use crate::zone::Zone;

use super::campaign::CampaignOfPath;

/// What is said beside.
const FOLLOW: &str = "This page shows how far it is.";

#[derive(Template)]
#[template(path = "campaigns/email.html")]
struct EmailPage {
    shell: Shell,
    errors: FormErrors,
    campaign: CampaignView,
    form: EmailForm,
    included: Picker,
    excluded: Picker,
}

#[derive(Template)]
#[template(path = "campaigns/recipients.html")]
struct RecipientsPage {
    shell: Shell,
    campaign: CampaignView,
    rows: Vec<RecipientRow>,
    /// Links to other pages.
    pages: PageLinks,
}

/// Somebody who was sent a code.
struct RecipientRow {
    name: String,
    address: String,
    code: String,
    is_used: bool,
    state: &'static str,
    /// Why the email failed, or when it was written.
    detail: String,
}

/// The form; with groups ticked and looked for in its address while one chooses.
pub async fn ask(of: CampaignOfPath, Query(fields): Query<Fields>, app: App) -> PageResult {
    // Nobody is chosen for them: an email to everyone is not taken back.
    let form = EmailForm { form_key: app.entropy.name(), ..EmailForm::of(&fields) };
    Ok(page(&email_page(&of, form).await?))
}

pub async fn send(of: CampaignOfPath, Form(fields): Form<Fields>, app: App) -> PageResult {
    let form = EmailForm::of(&fields);
    let shown = email_page(&of, form.clone()).await?;
    let errors = match form.read() {
        Err(errors) => errors,
        Ok(audience) => {
            let id = of.id;
            let counted = app.db.scan(move |conn| verb::count(conn, id, audience)).await?;
            match of
                .admin
                .act_once(form.form_key, move |conn, by| verb::begin(conn, by, id, counted))
                .await
                .settled()?
            {
                Ok(people) => {
                    let people = usize::try_from(people).unwrap_or_default();
                    let begun =
                        Flash::emailed(&app, ("A code", people), FOLLOW, "Export the codes to hand them on now.");
                    return Ok(begun.on(&shown.campaign.page("recipients"), &app.config));
                }
                Err(refused) => FormErrors::refused("to", &refused, of.admin.reader()),
            }
        }
    };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &EmailPage { errors, ..shown }))
}

async fn email_page(of: &CampaignOfPath, form: EmailForm) -> Result<EmailPage, WebError> {
    let (chosen, typed, now) = (form.ticked(), form.q.clone(), of.admin.app.now());
    let look = move |conn: &mut Conn, _: &Campaign| {
        let search = GroupSearch { scope: GroupScope::All, typed: &typed, chosen: &chosen, except: &[] };
        groups::pick(conn, search, now)
    };
    let (shell, campaign, mut included) = of.view(look).await?;
    let mut excluded = Picker { summary: String::new(), ..included.clone() };
    for choice in included.all_mut() {
        choice.is_chosen = form.include.contains(&GroupId(choice.id));
    }
    for choice in excluded.all_mut() {
        choice.is_chosen = form.exclude.contains(&GroupId(choice.id));
        choice.name.insert_str(0, "Without ");
    }
    Ok(EmailPage { shell, errors: FormErrors::none(), campaign, form, included, excluded })
}

/// Who was sent a code, and what became of each email.
pub async fn recipients(of: CampaignOfPath, Query(seek): Query<Seek>) -> PageResult {
    let after = seek.numbers::<1>().map(|[id]| UserId(id));
    let (id, limit) = (of.id, LIMIT);
    let (shell, campaign, found) = of.view(move |conn, _| store::recipients(conn, id, after, limit)).await?;
    let zone = of.admin.organization_zone();
    let found = Page::cut(found, |row| row.person.to_string()).map(|row| line(row, zone));
    let pages = PageLinks::at(&campaign.page("recipients"), after.is_none(), found.next.as_deref());
    Ok(page(&RecipientsPage { shell, campaign, rows: found.rows, pages }))
}

fn line(row: store::Recipient, zone: Zone) -> RecipientRow {
    use crate::db::types::EmailState;
    let (code, used_at) = row.code.unwrap_or_default();
    let detail = match (row.state, row.answer) {
        (EmailState::Failed, Some(answer)) => answer,
        _ => zone.long(row.made_at),
    };
    RecipientRow {
        name: name_of(&row.name).to_owned(),
        address: row.address,
        code,
        is_used: used_at.is_some(),
        state: row.state.as_str(),
        detail,
    }
}
