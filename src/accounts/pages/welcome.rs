//! The page behind the link that begins an account.

use actix_session::Session;
use askama::Template;

use crate::accounts::tokens::EmailedLink;
use crate::accounts::welcome;
use crate::db::Settled;
use crate::db::types::TokenPurpose;
use crate::people::Visitor;
use crate::t;
use crate::web::{Flash, PageResult, Shell, page, urls};

use super::link::link_error_page;

#[derive(Template)]
#[template(path = "accounts/welcome.html")]
struct WelcomePage {
    shell: Shell,
    name: String,
    address: String,
    action: String,
}

/// Shows what the link begins; nothing has begun yet.
pub async fn show(link: EmailedLink, visitor: Visitor) -> PageResult {
    let (app, now) = (visitor.app.clone(), visitor.app.now());
    let action = urls::token("welcome", link.id, &link.token);
    let found = visitor.app.db.read(move |conn| welcome::load_link(conn, &app, &link, now)).await?;
    Ok(match found {
        Ok((name, address)) => page(visitor.reader(), &WelcomePage { shell: visitor.shell(), name, address, action }),
        Err(why) => link_error_page(&visitor, why, TokenPurpose::Signup),
    })
}

/// Begins the account.
pub async fn begin(link: EmailedLink, session: Session, visitor: Visitor) -> PageResult {
    let (app, client) = (visitor.app.clone(), visitor.client.clone());
    let language = visitor.reader().language;
    let begun = visitor.act(move |conn, by| welcome::begin(conn, &app, &link, (&client, language), by)).await;
    match begun.settled()? {
        Ok((signed_in, return_to)) => {
            signed_in.hand_over(&session);
            let welcome = t::accounts::welcome(visitor.organization.name.clone());
            Ok(Flash::done(welcome).on(&return_to, visitor.audience()))
        }
        Err(why) => Ok(link_error_page(&visitor, why, TokenPurpose::Signup)),
    }
}
