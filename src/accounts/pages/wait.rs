//! The page that waits for an account which is still being made.

use actix_session::Session;
use actix_web::{HttpMessage, HttpRequest};
use askama::Template;

use crate::accounts::model::SignupHandle;
use crate::accounts::wait::{self, SignUpProgress};
use crate::people::Visitor;
use crate::t;
use crate::web::guard::SecretUrl;
use crate::web::{PageResult, Shell, flash, page, urls};

use super::Next;
use super::signup::welcomed;

/// Seconds between two looks.
const AGAIN: &str = "3";

#[derive(Template)]
#[template(path = "accounts/wait.html")]
struct WaitPage {
    shell: Shell,
    state: SignUpProgress,
    url: String,
}

/// How far the account is; the page looks again by itself, without a script.
pub async fn show(request: HttpRequest, visitor: Visitor, next: Next) -> PageResult {
    let handle = handle(&request);
    let url = urls::then(&urls::sign_up_wait(handle.text()), &next.0);
    let state = wait::load_progress(&visitor.app, handle).await?;
    let mut response = page(visitor.reader(), &WaitPage { shell: visitor.shell(), state, url });
    if state == SignUpProgress::Working {
        let again = actix_web::http::header::HeaderValue::from_static(AGAIN);
        response.headers_mut().insert(actix_web::http::header::REFRESH, again);
    }
    Ok(response)
}

/// Signs in whoever waited, once.
pub async fn go_on(request: HttpRequest, session: Session, visitor: Visitor, next: Next) -> PageResult {
    let handle = handle(&request);
    let waiting = urls::then(&urls::sign_up_wait(handle.text()), &next.0);
    match wait::enter(&visitor.app, handle, &visitor.client).await? {
        Some(entered) => Ok(welcomed(&visitor, &session, entered, &next.0)),
        None => Ok(flash::redirect(&waiting)),
    }
}

fn handle(request: &HttpRequest) -> SignupHandle {
    request.extensions_mut().insert(SecretUrl);
    SignupHandle::of_url(request.match_info().get("handle").unwrap_or_default().to_owned())
}
