//! Where an email's reader ends reminders, by a page or by one click in a mail program (RFC 8058).

use askama::Template;

use crate::db::Fault;
use crate::ids::NOBODY;
use crate::invites::store;
use crate::invites::tokens::InviteLink;
use crate::passes;
use crate::people::Visitor;
use crate::t;
use crate::web::{PageResult, Shell, WebError, page, urls};

#[derive(Template)]
#[template(path = "invites/quiet.html")]
struct QuietPage {
    shell: Shell,
    address: String,
    action: String,
    done: bool,
}

/// Shows what the button ends; opening the page ends nothing.
pub async fn ask(link: InviteLink, visitor: Visitor) -> PageResult {
    let address = address(&link, &visitor).await?;
    let action = urls::behind_invite(&link.path(), "quiet");
    Ok(page(visitor.reader(), &QuietPage { shell: visitor.shell(), address: address.0, action, done: false }))
}

/// Ends reminders and notices to the address, of whatever invite.
pub async fn silence(link: InviteLink, visitor: Visitor) -> PageResult {
    let (address, key) = address(&link, &visitor).await?;
    let now = visitor.app.now();
    visitor.app.db.write(move |conn| Ok::<_, Fault>(store::silence(conn, &key, now)?)).await?;
    let action = urls::behind_invite(&link.path(), "quiet");
    Ok(page(visitor.reader(), &QuietPage { shell: visitor.shell(), address, action, done: true }))
}

/// The address that the link was sent to, as typed and as compared.
async fn address(link: &InviteLink, visitor: &Visitor) -> Result<(String, String), WebError> {
    let recipient = link.recipient().ok_or(WebError::NotFound)?;
    let found = visitor.app.db.read(move |conn| passes::load_emailed(conn, recipient, NOBODY)).await?;
    let found = found.and_then(|found| found.recipient).filter(|found| link.is_of(&visitor.app.key, found.generation));
    found.map(|found| (found.address, found.address_key)).ok_or(WebError::NotFound)
}
