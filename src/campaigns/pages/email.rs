//! **Email codes**, and who was emailed.

use askama::Template;

use crate::by::By;
use crate::campaigns::forms::EmailForm;
use crate::campaigns::send as verb;
use crate::campaigns::store::{self, Campaign, Recipient};
use crate::campaigns::view::CampaignView;
use crate::db::Conn;
use crate::db::types::EmailState;
use crate::groups::{self, GroupScope, GroupSearch};
use crate::ids::{GroupId, UserId};
use crate::locale::{Arg, Message};
use crate::mail::Answer;
use crate::t;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{App, Fields, Flash, Form, FormErrors, PageResult, Picker, Query, Shell, WebError, form_page, page};

use super::campaign::CampaignOfPath;

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
    rows: Vec<Recipient>,
    /// Links to other pages.
    pages: PageLinks,
}

impl Recipient {
    /// Why the email did not go, or when it was written.
    fn detail(&self) -> Arg<'_> {
        match (self.state, &self.answer) {
            (EmailState::Failed, Some(answer)) => Message::from(Answer::read(answer)).into(),
            (EmailState::Unsubscribed, _) => t::campaigns::unsubscribed().into(),
            _ => t::locale::moment(self.made_at).into(),
        }
    }
}

/// The form; with groups ticked and looked for in its address while one chooses.
pub async fn ask(of: CampaignOfPath, Query(fields): Query<Fields>, app: App) -> PageResult {
    // Nobody is chosen for them: an email to everyone is not taken back.
    let form = EmailForm { form_key: app.entropy.name(), ..EmailForm::of(&fields) };
    Ok(page(of.admin.reader(), &email_page(&of, form).await?))
}

pub async fn send(of: CampaignOfPath, Form(fields): Form<Fields>, app: App) -> PageResult {
    let form = EmailForm::of(&fields);
    let (id, shown) = (of.id, email_page(&of, form.clone()).await?);
    let read = match form.read() {
        Ok(audience) => Ok(app.db.scan(move |conn| verb::count(conn, id, audience)).await?),
        Err(errors) => Err(errors),
    };
    let begin = move |conn: &mut Conn, by: &By, counted| verb::begin(conn, by, id, counted);
    match of.admin.submit(&form.form_key, read, "to", begin).await? {
        Ok(people) => {
            let begun = if app.delivers() {
                Flash::done(t::campaigns::emailed(people))
            } else {
                Flash::note(t::campaigns::emailed_waiting(people))
            };
            Ok(begun.on(&shown.campaign.page("recipients"), of.admin.audience()))
        }
        Err(errors) => {
            let page = EmailPage { errors, ..shown };
            Ok(form_page(&page.errors, of.admin.reader(), &page))
        }
    }
}

async fn email_page(of: &CampaignOfPath, form: EmailForm) -> Result<EmailPage, WebError> {
    let (chosen, typed, now) = (form.ticked(), form.q.clone(), of.admin.app.now());
    let look = move |conn: &mut Conn, _: &Campaign| {
        let search = GroupSearch { scope: GroupScope::All, typed: &typed, chosen: &chosen, except: &[] };
        groups::pick(conn, search, now)
    };
    let (shell, campaign, mut included) = of.view(look).await?;
    let mut excluded = Picker { summary: None, ..included.clone() };
    for choice in included.all_mut() {
        choice.is_chosen = form.include.contains(&GroupId(choice.id));
    }
    for choice in excluded.all_mut() {
        choice.is_chosen = form.exclude.contains(&GroupId(choice.id));
        choice.name = t::campaigns::without(choice.name.as_str()).say(&of.admin.reader());
    }
    Ok(EmailPage { shell, errors: FormErrors::none(), campaign, form, included, excluded })
}

/// Who was sent a code, and what became of each email.
pub async fn recipients(of: CampaignOfPath, Query(seek): Query<Seek>) -> PageResult {
    let after = seek.numbers::<1>().map(|[id]| UserId(id));
    let (id, limit) = (of.id, LIMIT);
    let (shell, campaign, found) = of.view(move |conn, _| store::recipients(conn, id, after, limit)).await?;
    let found = Page::cut(found, |row| row.person.to_string());
    let pages = PageLinks::at(&campaign.page("recipients"), after.is_none(), found.next.as_deref());
    Ok(page(of.admin.reader(), &RecipientsPage { shell, campaign, rows: found.rows, pages }))
}
