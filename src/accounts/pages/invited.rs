//! Signing up behind an invite's link, or choosing the password of an account that was made
//! before its owner came.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::accounts::claim::{self, is_unproved};
use crate::accounts::forms::{SignUp, new_password};
use crate::accounts::seat::{self, Key, Newcomer, Seated, SignUpError, Ticket};
use crate::codes;
use crate::db::types::UserState;
use crate::db::{Fault, Settled};
use crate::invites::{self, Behind, Presented};
use crate::people::{self, Person, Visitor};
use crate::secret::Secret;
use crate::text::{self, Email};
use crate::web::{Flash, Form, FormErrors, Shell, WebError, flash, page_with_status, urls};

use super::signup::{refusal, welcomed};

#[derive(Template)]
#[template(path = "accounts/invited.html")]
struct InvitedPage {
    shell: Shell,
    errors: FormErrors,
    form: SignUp,
    action: String,
    /// The page of the link.
    back: String,
    sign_in: String,
    /// Where one comes in; empty where that is not to be told yet.
    group: String,
    /// The address that the link was sent to, which signs up; empty where one may be chosen.
    address: String,
    /// Whose account waits for a password; empty where one is made.
    known: String,
}

/// What a link allows somebody who is signed out.
struct Door {
    behind: Behind,
    /// The account that waits for its owner.
    known: Option<Person>,
}

/// The form.
pub(in crate::accounts) async fn show(link: Presented, visitor: Visitor) -> Result<HttpResponse, WebError> {
    let Some(door) = door(&link, &visitor, None).await? else { return Ok(flash::redirect(&link.path())) };
    let name = door.behind.invitee.clone().unwrap_or_default();
    let form = SignUp { form_key: visitor.app.entropy.name(), name, ..SignUp::default() };
    Ok(answer(&visitor, &link, &door, StatusCode::OK, form, FormErrors::none()))
}

/// Signs up, or sets the password, and comes in.
pub(in crate::accounts) async fn submit(
    request: HttpRequest,
    link: Presented,
    session: Session,
    visitor: Visitor,
    Form(mut form): Form<SignUp>,
) -> Result<HttpResponse, WebError> {
    let (key, presented, now) = (visitor.app.key.clone(), link.clone(), visitor.app.now());
    visitor.app.db.write(move |conn| Ok::<_, Fault>(invites::start(conn, &key, &presented, now)?)).await?;
    let Some(door) = door(&link, &visitor, text::one_email(&form.email).ok()).await? else {
        return Ok(flash::redirect(&link.path()));
    };
    if form.key().is_none() {
        form.form_key = visitor.app.entropy.name();
    }
    if let Some((address, _)) = &door.behind.address {
        // Whatever a forged form says, the account is that of the mailbox.
        form.email.clone_from(address);
    }
    let again = |door: &Door, errors| {
        answer(&visitor, &link, door, StatusCode::UNPROCESSABLE_ENTITY, form.without_password(), errors)
    };
    if let Some(known) = &door.known {
        let password = match new_password(&form.password, "password", known, &visitor.organization) {
            Ok(password) => password,
            Err(errors) => return Ok(again(&door, errors)),
        };
        return take_over(&visitor, &session, &link, password.into_secret()).await;
    }
    let (name, email, password) = match form.parse_invited(&visitor.organization) {
        Ok(person) => person,
        Err(errors) => return Ok(again(&door, errors)),
    };
    // A link that anybody may hold tells whether an address has an account, so it tells it slowly.
    let guesser = codes::guesser(&visitor, &request);
    let ticket = Ticket::of(&visitor.app, &form.form_key, &email);
    let (wait, client) = (urls::sign_up_wait(ticket.text()), visitor.client.clone());
    let newcomer = Newcomer { name, email, password, key: Key::Invite(link.clone()), ticket, client };
    match seat::sign_up(&visitor.app, &visitor.organization, newcomer, guesser.clone()).await? {
        Ok(Seated::In(entered)) => welcomed(&visitor, &session, entered, "").await,
        Ok(Seated::Waiting) => Ok(flash::redirect(&wait)),
        // Its page says what has happened to it meanwhile.
        Err(SignUpError::Invite) => Ok(flash::redirect(&link.path())),
        Err(SignUpError::TryLater(later)) => {
            Ok(later.on(again(&door, FormErrors::refused("email", &later, visitor.reader()))))
        }
        Err(refused) => Ok(guesser.named_in(again(&door, refusal(&visitor, refused)), &visitor.app)),
    }
}

async fn take_over(
    visitor: &Visitor,
    session: &Session,
    link: &Presented,
    password: Secret<String>,
) -> Result<HttpResponse, WebError> {
    let (app, presented, client) = (visitor.app.clone(), link.clone(), visitor.client.clone());
    let hash = app.hasher.hash_in_turn(password, app.entropy.bytes()).await.map_err(|_| WebError::Overloaded)?;
    let taken = visitor.app.act(visitor.by(), move |conn, by| claim::claim(conn, &app, &presented, &hash, &client, by));
    match taken.await.settled()? {
        Ok((signed_in, joined)) => {
            signed_in.hand_over(session);
            let told = format!("Your password is set. You are in {} now.", joined.name);
            let to = if joined.is_shown { urls::group(joined.group) } else { urls::HOME.to_owned() };
            Ok(Flash::done(told).on(&to, &visitor.app.config))
        }
        Err(_) => Ok(flash::redirect(&link.path())),
    }
}

/// What the link allows whoever comes as `typed`; none where its own page has to say why it allows
/// nothing here.
async fn door(link: &Presented, visitor: &Visitor, typed: Option<Email>) -> Result<Option<Door>, WebError> {
    if visitor.member.is_some() {
        return Ok(None);
    }
    let (key, link, now) = (visitor.app.key.clone(), link.clone(), visitor.app.now());
    let found = visitor.app.db.read(move |conn| {
        let behind = invites::behind(conn, &key, &link, None, now)?;
        let Some(mut behind) = behind else { return Ok(None) };
        if let Some(email) = typed
            && seat::is_taken_by(conn, &key, &link, &email, now)?
        {
            behind.to_newcomers = Ok(());
        }
        let owner = match &behind.address {
            Some((_, key)) => people::find_by_email(conn, key)?,
            None => None,
        };
        let known = owner.as_ref().filter(|person| is_unproved(person)).cloned();
        // Whose account is in use signs in, and who is deactivated is told so: on the link's own page.
        let is_used = owner.is_some_and(|person| person.state != UserState::Pending) && known.is_none();
        Ok((!is_used).then_some(Door { behind, known }))
    });
    Ok(found.await?.filter(|door| {
        if door.known.is_some() { door.behind.to_members.is_ok() } else { door.behind.to_newcomers.is_ok() }
    }))
}

fn answer(
    visitor: &Visitor,
    link: &Presented,
    door: &Door,
    status: StatusCode,
    form: SignUp,
    errors: FormErrors,
) -> HttpResponse {
    let page = InvitedPage {
        shell: visitor.shell(),
        errors,
        form,
        action: urls::behind_invite(&link.path(), "signup"),
        back: link.path(),
        sign_in: urls::sign_in_then(&link.path()),
        group: door.behind.shown.clone().unwrap_or_default(),
        address: door.behind.address.as_ref().map(|(typed, _)| typed.clone()).unwrap_or_default(),
        known: door.known.as_ref().map(|person| person.name.clone()).unwrap_or_default(),
    };
    page_with_status(status, &page)
}
