//! **Request access**, behind a link that lets nobody in any more.

use actix_web::HttpResponse;
use askama::Template;

use crate::by::By;
use crate::db::{Conn, Settled, Stop};
use crate::invites::InviteLink;
use crate::locale::{Message, Slot};
use crate::passes::PassForVisitor;
use crate::people::Visitor;
use crate::requests::ask::{self as verb, Ask, closed_link};
use crate::requests::forms::AskForm;
use crate::requests::rules::{AskError, AskOutcome, Asker};
use crate::t;
use crate::web::{App, Audience, Flash, Form, FormErrors, PageResult, Shell, WebError, flash, form_page, urls};

#[derive(Template)]
#[template(path = "requests/ask.html")]
pub(super) struct AskPage {
    pub shell: Shell,
    pub errors: FormErrors,
    pub form: AskForm,
    pub action: String,
    pub back: String,
    pub back_label: Message<'static>,
    /// Where those who have an account sign in and come back; empty where somebody is signed in.
    pub sign_in: String,
    /// The group's name; empty where it is not to be told.
    pub group: String,
    /// Who is signed in; empty for nobody.
    pub person: String,
    /// The address that asks; empty where one is to be entered.
    pub address: String,
}

/// The form.
pub async fn form(link: InviteLink, visitor: Visitor) -> PageResult {
    let Some(found) = load_closed(&link, &visitor).await? else { return Ok(flash::redirect(&link.path())) };
    Ok(answer(&visitor, &link, &found, AskForm::default(), FormErrors::none()))
}

/// Asks.
pub async fn submit(link: InviteLink, visitor: Visitor, Form(form): Form<AskForm>) -> PageResult {
    let Some(found) = load_closed(&link, &visitor).await? else { return Ok(flash::redirect(&link.path())) };
    let mut errors = FormErrors::none();
    let asker = match &visitor.member {
        Some(member) => Some(Asker::Person(member.person.id, member.person.name.clone())),
        None => form.read_asker(found.recipient.as_ref().map(|recipient| recipient.address.as_str()), &mut errors),
    };
    let note = form.read_note(&mut errors);
    let again = |errors| Ok(answer(&visitor, &link, &found, form.clone(), errors));
    let (Some(asker), Some(note)) = (asker, note) else { return again(errors) };
    let (app, presented) = (visitor.app.clone(), link.clone());
    let person = visitor.member.as_ref().map(|member| member.person.id);
    let ask = move |conn: &mut Conn, by: &By| {
        let found = closed_link(conn, &app.key, &presented, person, by.now)?.ok_or(Stop::Refused(AskError::NoNeed))?;
        verb::ask(conn, by, &found, Ask { asker, note })
    };
    match visitor.act(ask).await.settled()? {
        Ok(asked) => Ok(asked_response(&visitor.app, visitor.audience(), asked, &link.path())),
        Err(AskError::NoNeed) => Ok(flash::redirect(&link.path())),
        Err(why @ AskError::TooMany) => again(FormErrors::refused("note", &why)),
    }
}

/// What somebody reads whose request waits: its own page, or, of one that is perhaps another's, no more
/// than that there is one.
pub(super) fn asked_response(app: &App, audience: Audience<'_>, asked: AskOutcome, back: &str) -> HttpResponse {
    match asked {
        AskOutcome::Waits(link) => Flash::done(t::requests::waits()).on(&link.path(&app.key), audience),
        AskOutcome::Before => {
            let message =
                if app.delivers() { t::requests::asked_before() } else { t::requests::asked_before_undelivered() };
            Flash::note(message).on(back, audience)
        }
    }
}

/// What the link leads to, if there is reason to ask behind it.
async fn load_closed(link: &InviteLink, visitor: &Visitor) -> Result<Option<PassForVisitor>, WebError> {
    let (key, link, now) = (visitor.app.key.clone(), link.clone(), visitor.app.now());
    let person = visitor.member.as_ref().map(|member| member.person.id);
    Ok(visitor.app.db.read(move |conn| closed_link(conn, &key, &link, person, now)).await?)
}

fn answer(
    visitor: &Visitor,
    link: &InviteLink,
    found: &PassForVisitor,
    form: AskForm,
    errors: FormErrors,
) -> HttpResponse {
    let member = visitor.member.as_ref();
    let group = found.only_group().filter(|_| member.is_some() || found.pass.admits_new());
    let page = AskPage {
        shell: visitor.shell(),
        errors,
        form,
        action: urls::behind_invite(&link.path(), "request"),
        back: link.path(),
        back_label: t::web::back_to_invite(),
        sign_in: if member.is_some() {
            String::new()
        } else {
            urls::sign_in_then(&urls::behind_invite(&link.path(), "request"))
        },
        group: group.map(|only| only.group.name.clone()).unwrap_or_default(),
        person: member.map(|member| member.person.name.clone()).unwrap_or_default(),
        address: found.recipient.as_ref().map(|recipient| recipient.address.clone()).unwrap_or_default(),
    };
    form_page(&page.errors, visitor.reader(), &page)
}
