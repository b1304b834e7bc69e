//! Pages behind emailed links: what their URLs hold, and the page for a link that does nothing.

use actix_web::{HttpMessage, HttpResponse};
use askama::Template;

use crate::accounts::rules::DeadLink;
use crate::accounts::tokens::EmailedLink;
use crate::people::Visitor;
use crate::refusal::{Reason, Refusal};
use crate::web::guard::SecretUrl;
use crate::web::{Shell, extract, page_with_status, urls};

// Reads `{id}/{token}`; the page's URL is a secret from here on. What is no number is the id of no link.
extract!(EmailedLink, |request| {
    request.extensions_mut().insert(SecretUrl);
    let part = |name| request.match_info().get(name).unwrap_or_default();
    Ok(Self { id: part("id").parse().unwrap_or_default(), token: part("token").to_owned() })
});

/// Where somebody with a dead link goes on.
#[derive(Debug, Clone, Copy)]
pub(super) enum NextStep {
    /// To their account page, where a link is sent anew.
    Account,
    /// To ask for a new password again.
    Forgotten,
    /// To sign up again.
    SignUp,
}

#[derive(Template)]
#[template(path = "accounts/dead_link.html")]
struct DeadLinkPage {
    shell: Shell,
    message: Reason,
    label: &'static str,
    url: String,
}

/// The page of a link that does nothing, and the way to one that does.
pub(super) fn dead(visitor: &Visitor, why: DeadLink, next_step: NextStep) -> HttpResponse {
    let (label, url) = match (why, next_step) {
        (DeadLink::Taken, _) => ("Sign in", urls::SIGN_IN.to_owned()),
        (_, NextStep::Account) => ("Get a new link on your account page", urls::ACCOUNT.to_owned()),
        (_, NextStep::Forgotten) => ("Ask for a new link", urls::FORGOTTEN.to_owned()),
        (_, NextStep::SignUp) => ("Sign up again", urls::SIGN_UP.to_owned()),
    };
    let gone = DeadLinkPage { shell: visitor.shell(), message: Reason::of(&why, visitor.reader()), label, url };
    page_with_status(why.status(), &gone)
}
