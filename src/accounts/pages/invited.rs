//! Signing up behind an invite's link, or choosing the password of an account that was made
//! before its owner came.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::accounts::claim::{self, is_unconfirmed};
use crate::accounts::forms::{SignUp, new_password};
use crate::accounts::messages::password_hint;
use crate::accounts::model::{SignUpInput, SignUpOutcome, SignupHandle};
use crate::accounts::pass_key::PassKey;
use crate::accounts::rules::SignUpError;
use crate::accounts::{reservation, signup};
use crate::codes;
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, Fault, Settled};
use crate::ids::NOBODY;
use crate::invites::{self, InviteLink};
use crate::locale::{Message, Slot};
use crate::passes::{PassForVisitor, Preview, RecipientRow, Redeemer};
use crate::people::{self, Person, Visitor};
use crate::secret::Secret;
use crate::t;
use crate::text::{self, Email};
use crate::web::{Flash, Form, FormErrors, PageResult, Shell, WebError, flash, form_page, urls};

use super::signup::{refusal, welcomed};

#[derive(Template)]
#[template(path = "accounts/invited.html")]
struct InvitedPage<'a> {
    shell: Shell,
    errors: &'a FormErrors,
    form: SignUp,
    action: String,
    /// The page of the link.
    back: String,
    sign_in: String,
    /// What the link opens, where whoever has no account may know it.
    opens: Option<Preview>,
    /// The address that the link was sent to, which signs up; empty where one may be chosen.
    address: String,
    /// Whose account waits for a password; empty where one is made.
    known: String,
    password_hint: Message<'static>,
}

/// What a link allows somebody who is signed out.
struct OpenedInvite {
    found: PassForVisitor,
    /// The account that waits for its owner.
    known: Option<Person>,
}

impl OpenedInvite {
    fn recipient(&self) -> Option<&RecipientRow> {
        self.found.recipient.as_ref()
    }

    /// The address that the link was sent to, as typed.
    fn address(&self) -> Option<String> {
        self.recipient().map(|recipient| recipient.address.clone())
    }
}

/// The form.
pub async fn show(link: InviteLink, visitor: Visitor) -> PageResult {
    let Some(opened) = open_invite(&link, &visitor, None).await? else { return Ok(flash::redirect(&link.path())) };
    let name = opened.recipient().and_then(|recipient| recipient.name.clone()).unwrap_or_default();
    let form = SignUp { form_key: visitor.app.entropy.name(), name, ..SignUp::default() };
    Ok(answer(&visitor, &link, &opened, form, &FormErrors::none()))
}

/// Signs up, or sets the password, and comes in.
pub async fn submit(
    request: HttpRequest,
    link: InviteLink,
    session: Session,
    visitor: Visitor,
    Form(mut form): Form<SignUp>,
) -> PageResult {
    let (key, presented, now) = (visitor.app.key.clone(), link.clone(), visitor.app.now());
    let start = move |conn: &mut Conn| match invites::load_for(conn, &key, &presented, NOBODY)? {
        Some(found) => Ok::<_, Fault>(invites::start(conn, &found, now)?),
        None => Ok(()),
    };
    visitor.app.db.write(start).await?;
    let Some(opened) = open_invite(&link, &visitor, text::one_email(&form.email).ok()).await? else {
        return Ok(flash::redirect(&link.path()));
    };
    if form.key().is_none() {
        form.form_key = visitor.app.entropy.name();
    }
    if let Some(address) = opened.address() {
        // Whatever a forged form says, the account is that of the mailbox.
        form.email = address;
    }
    let again = |opened: &OpenedInvite, errors| answer(&visitor, &link, opened, form.without_password(), &errors);
    if let Some(known) = &opened.known {
        let password = match new_password(&form.password, known, &visitor.organization) {
            Ok(password) => password,
            Err(errors) => return Ok(again(&opened, errors)),
        };
        return take_over(&visitor, &session, &link, password.into_secret()).await;
    }
    let (name, email, password) = match form.parse_invited(&visitor.organization) {
        Ok(person) => person,
        Err(errors) => return Ok(again(&opened, errors)),
    };
    // A link that anybody may hold tells whether an address has an account, so it tells it slowly.
    let guesser = codes::guesser(&visitor, &request);
    let handle = SignupHandle::of(&visitor.app, &form.form_key, &email);
    let (wait, client) = (urls::sign_up_wait(handle.text()), visitor.client.clone());
    let language = visitor.reader().language;
    let input = SignUpInput { name, email, password, key: PassKey::Link(link.clone()), handle, client, language };
    match signup::sign_up(&visitor.app, &visitor.organization, input, guesser.clone()).await? {
        Ok(SignUpOutcome::In(entered)) => Ok(welcomed(&visitor, &session, entered, "")),
        Ok(SignUpOutcome::Waiting) => Ok(flash::redirect(&wait)),
        // Its page says what has happened to it meanwhile.
        Err(SignUpError::Unusable | SignUpError::Closed(_)) => Ok(flash::redirect(&link.path())),
        Err(SignUpError::TryLater(later)) => Ok(later.on(again(&opened, FormErrors::refused("email", &later)))),
        Err(refused) => Ok(guesser.named_in(again(&opened, refusal(refused)), &visitor.app)),
    }
}

async fn take_over(visitor: &Visitor, session: &Session, link: &InviteLink, password: Secret<String>) -> PageResult {
    let (app, presented, client) = (visitor.app.clone(), link.clone(), visitor.client.clone());
    let hash = app.hasher.hash_in_turn(password, app.entropy.bytes()).await.map_err(|_| WebError::Overloaded)?;
    let taken = visitor.app.act(visitor.by(), move |conn, by| claim::claim(conn, &app, &presented, &hash, &client, by));
    match taken.await.settled()? {
        Ok((signed_in, joined)) => {
            signed_in.hand_over(session);
            let flash = Flash::done(t::accounts::password_set());
            Ok(flash.and(joined.message()).on(&joined.url(), visitor.audience()))
        }
        Err(_) => Ok(flash::redirect(&link.path())),
    }
}

/// What the link allows whoever comes as `typed`; none where its own page has to say why it allows
/// nothing here.
async fn open_invite(
    link: &InviteLink,
    visitor: &Visitor,
    typed: Option<Email>,
) -> Result<Option<OpenedInvite>, WebError> {
    if visitor.member.is_some() {
        return Ok(None);
    }
    let (app, link, now) = (visitor.app.clone(), link.clone(), visitor.app.now());
    let found = visitor.app.db.read(move |conn| {
        let Some(found) = invites::load_for(conn, &app.key, &link, NOBODY)? else { return Ok(None) };
        let is_taken = typed.map_or(Ok(false), |email| reservation::is_taken_by(conn, &app, &link, &email, now))?;
        let owner = match &found.recipient {
            Some(recipient) => people::find_by_email(conn, &recipient.address_key)?,
            None => None,
        };
        let known = owner.as_ref().filter(|person| is_unconfirmed(person)).cloned();
        // Whose account is in use signs in, and who is deactivated is told so: on the link's own page.
        let is_used = owner.is_some_and(|person| person.state != UserState::Pending) && known.is_none();
        let who = if known.is_some() { Redeemer::Member } else { Redeemer::Newcomer };
        let opens = (is_taken && known.is_none()) || found.pass.check(who, now).is_ok();
        Ok((!is_used && opens).then_some(OpenedInvite { found, known }))
    });
    Ok(found.await?)
}

fn answer(
    visitor: &Visitor,
    link: &InviteLink,
    opened: &OpenedInvite,
    form: SignUp,
    errors: &FormErrors,
) -> HttpResponse {
    let found = &opened.found;
    let page = InvitedPage {
        shell: visitor.shell(),
        errors,
        form,
        action: urls::behind_invite(&link.path(), "signup"),
        back: link.path(),
        sign_in: urls::sign_in_then(&link.path()),
        opens: found.pass.admits_new().then(|| Preview::of(found, &found.groups)),
        address: opened.address().unwrap_or_default(),
        known: opened.known.as_ref().map(|person| person.name.clone()).unwrap_or_default(),
        password_hint: password_hint(opened.known.as_ref().map_or(OrgRole::Member, |person| person.role)),
    };
    form_page(errors, visitor.reader(), &page)
}
