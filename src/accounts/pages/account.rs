//! One's own account.

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::header;
use askama::Template;

use crate::accounts::email_choices::{self, EmailChoice};
use crate::accounts::forms::{ChangeEmail, ChangePassword, Details, owner};
use crate::accounts::messages::{SignInError, TooManyEmails, password_hint};
use crate::accounts::new_password::NewPassword;
use crate::accounts::sessions::BrowserRow;
use crate::accounts::{account, confirm, download, reset, signin, store};
use crate::by::By;
use crate::db::Conn;
use crate::db::Fault;
use crate::events;
use crate::locale::{Language, Message};
use crate::people::{Member, PersonEvent};
use crate::t;
use crate::text;
use crate::web::{Flash, Form, FormErrors, PageResult, Shell, WebError, form_page, page, urls};
use crate::zone::Zone;

/// More sessions than this are not told apart by looking.
const MOST_SESSIONS: i64 = 50;

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct AccountPage {
    shell: Shell,
    errors: FormErrors,
    /// What stands in the fields.
    form: Details,
    new_email: String,
    /// What is so.
    address: String,
    is_confirmed: bool,
    organization_zone: &'static str,
    /// The languages to choose from.
    languages: Vec<Language>,
    hint: Message<'static>,
    sessions: Vec<BrowserRow>,
    /// What emails they can choose; nothing before they have proved their address.
    choices: Vec<EmailChoice>,
}

impl AccountPage {
    /// The zones to choose from, with the one kept, should it be called by an old name.
    fn zones(&self) -> Vec<&str> {
        let mut zones: Vec<&str> = Zone::names().collect();
        let chosen = self.form.time_zone.as_str();
        if !chosen.is_empty() && !zones.contains(&chosen) {
            zones.push(chosen);
        }
        zones
    }
}

/// The page.
pub async fn show(member: Member) -> PageResult {
    Ok(page(member.reader(), &shown(&member, FormErrors::none()).await?))
}

/// Changes name, time zone and language.
pub async fn save_details(member: Member, Form(form): Form<Details>) -> PageResult {
    let (name, zone, language) = match form.parse(&member.organization.offered_languages()) {
        Ok(details) => details,
        Err(errors) => {
            let again = AccountPage { form, ..shown(&member, errors).await? };
            return Ok(form_page(&again.errors, member.reader(), &again));
        }
    };
    let person = member.person.clone();
    let work = move |conn: &mut Conn, by: &By| {
        account::set_details(conn, &person, &name, (zone, language), by).map_err(Fault::from)
    };
    member.act(work).await?;
    Ok(done(&member, t::web::saved()))
}

/// Asks for another address: it counts once it is confirmed.
pub async fn change_email(member: Member, Form(form): Form<ChangeEmail>) -> PageResult {
    let mut errors = FormErrors::none();
    let email = errors.keep("email", text::one_email(&form.email));
    if !signin::is_own(&member, &form.email_password).await? {
        errors.add_refused("email_password", &SignInError::NotYourPassword);
    }
    if let Some(email) = email.filter(|_| errors.is_empty()) {
        let (app, person, wanted, now) = (member.app.clone(), member.person.clone(), email.clone(), member.app.now());
        let work = move |conn: &mut _| account::ask_for_email(conn, &app, &person, &wanted, now).map_err(Fault::from);
        if member.app.db.write(work).await? {
            let message = Flash::mailed(&member.app, email, Some(t::accounts::new_email_sent()));
            return Ok(message.on(urls::ACCOUNT, member.audience()));
        }
        errors.add_refused("email", &TooManyEmails);
    }
    let again = AccountPage { new_email: form.email, ..shown(&member, errors).await? };
    Ok(form_page(&again.errors, member.reader(), &again))
}

/// Sends the link that confirms the address anew.
pub async fn send_link(member: Member) -> PageResult {
    let kept = member.person.email.as_deref().and_then(|address| text::email(address).ok());
    let Some(email) = kept.filter(|_| member.person.email_confirmed_at.is_none()) else {
        return Ok(done(&member, t::accounts::confirmed()));
    };
    let (app, person, to, now) = (member.app.clone(), member.person.id, email.clone(), member.app.now());
    let work = move |conn: &mut Conn| confirm::send_link(conn, &app, person, &to, urls::HOME, now).map_err(Fault::from);
    if !member.app.db.write(work).await? {
        return Ok(Flash::refused(&TooManyEmails).on(urls::ACCOUNT, member.audience()));
    }
    Ok(Flash::mailed(&member.app, email, None).on(urls::ACCOUNT, member.audience()))
}

/// Changes the password; every other session ends.
pub async fn change_password(member: Member, session: Session, Form(form): Form<ChangePassword>) -> PageResult {
    let mut errors = FormErrors::none();
    if !signin::is_own(&member, &form.current_password).await? {
        errors.add_refused("current_password", &SignInError::NotYourPassword);
    }
    let owner = owner(&member.person, &member.organization);
    let password = errors.keep("new_password", NewPassword::parse(&form.new_password, &owner));
    let Some(password) = password.filter(|_| errors.is_empty()) else {
        let again = shown(&member, errors).await?;
        return Ok(form_page(&again.errors, member.reader(), &again));
    };
    let app = member.app.clone();
    let hash = app.hasher.hash_in_turn(password.into_secret(), app.entropy.bytes()).await;
    let hash = hash.map_err(|_| WebError::Overloaded)?;
    let (person, client) = (member.person.clone(), member.client.clone());
    let work = move |conn: &mut Conn, by: &By| {
        reset::set(conn, &app, &person, &hash, &client, "changed", by).map_err(Fault::from)
    };
    let signed_in = member.act(work).await?;
    signed_in.hand_over(&session);
    Ok(done(&member, t::accounts::password_changed()))
}

/// Ends every session, this one too.
pub async fn sign_out_everywhere(member: Member, session: Session) -> PageResult {
    let person = member.person.clone();
    let work = move |conn: &mut Conn, by: &By| account::sign_out_everywhere(conn, &person, by).map_err(Fault::from);
    member.act(work).await?;
    session.purge();
    Ok(Flash::done(t::accounts::signed_out_everywhere()).on(urls::HOME, member.audience()))
}

/// A copy of everything that is held about oneself.
pub async fn download(member: Member) -> PageResult {
    let (person, now) = (member.person.id, member.app.now());
    let noted =
        member.act(move |conn, by| events::record(conn, by, &PersonEvent::Downloaded { person }).map_err(Fault::from));
    noted.await?;
    let (modules, organization) = (member.app.personal_data, member.organization.name.clone());
    let document = move |conn: &mut Conn| download::document(conn, person, modules, &organization, now);
    let document = member.app.db.scan(document).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\""))
        .body(format!("{document:#}\n")))
}

fn done(member: &Member, message: Message<'static>) -> HttpResponse {
    Flash::done(message).on(urls::ACCOUNT, member.audience())
}

async fn shown(member: &Member, errors: FormErrors) -> Result<AccountPage, WebError> {
    let (person, now) = (member.person.id, member.app.now());
    let chooser = member.person.clone();
    let read = move |conn: &mut Conn| {
        Ok((store::sessions_of(conn, person, MOST_SESSIONS)?, email_choices::choices(conn, &chooser)?))
    };
    let (shell, (sessions, choices)) = member.view(read).await?;
    let good = sessions.iter().filter(|session| session.is_good(member.person.role, now));
    let account = &member.person;
    Ok(AccountPage {
        shell,
        errors,
        form: Details {
            name: account.name.clone(),
            time_zone: account.time_zone.clone().unwrap_or_default(),
            language: account.language.map_or_else(String::new, |language| language.as_str().to_owned()),
        },
        languages: member.organization.offered_languages(),
        new_email: String::new(),
        address: account.email.clone().unwrap_or_default(),
        is_confirmed: account.email_confirmed_at.is_some(),
        organization_zone: member.organization_zone().name(),
        hint: password_hint(account.role),
        sessions: good.map(|session| BrowserRow::of(session, &member.session)).collect(),
        choices,
    })
}
