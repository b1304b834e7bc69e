//! **Sign up**.

use actix_session::Session;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use crate::accounts::forms::{NewAccount, SignUp, SignUpErrors};
use crate::accounts::messages::password_hint;
use crate::accounts::model::{Entered, SignUpInput, SignUpOutcome, SignupHandle};
use crate::accounts::pass_key::PassKey;
use crate::accounts::rules::SignUpError;
use crate::accounts::signup::sign_up;
use crate::accounts::welcome;
use crate::codes::{self, Code};
use crate::db::types::{OrgRole, SignupPolicy};
use crate::guesses::Attempted;
use crate::locale::{Message, Slot};
use crate::organization::Organization;
use crate::passes::Preview;
use crate::people::Visitor;
use crate::t;
use crate::web::guard::SecretUrl;
use crate::web::{Flash, Form, FormErrors, PageResult, Query, Shell, flash, form_page, is_navigation, urls};

use super::Next;

#[derive(Template)]
#[template(path = "accounts/signup.html")]
struct SignUpPage<'a> {
    shell: Shell,
    errors: &'a FormErrors,
    form: SignUp,
    /// What the code opens, where it was looked up and can be used.
    opens: Option<Preview>,
    code_required: bool,
    code_hint: Message<'static>,
    password_hint: Message<'static>,
    /// The code that was probably meant; empty for none.
    suggestion: String,
    /// Whether the way on is to sign in.
    has_account: bool,
}

impl SignUpPage<'_> {
    fn title(&self) -> Message<'static> {
        self.opens.as_ref().map_or_else(t::accounts::sign_up, |opens| t::accounts::sign_up_to_join(opens.names()))
    }

    /// Sign-in, and on to the code, which is entered there by whoever has an account.
    fn sign_in_url(&self) -> String {
        Code::read(&self.form.code).map_or_else(
            |_| urls::then(urls::SIGN_IN, &self.form.next),
            |code| urls::sign_in_then(&urls::join_with(code.key())),
        )
    }
}

/// `?code=…`: a code to be filled in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::accounts) struct Prefill {
    code: String,
}

/// The empty form; whoever is signed in enters a code instead. One with a code that cannot be used leads
/// back to the code's page, which says so before anything is filled in.
pub async fn show(
    request: HttpRequest,
    visitor: Visitor,
    Query(Prefill { code: typed }): Query<Prefill>,
    next: Next,
) -> PageResult {
    let code = Code::read(&typed);
    if visitor.member.is_some() {
        let join = match (&code, next.0) {
            (Ok(code), _) => urls::join_with(code.key()),
            (Err(_), next) if next.is_empty() => urls::JOIN.to_owned(),
            (Err(_), next) => next,
        };
        return Ok(flash::redirect(&join));
    }
    let form = SignUp { code: typed, form_key: visitor.app.entropy.name(), next: next.0, ..SignUp::default() };
    if form.code.is_empty() {
        return Ok(answer(&visitor, &form, &SignUpErrors::default(), None));
    }
    request.extensions_mut().insert(SecretUrl);
    let code = match code {
        Ok(code) if is_navigation(&request) => code,
        Ok(_) => return Ok(answer(&visitor, &form, &SignUpErrors::default(), None)),
        Err(problem) => {
            return Ok(answer(&visitor, &form, &SignUpErrors::unreadable(problem), None));
        }
    };
    let guesser = codes::guesser(&visitor, &request);
    Ok(match codes::preview(&visitor, &guesser, &code).await? {
        Attempted::Done(opens) => answer(&visitor, &form, &SignUpErrors::default(), Some(opens)),
        Attempted::Refused(()) => guesser.named_in(flash::redirect(&urls::join_with(code.key())), &visitor.app),
        Attempted::TryLater(later) => later.on(answer(&visitor, &form, &SignUpErrors::at_code(&later), None)),
    })
}

/// Signs up: with a code at once, without one by way of an email.
pub async fn submit(
    request: HttpRequest,
    session: Session,
    visitor: Visitor,
    Form(mut form): Form<SignUp>,
) -> PageResult {
    let app = &visitor.app;
    if form.key().is_none() {
        form.form_key = app.entropy.name();
    }
    let account = match form.parse(&visitor.organization) {
        Ok(account) => account,
        Err(wrong) => return again(&visitor, &request, &form, &wrong).await,
    };
    let handle = SignupHandle::of(app, &form.form_key, &account.email);
    let Some(code) = account.code.clone() else {
        let mailed = urls::then(urls::SIGN_UP_MAILED, &form.next);
        welcome::apply(app, account, handle, form.next).await?;
        return Ok(flash::redirect(&mailed));
    };
    let NewAccount { name, email, password, .. } = account;
    let wait = urls::then(&urls::sign_up_wait(handle.text()), &form.next);
    let (client, language) = (visitor.client.clone(), visitor.reader().language);
    let input = SignUpInput { name, email, password, key: PassKey::Code(code.clone()), handle, client, language };
    let guesser = codes::guesser(&visitor, &request);
    let response = match sign_up(app, &visitor.organization, input, guesser.clone()).await? {
        Ok(SignUpOutcome::In(entered)) => return Ok(welcomed(&visitor, &session, entered, &form.next)),
        Ok(SignUpOutcome::Waiting) => return Ok(flash::redirect(&wait)),
        Err(SignUpError::TryLater(later)) => {
            return Ok(later.on(answer(&visitor, &form, &SignUpErrors::at_code(&later), None)));
        }
        Err(why @ SignUpError::Unusable) => answer(&visitor, &form, &sign_up_errors(why, &code), None),
        Err(why) => again(&visitor, &request, &form, &sign_up_errors(why, &code)).await?,
    };
    Ok(guesser.named_in(response, app))
}

/// An email is on its way.
pub async fn mailed(visitor: Visitor, next: Next) -> HttpResponse {
    let text = if visitor.app.delivers() { t::accounts::mailed_sign_up() } else { t::accounts::waits_sign_up() };
    super::mailed(&visitor, text, urls::SIGN_UP, &next)
}

/// Hands the browser its session and leads it to where it was going, else into its group, or Home where
/// it has several.
pub(super) fn welcomed(visitor: &Visitor, session: &Session, entered: Entered, next: &str) -> HttpResponse {
    let Entered { signed_in, joined, is_mailed } = entered;
    let app = &visitor.app;
    signed_in.hand_over(session);
    let confirm = (is_mailed && app.delivers()).then(t::accounts::check_inbox);
    let flash = Flash::done(t::accounts::welcome(visitor.organization.name.clone()));
    let own = joined.url();
    flash.and(joined.message()).and(confirm).on(urls::local(next).unwrap_or(&own), visitor.audience())
}

/// The form again. Where nothing is wrong with its code, the page names what it opens still.
async fn again(visitor: &Visitor, request: &HttpRequest, form: &SignUp, wrong: &SignUpErrors) -> PageResult {
    let code = Code::read(&form.code).ok().filter(|_| wrong.errors.on("code").is_none());
    let Some(code) = code else { return Ok(answer(visitor, form, wrong, None)) };
    Ok(match codes::preview(visitor, &codes::guesser(visitor, request), &code).await? {
        Attempted::Done(opens) => answer(visitor, form, wrong, Some(opens)),
        Attempted::Refused(()) => {
            let mut wrong = wrong.clone();
            wrong.errors.add_refused("code", &codes::Unusable);
            answer(visitor, form, &wrong, None)
        }
        Attempted::TryLater(_) => answer(visitor, form, wrong, None),
    })
}

fn answer(visitor: &Visitor, form: &SignUp, wrong: &SignUpErrors, opens: Option<Preview>) -> HttpResponse {
    let page = SignUpPage {
        shell: visitor.shell(),
        errors: &wrong.errors,
        form: form.without_password(),
        opens,
        code_required: visitor.organization.signup_policy == SignupPolicy::CodeRequired,
        code_hint: code_hint(&visitor.organization),
        password_hint: password_hint(OrgRole::Member),
        suggestion: wrong.suggestion.as_ref().map(|code| code.shown().to_owned()).unwrap_or_default(),
        has_account: wrong.has_account,
    };
    form_page(&wrong.errors, visitor.reader(), &page)
}

fn code_hint(organization: &Organization) -> Message<'static> {
    match organization.signup_policy {
        SignupPolicy::CodeRequired => t::accounts::code_hint(),
        SignupPolicy::Domains => t::accounts::code_hint_domains(organization.signup_domains_shown()),
        SignupPolicy::Open => t::accounts::code_hint_open(),
    }
}

/// What a refusal says, and under which field.
fn sign_up_errors(refused: SignUpError, code: &Code) -> SignUpErrors {
    // A custom code may be right as it is; only now that it was not found is a slip likely.
    let suggestion = if matches!(refused, SignUpError::Unusable) { code.suggestion() } else { None };
    let has_account = matches!(refused, SignUpError::AddressTaken | SignUpError::SentBefore);
    SignUpErrors { errors: refusal(refused), suggestion, has_account }
}

/// The same of whatever key.
pub(super) fn refusal(refused: SignUpError) -> FormErrors {
    let field = match refused {
        SignUpError::Unusable | SignUpError::Closed(_) | SignUpError::TryLater(_) => "code",
        SignUpError::AddressTaken | SignUpError::SentBefore | SignUpError::ReservationLost => "email",
    };
    FormErrors::refused(field, &refused)
}
