//! What an admin does to an account: its role, its standing, its sessions, its confirmation.

use askama::Template;

use crate::by::By;
use crate::db::Conn;
use crate::db::Stop;
use crate::db::types::{OrgRole, UserState};
use crate::directory::account::{self, SendConfirmationOutcome};
use crate::directory::messages::EnoughSent;
use crate::directory::rules::AccountError;
use crate::directory::store::{self, ActivePasses};
use crate::groups::GroupScope;
use crate::ids::UserId;
use crate::locale::Message;
use crate::people::Admin;
use crate::personal_data::PersonName;
use crate::t;
use crate::web::{
    ConfirmPage, Fields, Flash, Form, FormErrors, OfPath, PageResult, Shell, WebError, form_page, page, urls,
};

use super::{about, change_person};

#[derive(Template)]
#[template(path = "directory/role.html")]
struct RolePage {
    shell: Shell,
    errors: FormErrors,
    name: PersonName,
    role: String,
    action: String,
    back: String,
    is_self: bool,
}

/// Asks which role somebody is to have.
pub async fn ask_for_role(admin: Admin, person: OfPath<UserId>) -> PageResult {
    role_page(&admin, person.0, FormErrors::none()).await
}

/// Gives somebody another role.
pub async fn change_role(admin: Admin, OfPath(person): OfPath<UserId>, Form(fields): Form<Fields>) -> PageResult {
    let Some(role) = OrgRole::parse(&fields.text("role")) else {
        let errors = FormErrors::one("role", t::fields::role_unchosen());
        return role_page(&admin, person, errors).await;
    };
    let outcome = act(&admin, person, move |conn, by| account::change_role(conn, person, role, by)).await;
    let message = match outcome? {
        Ok((name, true)) => Flash::done(t::directory::role_changed(name, role.as_str())),
        Ok((name, false)) => Flash::note(t::directory::role_unchanged(name, role.as_str())),
        Err(AccountError::LastAdmin) => {
            let errors = FormErrors::refused("role", &AccountError::LastAdmin);
            return role_page(&admin, person, errors).await;
        }
        Err(why) => Flash::refused(&why),
    };
    // Whoever gave up being an admin cannot see this page any more.
    let gave_up = person == admin.person.id && role != OrgRole::Admin;
    let next = if gave_up { urls::HOME.to_owned() } else { urls::user(person) };
    Ok(message.on(&next, admin.audience()))
}

/// Asks once before an account is deactivated.
pub async fn ask_to_deactivate(admin: Admin, person: OfPath<UserId>) -> PageResult {
    let (OfPath(person), now) = (person, admin.app.now());
    if person == admin.person.id {
        let message = Flash::refused(&AccountError::OneselfDeactivated);
        return Ok(message.on(&urls::user(person), admin.audience()));
    }
    let load = move |conn: &mut _, _: &_| store::made_by(conn, person, now);
    let (shell, profile, _, passes) = about(&admin, GroupScope::All, person, load).await?;
    let text = [Some(t::directory::deactivate_question_text()), made(passes).map(t::directory::passes_will_stop)];
    Ok(page(
        admin.reader(),
        &ConfirmPage {
            shell,
            about: t::directory::users().into(),
            title: t::directory::deactivate_question(profile.name),
            label: t::directory::deactivate(),
            action: urls::user_action(person, "deactivate"),
            back: urls::user(person),
            text: text.into_iter().flatten().collect(),
        },
    ))
}

/// Deactivates an account.
pub async fn deactivate(admin: Admin, OfPath(person): OfPath<UserId>) -> PageResult {
    let work = move |conn: &mut Conn, by: &By| {
        let made = store::made_by(conn, person, by.now)?;
        account::deactivate(conn, person, by).map(|()| made)
    };
    tell(&admin, person, work, |name, stopped| {
        Flash::done(t::directory::person_deactivated(name)).and(made(stopped).map(t::directory::passes_stopped))
    })
    .await
}

/// Lets a deactivated account in again.
pub async fn reactivate(admin: Admin, OfPath(person): OfPath<UserId>) -> PageResult {
    let work = move |conn: &mut Conn, by: &By| Ok(account::reactivate(conn, person, by)?);
    let told = |name, is_changed| {
        let flash = Flash::done(t::directory::person_reactivated(is_changed, name));
        if is_changed { flash } else { flash.as_note() }
    };
    tell(&admin, person, work, told).await
}

/// Ends every session of somebody.
pub async fn sign_out(admin: Admin, OfPath(person): OfPath<UserId>) -> PageResult {
    let work = move |conn: &mut Conn, by: &By| Ok(account::sign_out(conn, person, by)?);
    tell(&admin, person, work, |name, ended| {
        let flash = Flash::done(t::directory::signed_out(ended, name));
        if ended == 0 { flash.as_note() } else { flash }
    })
    .await
}

/// **Resend confirmation**.
pub async fn send_confirmation(admin: Admin, OfPath(person): OfPath<UserId>) -> PageResult {
    let app = admin.app.clone();
    let work = move |conn: &mut Conn, by: &By| account::send_confirmation(conn, &app, person, by);
    tell(&admin, person, work, |_, sent| match sent {
        SendConfirmationOutcome::Sent(address) => Flash::mailed(&admin.app, address, None),
        SendConfirmationOutcome::Confirmed => Flash::note(t::directory::already_confirmed()),
        SendConfirmationOutcome::Enough => Flash::refused(&EnoughSent),
    })
    .await
}

/// Does something to an account; gives what it is called as well.
async fn act<T: Send + 'static>(
    admin: &Admin,
    person: UserId,
    work: impl FnOnce(&mut Conn, &By) -> Result<T, Stop<AccountError>> + Send + 'static,
) -> Result<Result<(PersonName, T), AccountError>, WebError> {
    match change_person(admin, GroupScope::All, person, Vec::new(), work).await? {
        Err(AccountError::NoAccount) => Err(WebError::NotFound),
        Err(AccountError::NoRight) => Err(WebError::Forbidden),
        settled => Ok(settled),
    }
}

/// Does something to an account, and tells on the person's page what came of it.
async fn tell<T: Send + 'static>(
    admin: &Admin,
    person: UserId,
    work: impl FnOnce(&mut Conn, &By) -> Result<T, Stop<AccountError>> + Send + 'static,
    told: impl FnOnce(PersonName, T) -> Flash,
) -> PageResult {
    let message = match act(admin, person, work).await? {
        Ok((name, done)) => told(name, done),
        Err(why) => Flash::refused(&why),
    };
    Ok(message.on(&urls::user(person), admin.audience()))
}

async fn role_page(admin: &Admin, person: UserId, errors: FormErrors) -> PageResult {
    let (shell, profile, ..) = about(admin, GroupScope::All, person, |_, _| Ok(())).await?;
    if profile.state != UserState::Active {
        return Ok(Flash::refused(&AccountError::Deactivated).on(&urls::user(person), admin.audience()));
    }
    let page = RolePage {
        shell,
        errors,
        name: profile.name,
        role: profile.role.as_str().to_owned(),
        action: urls::user_action(person, "role"),
        back: urls::user(person),
        is_self: person == admin.person.id,
    };
    Ok(form_page(&page.errors, admin.reader(), &page))
}

/// "2 codes and 1 link", if they made any that can be used.
fn made(made: ActivePasses) -> Option<Vec<Message<'static>>> {
    let codes = (made.codes > 0).then(|| t::directory::codes(made.codes));
    let links = (made.links > 0).then(|| t::directory::links(made.links));
    let made: Vec<_> = codes.into_iter().chain(links).collect();
    (!made.is_empty()).then_some(made)
}
