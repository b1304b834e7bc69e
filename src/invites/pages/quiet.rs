//! Where a letter's reader ends reminders, by a page or by one click in a mail program (RFC 8058).

use actix_web::HttpResponse;
use askama::Template;

use crate::db::Fault;
use crate::invites::store::{self, NOBODY};
use crate::invites::tokens::{Presented, Target};
use crate::people::Visitor;
use crate::web::{Shell, WebError, page, urls};

#[derive(Template)]
#[template(path = "invites/quiet.html")]
struct QuietPage {
    shell: Shell,
    address: String,
    action: String,
    done: bool,
}

/// Shows what the button ends; opening the page ends nothing.
pub(in crate::invites) async fn ask(link: Presented, visitor: Visitor) -> Result<HttpResponse, WebError> {
    let address = address(&link, &visitor).await?;
    let action = urls::behind_invite(&link.path(), "quiet");
    Ok(page(&QuietPage { shell: visitor.shell(), address: address.0, action, done: false }))
}

/// Ends reminders and notices to the address, of whatever invite.
pub(in crate::invites) async fn silence(link: Presented, visitor: Visitor) -> Result<HttpResponse, WebError> {
    let (address, key) = address(&link, &visitor).await?;
    let now = visitor.app.now();
    visitor.app.db.write(move |conn| Ok::<_, Fault>(store::silence(conn, &key, now)?)).await?;
    let action = urls::behind_invite(&link.path(), "quiet");
    Ok(page(&QuietPage { shell: visitor.shell(), address, action, done: true }))
}

/// The address that the link was sent to, as typed and as compared.
async fn address(link: &Presented, visitor: &Visitor) -> Result<(String, String), WebError> {
    let Target::Mailed(recipient) = link.target else { return Err(WebError::NotFound) };
    let met = visitor.app.db.read(move |conn| store::mailed(conn, recipient, NOBODY)).await?;
    let found = met.and_then(|met| met.recipient).filter(|found| link.is_of(&visitor.app.key, found.generation));
    found.map(|found| (found.address, found.address_key)).ok_or(WebError::NotFound)
}
