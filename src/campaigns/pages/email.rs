//! **Email codes**, and who was emailed.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::campaigns::forms::EmailForm;
use crate::campaigns::send as verb;
use crate::campaigns::store::{self, Campaign};
use crate::campaigns::view::CampaignView;
use crate::db::{Conn, Settled};
use crate::groups::{self, Group, Whose};
use crate::ids::{GroupId, UserId};
use crate::text::{self, counted};
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{App, Flash, Form, FormErrors, Query, Shell, WebError, page, page_with_status};
use crate::zone::Zone;

use super::CampaignOfPath;

/// Groups that one search shows, beside those that are ticked.
const SHOWN: usize = 10;

#[derive(Template)]
#[template(path = "campaigns/email.html")]
struct EmailPage {
    shell: Shell,
    errors: FormErrors,
    campaign: CampaignView,
    form: EmailForm,
    groups: Vec<Choice>,
    /// What is said of the groups found.
    count: String,
}

/// A group to be ticked, and how it is.
struct Choice {
    id: GroupId,
    name: String,
    included: bool,
    excluded: bool,
}

#[derive(Template)]
#[template(path = "campaigns/recipients.html")]
struct RecipientsPage {
    shell: Shell,
    campaign: CampaignView,
    rows: Vec<Line>,
    /// Links to other pages.
    pages: PageLinks,
}

/// Somebody who was sent a code.
struct Line {
    name: String,
    address: String,
    code: String,
    is_used: bool,
    state: &'static str,
    /// Why the letter failed, or when it was written.
    detail: String,
}

/// The form; with groups ticked and looked for in its address while one chooses.
pub(in crate::campaigns) async fn ask(
    of: CampaignOfPath,
    Query(fields): Query<Vec<(String, String)>>,
    app: App,
) -> Result<HttpResponse, WebError> {
    // Nobody is chosen for them: a letter to everyone is not taken back.
    let form = EmailForm { form_key: app.entropy.name(), ..EmailForm::of(fields) };
    Ok(page(&email_page(&of, form).await?))
}

pub(in crate::campaigns) async fn send(
    of: CampaignOfPath,
    Form(fields): Form<Vec<(String, String)>>,
    app: App,
) -> Result<HttpResponse, WebError> {
    let form = EmailForm::of(fields);
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
                Ok(people) => return Ok(begun(people, &app).on(&shown.campaign.page("recipients"), &app.config)),
                Err(refused) => FormErrors::one("to", refused.to_string()),
            }
        }
    };
    Ok(page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &EmailPage { errors, ..shown }))
}

fn begun(people: i64, app: &App) -> Flash {
    let people = counted(people, "person", "people");
    if app.delivers() {
        Flash::done(format!("A code is on its way to {people}. This page shows how far it is."))
    } else {
        Flash::note(format!(
            "Letters to {people} are being written and wait in the outbox: no mail server is set. Export the codes to hand them on now."
        ))
    }
}

async fn email_page(of: &CampaignOfPath, form: EmailForm) -> Result<EmailPage, WebError> {
    let (ticked, terms) = (form.ticked(), text::terms(&form.q));
    let look = move |conn: &mut Conn, _: &Campaign| {
        Ok((groups::these(conn, &ticked)?, groups::named(conn, Whose::Everyones, &terms, None, SHOWN + 1)?))
    };
    let (shell, campaign, (ticked, mut found)) = of.view(look).await?;
    let is_cut = found.len() > SHOWN;
    found.truncate(SHOWN);
    let count = match (found.len(), is_cut) {
        (0, _) => "No group is called that. Try the beginning of its name.".to_owned(),
        (_, true) => format!("The first {SHOWN}; type more of the name to find others"),
        (count, false) => format!("{} found", counted(i64::try_from(count).unwrap_or(0), "group", "groups")),
    };
    found.retain(|group| ticked.iter().all(|shown| shown.id != group.id));
    let choice = |Group { id, name, .. }| Choice {
        id,
        name,
        included: form.include.contains(&id),
        excluded: form.exclude.contains(&id),
    };
    let groups = ticked.into_iter().chain(found).map(choice).collect();
    Ok(EmailPage { shell, errors: FormErrors::none(), campaign, form, groups, count })
}

/// Who was sent a code, and what became of each letter.
pub(in crate::campaigns) async fn recipients(
    of: CampaignOfPath,
    Query(seek): Query<Seek>,
) -> Result<HttpResponse, WebError> {
    let after = seek.numbers::<1>().map(|[id]| UserId(id));
    let (id, limit) = (of.id, LIMIT);
    let (shell, campaign, found) = of.view(move |conn, _| store::recipients(conn, id, after, limit)).await?;
    let zone = of.admin.organization_zone();
    let found = Page::cut(found, |row| row.person.to_string()).map(|row| line(row, zone));
    let pages = PageLinks::at(&campaign.page("recipients"), after.is_none(), found.next.as_deref());
    Ok(page(&RecipientsPage { shell, campaign, rows: found.rows, pages }))
}

fn line(row: store::Recipient, zone: Zone) -> Line {
    use crate::db::types::MailState;
    let (code, used_at) = row.code.unwrap_or_default();
    let detail = match (row.state, row.answer) {
        (MailState::Failed, Some(answer)) => answer,
        _ => zone.long(row.made_at),
    };
    Line {
        name: super::show::name_of(&row.name).to_owned(),
        address: row.address,
        code,
        is_used: used_at.is_some(),
        state: row.state.as_str(),
        detail,
    }
}
