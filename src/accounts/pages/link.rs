//! Pages behind emailed links: what their URLs hold, and the page for a link that does nothing.

use actix_web::{HttpMessage, HttpResponse};
use askama::Template;

use crate::accounts::rules::LinkError;
use crate::accounts::tokens::EmailedLink;
use crate::db::types::TokenPurpose;
use crate::locale::Message;
use crate::people::Visitor;
use crate::refusal::{Reason, Refusal};
use crate::t;
use crate::web::guard::SecretUrl;
use crate::web::{Shell, extract, page_with_status, urls};

// Reads `{id}/{token}`; the page's URL is a secret from here on. What is no number is the id of no link.
extract!(EmailedLink, |request| {
    request.extensions_mut().insert(SecretUrl);
    let part = |name| request.match_info().get(name).unwrap_or_default();
    Ok(Self { id: part("id").parse().unwrap_or_default(), token: part("token").to_owned() })
});

/// An emailed link that does nothing.
#[derive(Template)]
#[template(path = "accounts/link_error.html")]
pub struct LinkErrorPage {
    /// What surrounds it.
    pub shell: Shell,
    /// The heading.
    pub title: Message<'static>,
    /// Why it does nothing.
    pub message: Reason,
    /// Where to go on, and what leads there.
    pub action: Option<(&'static str, Message<'static>)>,
}

/// The page of a link of `purpose` that does nothing, and the way to one that does.
pub(super) fn link_error_page(visitor: &Visitor, why: LinkError, purpose: TokenPurpose) -> HttpResponse {
    let action = match (why, purpose) {
        (LinkError::Taken, _) => (urls::SIGN_IN, t::web::sign_in()),
        (_, TokenPurpose::Confirm | TokenPurpose::Email) => {
            (urls::ACCOUNT, t::accounts::link_broken_get_new_on_account())
        }
        (_, TokenPurpose::Reset) => (urls::FORGOTTEN, t::accounts::link_broken_get_new()),
        (_, TokenPurpose::Signup | TokenPurpose::Setup) => (urls::SIGN_UP, t::accounts::sign_up_again()),
    };
    let page = LinkErrorPage {
        shell: visitor.shell(),
        title: t::accounts::link_broken(),
        message: Reason::of(&why),
        action: Some(action),
    };
    page_with_status(why.status(), visitor.reader(), &page)
}
