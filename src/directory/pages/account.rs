//! What an admin does to an account: its role, its standing, its sessions, its confirmation.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use crate::by::By;
use crate::db::Conn;
use crate::db::types::{OrgRole, UserState};
use crate::db::{Fault, Stop};
use crate::directory::confirmation::{self, Sending};
use crate::directory::forms::RoleForm;
use crate::directory::messages::EnoughSent;
use crate::directory::role::{self, RoleChange};
use crate::directory::rules::AccountError;
use crate::directory::standing;
use crate::directory::store::{self, Made, Profile};
use crate::groups::Whose;
use crate::ids::UserId;
use crate::people::Admin;
use crate::text::counted;
use crate::web::{Flash, Form, FormErrors, OfPath, Shell, WebError, page, page_with_status, urls};

use super::name_of;

#[derive(Template)]
#[template(path = "directory/role.html")]
struct RolePage {
    shell: Shell,
    errors: FormErrors,
    name: String,
    role: String,
    action: String,
    back: String,
    is_self: bool,
}

#[derive(Template)]
#[template(path = "directory/deactivate.html")]
struct DeactivatePage {
    shell: Shell,
    title: String,
    action: String,
    back: String,
    /// "2 codes and 1 link that they made stop.", if any do.
    made: Option<String>,
}

/// Asks which role somebody is to have.
pub(in crate::directory) async fn ask_for_role(admin: Admin, person: OfPath<UserId>) -> Result<HttpResponse, WebError> {
    role_page(&admin, person.0, StatusCode::OK, FormErrors::none()).await
}

/// Gives somebody another role.
pub(in crate::directory) async fn change_role(
    admin: Admin,
    person: OfPath<UserId>,
    Form(form): Form<RoleForm>,
) -> Result<HttpResponse, WebError> {
    let OfPath(person) = person;
    let Some(role) = OrgRole::parse(&form.role) else {
        let errors = FormErrors::one("role", "Choose the role that this person is to have.");
        return role_page(&admin, person, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
    };
    let outcome = admin.act(move |conn, by| role::change_role(conn, person, role, by)).await;
    let name = account(&admin, person).await?.name;
    let what = match role {
        OrgRole::Admin => "an admin",
        OrgRole::Manager => "a manager",
        OrgRole::Member => "a member",
    };
    let message = match outcome {
        Ok(RoleChange::Changed) => Flash::done(format!("{} is {what} of the organization now.", name_of(&name))),
        Ok(RoleChange::Same) => Flash::note(format!("{} is {what} already.", name_of(&name))),
        Err(Stop::Refused(AccountError::LastAdmin)) => {
            let errors = FormErrors::refused("role", &AccountError::LastAdmin, admin.reader());
            return role_page(&admin, person, StatusCode::UNPROCESSABLE_ENTITY, errors).await;
        }
        Err(stop) => return refused(stop, person, &admin),
    };
    // Whoever gave up being an admin cannot see this page any more.
    let gave_up = person == admin.person.id && role != OrgRole::Admin;
    let next = if gave_up { urls::HOME.to_owned() } else { urls::user(person) };
    Ok(message.on(&next, &admin.app.config))
}

/// Asks once before an account is deactivated.
pub(in crate::directory) async fn ask_to_deactivate(
    admin: Admin,
    person: OfPath<UserId>,
) -> Result<HttpResponse, WebError> {
    let (OfPath(person), now) = (person, admin.app.now());
    if person == admin.person.id {
        return refused(Stop::Refused(AccountError::OneselfDeactivated), person, &admin);
    }
    let (shell, found) = admin
        .view(move |conn| Ok((super::seen(conn, person, Whose::Everyones)?, store::made_by(conn, person, now)?)))
        .await?;
    let (profile, _) = found.0.ok_or(WebError::NotFound)?;
    Ok(page(&DeactivatePage {
        shell,
        title: format!("Deactivate {}?", name_of(&profile.name)),
        action: urls::user_action(person, "deactivate"),
        back: urls::user(person),
        made: made(found.1),
    }))
}

/// Deactivates an account.
pub(in crate::directory) async fn deactivate(admin: Admin, person: OfPath<UserId>) -> Result<HttpResponse, WebError> {
    let OfPath(person) = person;
    let outcome = admin
        .act(move |conn, by| {
            let made = store::made_by(conn, person, by.now)?;
            standing::deactivate(conn, person, by).map(|()| made)
        })
        .await;
    match outcome {
        Ok(stopped) => {
            let name = account(&admin, person).await?.name;
            let words = format!("{} is deactivated and signed out everywhere.", name_of(&name));
            let words = made(stopped).map_or_else(|| words.clone(), |stopped| format!("{words} {stopped}"));
            Ok(Flash::done(words).on(&urls::user(person), &admin.app.config))
        }
        Err(stop) => refused(stop, person, &admin),
    }
}

/// Lets a deactivated account in again.
pub(in crate::directory) async fn reactivate(admin: Admin, person: OfPath<UserId>) -> Result<HttpResponse, WebError> {
    let OfPath(person) = person;
    let name = account(&admin, person).await?.name;
    let reactivate = move |conn: &mut Conn, by: &By| standing::reactivate(conn, person, None, by).map_err(Fault::from);
    let message = if admin.act(reactivate).await? {
        Flash::done(format!("{} can sign in again.", name_of(&name)))
    } else {
        Flash::note(format!("{} was not deactivated.", name_of(&name)))
    };
    Ok(message.on(&urls::user(person), &admin.app.config))
}

/// Ends every session of somebody.
pub(in crate::directory) async fn sign_out(admin: Admin, person: OfPath<UserId>) -> Result<HttpResponse, WebError> {
    let OfPath(person) = person;
    let outcome = admin.act(move |conn, by| standing::sign_out(conn, person, by)).await;
    let ended = match outcome {
        Ok(ended) => i64::try_from(ended).unwrap_or(i64::MAX),
        Err(stop) => return refused(stop, person, &admin),
    };
    let name = account(&admin, person).await?.name;
    let message = match ended {
        0 => Flash::note(format!("{} was not signed in anywhere.", name_of(&name))),
        ended => {
            let browsers = counted(ended, "browser", "browsers");
            Flash::done(format!("{} is signed out of {browsers}.", name_of(&name)))
        }
    };
    Ok(message.on(&urls::user(person), &admin.app.config))
}

/// **Resend confirmation**.
pub(in crate::directory) async fn send_confirmation(
    admin: Admin,
    person: OfPath<UserId>,
) -> Result<HttpResponse, WebError> {
    let OfPath(person) = person;
    let app = admin.app.clone();
    let work = move |conn: &mut Conn, by: &By| confirmation::send_confirmation(conn, &app, person, by);
    let message = match admin.act(work).await {
        Ok(Sending::Sent(address)) => Flash::mailed(&admin.app, address, ""),
        Ok(Sending::Confirmed) => Flash::note("That address is confirmed."),
        Ok(Sending::Enough) => Flash::refused(&EnoughSent, admin.reader()),
        Err(stop) => return refused(stop, person, &admin),
    };
    Ok(message.on(&urls::user(person), &admin.app.config))
}

/// Why nothing was done, on the person's page.
fn refused(stop: Stop<AccountError>, person: UserId, admin: &Admin) -> Result<HttpResponse, WebError> {
    match stop {
        Stop::Refused(AccountError::NoAccount) => Err(WebError::NotFound),
        Stop::Refused(AccountError::NoRight) => Err(WebError::Forbidden),
        Stop::Refused(why) => Ok(Flash::refused(&why, admin.reader()).on(&urls::user(person), &admin.app.config)),
        Stop::Fault(fault) => Err(fault.into()),
    }
}

async fn account(admin: &Admin, person: UserId) -> Result<Profile, WebError> {
    let found = admin.app.db.read(move |conn| super::seen(conn, person, Whose::Everyones)).await?;
    found.map(|(profile, _)| profile).ok_or(WebError::NotFound)
}

async fn role_page(
    admin: &Admin,
    person: UserId,
    status: StatusCode,
    errors: FormErrors,
) -> Result<HttpResponse, WebError> {
    let (shell, found) = admin.view(move |conn| super::seen(conn, person, Whose::Everyones)).await?;
    let (profile, _) = found.ok_or(WebError::NotFound)?;
    if profile.state != UserState::Active {
        return Ok(
            Flash::refused(&AccountError::Deactivated, admin.reader()).on(&urls::user(person), &admin.app.config)
        );
    }
    let page = RolePage {
        shell,
        errors,
        name: name_of(&profile.name).to_owned(),
        role: profile.role.as_str().to_owned(),
        action: urls::user_action(person, "role"),
        back: urls::user(person),
        is_self: person == admin.person.id,
    };
    Ok(page_with_status(status, &page))
}

/// "2 codes and 1 link that they made stop.", if any do.
fn made(made: Made) -> Option<String> {
    let codes = counted(made.codes, "code", "codes");
    let links = counted(made.links, "link", "links");
    match (made.codes, made.links) {
        (0, 0) => None,
        (1, 0) | (0, 1) => Some(format!("{} that they made stops.", if made.codes > 0 { codes } else { links })),
        (_, 0) => Some(format!("{codes} that they made stop.")),
        (0, _) => Some(format!("{links} that they made stop.")),
        _ => Some(format!("{codes} and {links} that they made stop.")),
    }
}
