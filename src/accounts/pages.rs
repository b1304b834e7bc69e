//! The pages of accounts.

mod account;
mod confirm;
mod delete;
mod invited;
mod link;
mod reset;
mod signin;
mod signup;
mod wait;
mod welcome;

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use crate::people::Visitor;
use crate::web::guard::SecretUrl;
use crate::web::{Access, Query, Route, Shell, WebError, page, urls};

/// The room's routes.
#[must_use]
pub fn routes() -> Vec<Route> {
    use Access::{Anyone, Member};
    vec![
        Route::get("/signup", Anyone, signup::show),
        Route::post("/signup", Anyone, signup::submit),
        Route::get("/signup/mailed", Anyone, signup::mailed),
        Route::get("/signup/wait/{ticket}", Anyone, wait::show),
        Route::post("/signup/wait/{ticket}", Anyone, wait::go_on),
        Route::get("/invite/{id}/{token}/signup", Anyone, invited::show),
        Route::post("/invite/{id}/{token}/signup", Anyone, invited::submit),
        Route::get("/invited/{id}/{token}/signup", Anyone, invited::show),
        Route::post("/invited/{id}/{token}/signup", Anyone, invited::submit),
        Route::get("/welcome/{id}/{token}", Anyone, welcome::show),
        Route::post("/welcome/{id}/{token}", Anyone, welcome::begin),
        Route::get("/signin", Anyone, signin::show),
        Route::post("/signin", Anyone, signin::submit).despite_clock(),
        Route::post("/signout", Anyone, signin::sign_out).despite_clock(),
        Route::get("/confirm/{id}/{token}", Anyone, confirm::show),
        Route::post("/confirm/{id}/{token}", Anyone, confirm::confirm),
        Route::get("/email/{id}/{token}", Anyone, confirm::show_email),
        Route::post("/email/{id}/{token}", Anyone, confirm::set_email),
        Route::get("/forgotten", Anyone, reset::forgotten),
        Route::post("/forgotten", Anyone, reset::send_link),
        Route::get("/forgotten/mailed", Anyone, reset::mailed),
        Route::get("/reset/{id}/{token}", Anyone, reset::show),
        Route::post("/reset/{id}/{token}", Anyone, reset::submit),
        Route::get("/account", Member, account::show),
        Route::post("/account/details", Member, account::save_details),
        Route::post("/account/email", Member, account::change_email),
        Route::post("/account/confirm", Member, account::send_link),
        Route::post("/account/password", Member, account::change_password).despite_clock(),
        Route::post("/account/signout", Member, account::sign_out_everywhere).despite_clock(),
        Route::post("/account/download", Member, account::download).despite_clock(),
        Route::get("/account/delete", Member, delete::show),
        Route::post("/account/delete", Member, delete::submit).despite_clock(),
    ]
}

/// A letter is on its way, or so it looks to whoever is not its reader.
#[derive(Template)]
#[template(path = "accounts/mailed.html")]
struct MailedPage {
    shell: Shell,
    /// What the letter holds.
    holds: &'static str,
    /// Where to try again.
    again: String,
    sign_in: String,
}

fn mailed(visitor: &Visitor, holds: &'static str, again: &'static str, next: &Next) -> HttpResponse {
    page(&MailedPage {
        shell: visitor.shell(),
        holds,
        again: urls::then(again, &next.0),
        sign_in: urls::then(urls::SIGN_IN, &next.0),
    })
}

/// `?next=…`: where whoever signs in or up was going, if anywhere on this site; else empty.
struct Next(String);

impl FromRequest for Next {
    type Error = WebError;
    type Future = Ready<Result<Self, WebError>>;

    /// It may lead to an invite's link, which is nobody else's to read: then the page's URL is a secret.
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Asked {
            next: String,
        }

        let asked = Query::<Asked>::from_request(request, payload).into_inner().map(|Query(asked)| asked.next);
        let next = asked.unwrap_or_default();
        if !next.is_empty() {
            request.extensions_mut().insert(SecretUrl);
        }
        ready(Ok(Self(urls::local(&next).unwrap_or_default().to_owned())))
    }
}

/// What is said above the field of a new password.
fn password_hint(least: usize) -> String {
    format!("At least {least} characters. A few words in a row are easy to remember.")
}
