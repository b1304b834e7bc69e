//! The pages behind the links that confirm an address.

use askama::Template;

use crate::accounts::rules::LinkError;
use crate::accounts::tokens::EmailedLink;
use crate::accounts::{account, confirm};
use crate::db::types::TokenPurpose;
use crate::db::{Settled, Stop};
use crate::locale::{Message, Slot};
use crate::people::Visitor;
use crate::t;
use crate::web::{Flash, PageResult, Shell, page, urls};

use super::link::link_error_page;

#[derive(Template)]
#[template(path = "accounts/confirm.html")]
struct ConfirmPage {
    shell: Shell,
    address: String,
    action: String,
    /// Whether it takes the place of another address.
    is_new: bool,
}

/// Shows the address that the link confirms; a button does so.
pub async fn show(link: EmailedLink, visitor: Visitor) -> PageResult {
    ask(link, visitor, TokenPurpose::Confirm).await
}

/// The same for an address that takes the place of another.
pub async fn show_email(link: EmailedLink, visitor: Visitor) -> PageResult {
    ask(link, visitor, TokenPurpose::Email).await
}

/// Confirms the address.
pub async fn confirm(link: EmailedLink, visitor: Visitor) -> PageResult {
    let app = visitor.app.clone();
    let confirmed = visitor.act(move |conn, by| confirm::confirm(conn, &app, &link, by)).await;
    settled(&visitor, confirmed.map(|return_to| (t::accounts::confirmed(), return_to)))
}

/// Makes the address the account's.
pub async fn set_email(link: EmailedLink, visitor: Visitor) -> PageResult {
    let app = visitor.app.clone();
    let changed = visitor.act(move |conn, by| account::set_email(conn, &app, &link, by)).await;
    settled(&visitor, changed.map(|address| (t::accounts::email_changed(address), urls::HOME.to_owned())))
}

async fn ask(link: EmailedLink, visitor: Visitor, purpose: TokenPurpose) -> PageResult {
    let (app, now) = (visitor.app.clone(), visitor.app.now());
    let action = urls::token(purpose.as_str(), link.id, &link.token);
    let found = visitor.app.db.read(move |conn| confirm::load_link(conn, &app, purpose, &link, now)).await?;
    Ok(match found {
        Ok((_, token)) => page(
            visitor.reader(),
            &ConfirmPage {
                shell: visitor.shell(),
                address: token.address.unwrap_or_default(),
                action,
                is_new: purpose == TokenPurpose::Email,
            },
        ),
        Err(why) => link_error_page(&visitor, why, purpose),
    })
}

fn settled(visitor: &Visitor, outcome: Result<(Message<'static>, String), Stop<LinkError>>) -> PageResult {
    match outcome.settled()? {
        Ok((message, return_to)) => Ok(Flash::done(message).on(&return_to, visitor.audience())),
        Err(why) => Ok(link_error_page(visitor, why, TokenPurpose::Confirm)),
    }
}
