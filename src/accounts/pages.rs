//! The pages of accounts.

pub(super) mod account;
pub(super) mod confirm;
pub(super) mod delete;
pub(super) mod emails;
pub(super) mod invited;
pub(super) mod language;
pub(super) mod link;
pub(super) mod reset;
pub(super) mod signin;
pub(super) mod signup;
pub(super) mod unsubscribe;
pub(super) mod wait;
pub(super) mod welcome;

use actix_web::{HttpMessage, HttpResponse};
use askama::Template;
use serde::Deserialize;

use crate::locale::{Message, Slot};
use crate::people::Visitor;
use crate::t;
use crate::web::guard::SecretUrl;
use crate::web::{Query, Shell, extract, page, urls};

/// An email is on its way, or so it looks to whoever is not its reader.
#[derive(Template)]
#[template(path = "accounts/mailed.html")]
struct MailedPage {
    shell: Shell,
    /// Which email it is.
    text: Message<'static>,
    /// Where to try again.
    again: String,
    sign_in: String,
}

fn mailed(visitor: &Visitor, text: Message<'static>, again: &'static str, next: &Next) -> HttpResponse {
    page(
        visitor.reader(),
        &MailedPage {
            shell: visitor.shell(),
            text,
            again: urls::then(again, &next.0),
            sign_in: urls::then(urls::SIGN_IN, &next.0),
        },
    )
}

/// `?next=…`: where whoever signs in or up was going, if anywhere on this site; else empty.
pub(super) struct Next(String);

// It may lead to an invite's link, which is nobody else's to read: then the page's URL is a secret.
extract!(async Next, |request| {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct NextQuery {
        next: String,
    }

    let Query(NextQuery { next }) = Query::extract(&request).await?;
    if !next.is_empty() {
        request.extensions_mut().insert(SecretUrl);
    }
    Ok(Self(urls::local(&next).unwrap_or_default().to_owned()))
});
