//! **Sign up**.

use actix_session::Session;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use crate::accounts::forms::{SignUp, Wanted, Wrong};
use crate::accounts::onward;
use crate::accounts::seat::{self, Key, Newcomer, Refused, Seated, Ticket};
use crate::accounts::welcome::{self, Applicant};
use crate::codes::Code;
use crate::db::types::{GuessKind, SignupPolicy};
use crate::groups::{self, Group};
use crate::guesses::{self, Subject};
use crate::ids::GroupId;
use crate::organization::Organization;
use crate::people::{SignedIn, Visitor};
use crate::text;
use crate::web::{Flash, Form, FormErrors, Query, Shell, WebError, flash, page, page_with_status, urls};

use super::Next;

#[derive(Template)]
#[template(path = "accounts/signup.html")]
struct SignUpPage<'a> {
    shell: Shell,
    errors: &'a FormErrors,
    form: SignUp,
    code_required: bool,
    code_hint: String,
    /// The code that was probably meant; empty for none.
    mend: String,
}

impl SignUpPage<'_> {
    /// Sign-in, and on to the code, which is entered there by whoever has an account.
    fn sign_in_url(&self) -> String {
        Code::read(&self.form.code).map_or_else(
            |_| urls::then(urls::SIGN_IN, &self.form.next),
            |code| urls::sign_in_then(&urls::join_with(code.key())),
        )
    }

    fn mend_label(&self) -> String {
        format!("Sign up with {}", self.mend)
    }
}

/// `?code=…`: a code to be filled in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::accounts) struct Prefill {
    code: String,
}

/// The empty form; whoever is signed in enters a code instead.
pub(in crate::accounts) async fn show(
    visitor: Visitor,
    Query(Prefill { code }): Query<Prefill>,
    next: Next,
) -> Result<HttpResponse, WebError> {
    if visitor.member.is_some() {
        let join = match (Code::read(&code), next.0) {
            (Ok(code), _) => urls::join_with(code.key()),
            (Err(_), next) if next.is_empty() => urls::JOIN.to_owned(),
            (Err(_), next) => next,
        };
        return Ok(flash::redirect(&join));
    }
    let form = SignUp { code, form_key: visitor.app.entropy.name(), next: next.0, ..SignUp::default() };
    Ok(page(&form_page(&visitor, form, &Wrong::default())))
}

/// Signs up: with a code at once, without one by way of a letter.
pub(in crate::accounts) async fn submit(
    request: HttpRequest,
    session: Session,
    visitor: Visitor,
    Form(mut form): Form<SignUp>,
) -> Result<HttpResponse, WebError> {
    let app = &visitor.app;
    if form.key().is_none() {
        form.form_key = app.entropy.name();
    }
    let Wanted { name, email, password, code } = match form.parse(&visitor.organization) {
        Ok(wanted) => wanted,
        Err(wrong) => return Ok(again(&visitor, &form, &wrong)),
    };
    let ticket = Ticket::of(app, &form.form_key, &email);
    let Some(code) = code else {
        let mailed = urls::then(urls::SIGN_UP_MAILED, &form.next);
        welcome::apply(app, Applicant { name, email, password, ticket, next: form.next }).await?;
        return Ok(flash::redirect(&mailed));
    };
    let subject = Subject::of(&visitor.client, guesses::browser_of(&request, &app.config), None);
    if let Some(place) = guesses::hold(app, GuessKind::Code, &subject).await? {
        let wrong = Wrong { errors: FormErrors::one("code", place.words()), mend: None };
        return Ok(place.kept_by(again(&visitor, &form, &wrong)));
    }
    let (wait, address) = (urls::then(&urls::sign_up_wait(ticket.text()), &form.next), email.key().to_owned());
    let client = visitor.client.clone();
    let newcomer = Newcomer { name, email, password, key: Key::Code(code.clone()), ticket, client };
    match seat::sign_up(app, &visitor.organization, newcomer).await? {
        Ok(Seated::In(signed_in, groups)) => welcomed(&visitor, &session, signed_in, groups, &form.next).await,
        Ok(Seated::Waiting) => Ok(flash::redirect(&wait)),
        Err(refused) => {
            let guess = match refused {
                Refused::Code(_) => Some(code.key()),
                Refused::AddressTaken => Some(address.as_str()),
                Refused::Invite | Refused::Group(_) | Refused::SentBefore | Refused::SeatLost => None,
            };
            let mut response = again(&visitor, &form, &wrong(&visitor, refused, &code));
            if let Some(guess) = guess
                && let Some(cookie) = guesses::charge(app, GuessKind::Code, &subject, guess).await?
            {
                // The name and age of our own cookie are always valid.
                let _ = response.add_cookie(&cookie);
            }
            Ok(response)
        }
    }
}

/// A letter is on its way.
pub(in crate::accounts) async fn mailed(visitor: Visitor, next: Next) -> HttpResponse {
    super::mailed(&visitor, "a link to finish signing up", urls::SIGN_UP, &next)
}

/// Hands the browser its session and leads it to where it was going, else into its group, or Home where
/// it has several.
pub(super) async fn welcomed(
    visitor: &Visitor,
    session: &Session,
    signed_in: SignedIn,
    groups: Vec<GroupId>,
    next: &str,
) -> Result<HttpResponse, WebError> {
    let app = &visitor.app;
    let found = app.db.read(move |conn| groups.into_iter().map(|id| groups::find(conn, id)).collect()).await;
    let found: Vec<Group> = found.map(|found: Vec<Option<Group>>| found.into_iter().flatten().collect())?;
    signed_in.hand_over(session);
    let confirm =
        if app.outbox.delivers() { " Please confirm your address: a letter is on its way to it." } else { "" };
    let organization = &visitor.organization.name;
    let names: Vec<&str> = found.iter().map(|group| group.name.as_str()).collect();
    let inside = if names.is_empty() { String::new() } else { format!(" You are in {} now.", text::listed(&names)) };
    let own = onward::into(&found.iter().map(|group| group.id).collect::<Vec<_>>());
    let to = urls::local(next).unwrap_or(&own);
    Ok(Flash::done(format!("Welcome to {organization}.{inside}{confirm}")).on(to, &app.config))
}

fn again(visitor: &Visitor, form: &SignUp, wrong: &Wrong) -> HttpResponse {
    page_with_status(StatusCode::UNPROCESSABLE_ENTITY, &form_page(visitor, form.without_password(), wrong))
}

fn form_page<'a>(visitor: &Visitor, form: SignUp, wrong: &'a Wrong) -> SignUpPage<'a> {
    SignUpPage {
        shell: visitor.shell(),
        errors: &wrong.errors,
        form,
        code_required: visitor.organization.signup_policy == SignupPolicy::CodeRequired,
        code_hint: code_hint(&visitor.organization),
        mend: wrong.mend.as_ref().map(|code| code.shown().to_owned()).unwrap_or_default(),
    }
}

fn code_hint(organization: &Organization) -> String {
    match organization.signup_policy {
        SignupPolicy::CodeRequired => "From your teacher, your manager or a poster.".to_owned(),
        SignupPolicy::Domains => format!(
            "From your teacher, your manager or a poster. With an address at {} you need none.",
            organization.signup_domains.replace(' ', " or ")
        ),
        SignupPolicy::Open => "If you were given one, it puts you into its group at once.".to_owned(),
    }
}

/// What a refusal says, and under which field.
fn wrong(visitor: &Visitor, refused: Refused, code: &Code) -> Wrong {
    // An own wording may be right as it is; only now that it was not found is a slip likely.
    let mend = if matches!(refused, Refused::Code(_)) { code.mend() } else { None };
    Wrong { errors: refusal(visitor, refused), mend }
}

/// The same of whatever key.
pub(super) fn refusal(visitor: &Visitor, refused: Refused) -> FormErrors {
    let (field, message) = match refused {
        Refused::Code(reason) => ("code", reason.message_signed_out(&visitor.zone())),
        Refused::Invite => ("name", "The invite let nobody in any more. Open its link again to see why.".to_owned()),
        Refused::Group(reason) => ("code", reason.message(&visitor.zone(), visitor.app.now())),
        Refused::AddressTaken => {
            ("email", "This address has an account already. Sign in, and come in with it.".to_owned())
        }
        Refused::SentBefore => (
            "email",
            "This form was sent before, and the account was made then. Sign in with the password of that time."
                .to_owned(),
        ),
        Refused::SeatLost => (
            "email",
            "You signed up again from another page, or this took too long. Try again, or sign in if you have an account."
                .to_owned(),
        ),
    };
    FormErrors::one(field, message)
}
