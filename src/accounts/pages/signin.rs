//! **Sign in** and **Sign out**.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use crate::accounts::forms::{SignIn, SignOut};
use crate::accounts::messages::SignInError;
use crate::accounts::{return_to, signin};
use crate::guesses::KnownBrowsers;
use crate::locale::Slot;
use crate::people::Visitor;
use crate::t;
use crate::text;
use crate::web::{Flash, Form, FormErrors, PageResult, Query, Shell, flash, form_page, page, urls};

use super::Next;

#[derive(Template)]
#[template(path = "accounts/signin.html")]
struct SignInPage {
    shell: Shell,
    errors: FormErrors,
    form: SignIn,
    /// Whether something was sent that was not taken, for want of a session.
    was_unsaved: bool,
}

impl SignInPage {
    fn sign_up_url(&self) -> String {
        return_to::sign_up_url(&self.form.next)
    }

    /// The code that is entered next, with its page.
    fn code(&self) -> Option<(String, String)> {
        return_to::code(&self.form.next).map(|code| (code.shown().to_owned(), urls::join_with(code.key())))
    }
}

/// `?unsaved=1`: why one is asked to sign in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::accounts) struct Why {
    unsaved: String,
}

/// The empty form; whoever is signed in goes on at once.
pub async fn show(visitor: Visitor, next: Next, Query(why): Query<Why>) -> HttpResponse {
    if visitor.member.is_some() {
        return flash::redirect(return_to::path(&next.0));
    }
    let form = SignIn { next: next.0, ..SignIn::default() };
    let was_unsaved = !why.unsaved.is_empty();
    page(visitor.reader(), &SignInPage { shell: visitor.shell(), errors: FormErrors::none(), form, was_unsaved })
}

/// Signs in.
pub async fn submit(request: HttpRequest, session: Session, visitor: Visitor, Form(form): Form<SignIn>) -> PageResult {
    let app = &visitor.app;
    let mut errors = FormErrors::none();
    let email = errors.keep("email", text::one_email(&form.email));
    if form.password.is_empty() {
        errors.add("password", t::accounts::enter_password());
    }
    let Some(email) = email.filter(|_| errors.is_empty()) else { return Ok(again(&visitor, &form, errors)) };
    let known = KnownBrowsers::of(&request, &app.config);
    match signin::sign_in(&visitor, email, &form.password, known).await? {
        Ok((signed_in, known)) => {
            signed_in.hand_over(&session);
            let mut response = flash::redirect(return_to::path(&form.next));
            // The name and age of our own cookie are always valid.
            let _ = response.add_cookie(&known.cookie(&app.config));
            Ok(response)
        }
        Err(refused) => {
            let field = if matches!(refused, SignInError::Deactivated(_)) { "email" } else { "password" };
            let again = again(&visitor, &form, FormErrors::refused(field, &refused));
            Ok(if let SignInError::TryLater(later) = refused { later.on(again) } else { again })
        }
    }
}

/// Signs out, here; somebody who is not signed in is told the same.
pub async fn sign_out(session: Session, visitor: Visitor, Form(form): Form<SignOut>) -> PageResult {
    if let Some(member) = &visitor.member {
        signin::sign_out(&visitor.app, member.by(), member.person.id, member.session.clone()).await?;
    }
    session.purge();
    Ok(Flash::done(t::accounts::signed_out()).on(return_to::path(&form.next), visitor.audience()))
}

fn again(visitor: &Visitor, form: &SignIn, errors: FormErrors) -> HttpResponse {
    let form = SignIn {
        email: form.email.clone(),
        password: String::new(),
        next: urls::local(&form.next).unwrap_or_default().to_owned(),
    };
    let page = SignInPage { shell: visitor.shell(), errors, form, was_unsaved: false };
    form_page(&page.errors, visitor.reader(), &page)
}
