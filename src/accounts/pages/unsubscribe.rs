//! Where an email's reader turns off emails about its topic: by a page, or by one click in a mail program (RFC 8058).
//!
//! Whoever has the link has the mailbox, or was given it by whoever has: no account is asked for. Opening the page
//! changes nothing, since mail scanners do.

use actix_web::HttpMessage;
use askama::Template;

use crate::db::{Conn, Fault};
use crate::ids::NOBODY;
use crate::invites::{self, InviteLink};
use crate::locale::Slot;
use crate::mail::{self, EmailTopic, Unsubscribing};
use crate::people::Visitor;
use crate::t;
use crate::text;
use crate::web::guard::SecretUrl;
use crate::web::{Flash, PageResult, Shell, WebError, extract, flash, page, urls};

#[derive(Template)]
#[template(path = "accounts/unsubscribe.html")]
struct UnsubscribePage {
    shell: Shell,
    about: Unsubscribing,
    /// Whether such emails are turned off.
    is_off: bool,
    /// Whether it is the reader's own account that gets them.
    is_own: bool,
}

/// A link as somebody opened it; whether it was given out is still to be seen.
pub struct UnsubscribeLink {
    topic: String,
    token: String,
    to: String,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct To {
    to: String,
}

extract!(UnsubscribeLink, |request| {
    request.extensions_mut().insert(SecretUrl);
    let part = |name| request.match_info().get(name).unwrap_or_default().to_owned();
    let To { to } = actix_web::web::Query::from_query(request.query_string()).map(|query| query.0).unwrap_or_default();
    Ok(Self { topic: part("topic"), token: part("token"), to })
});

impl UnsubscribeLink {
    fn check(&self, visitor: &Visitor) -> Result<Unsubscribing, WebError> {
        let Self { topic, token, to } = self;
        Unsubscribing::read(&visitor.app.key, topic, token, to).ok_or(WebError::NotFound)
    }
}

/// Shows what the button turns off, or that it is off.
pub async fn ask(link: UnsubscribeLink, visitor: Visitor) -> PageResult {
    let about = link.check(&visitor)?;
    let (key, topic) = (about.address.key().to_owned(), about.topic);
    let is_off = visitor.app.db.read(move |conn| Ok(mail::turned_off(conn, &key)?.contains(&topic))).await?;
    Ok(shown(&visitor, about, is_off))
}

/// Turns them off. A mail program is not sent on to another page.
pub async fn unsubscribe(link: UnsubscribeLink, visitor: Visitor) -> PageResult {
    let about = link.check(&visitor)?;
    turn_off(&visitor, about).await
}

/// Turns them on again.
pub async fn subscribe_again(link: UnsubscribeLink, visitor: Visitor) -> PageResult {
    let about = link.check(&visitor)?;
    let (key, topic) = (about.address.key().to_owned(), about.topic);
    visitor.app.db.write(move |conn| Ok::<_, Fault>(mail::subscribe(conn, &key, topic)?)).await?;
    let again = Flash::done(t::accounts::subscribed_again(about.address.typed().to_owned()));
    Ok(again.on(&about.path(), visitor.audience()))
}

/// The link of an earlier version's email, which turned off reminders alone.
pub async fn ask_of_invite(link: InviteLink, visitor: Visitor) -> PageResult {
    Ok(flash::redirect(&of_invite(&link, &visitor).await?.path()))
}

/// One click on it.
pub async fn unsubscribe_of_invite(link: InviteLink, visitor: Visitor) -> PageResult {
    let about = of_invite(&link, &visitor).await?;
    turn_off(&visitor, about).await
}

async fn of_invite(link: &InviteLink, visitor: &Visitor) -> Result<Unsubscribing, WebError> {
    link.recipient().ok_or(WebError::NotFound)?;
    let (key, opened) = (visitor.app.key.clone(), link.clone());
    let found = visitor.app.db.read(move |conn| invites::load_for(conn, &key, &opened, NOBODY)).await?;
    let recipient = found.and_then(|found| found.recipient).ok_or(WebError::NotFound)?;
    let address = text::email(&recipient.address).map_err(|_| WebError::NotFound)?;
    Ok(Unsubscribing::new(&visitor.app.key, EmailTopic::InviteReminders, address))
}

async fn turn_off(visitor: &Visitor, about: Unsubscribing) -> PageResult {
    let (key, topic, now) = (about.address.key().to_owned(), about.topic, visitor.app.now());
    let work = move |conn: &mut Conn| Ok::<_, Fault>(mail::unsubscribe(conn, &key, topic, now)?);
    visitor.app.db.write(work).await?;
    Ok(shown(visitor, about, true))
}

fn shown(visitor: &Visitor, about: Unsubscribing, is_off: bool) -> actix_web::HttpResponse {
    let own = visitor.member.as_ref().and_then(|member| member.person.proved_email());
    let is_own = own.is_some_and(|own| own.key() == about.address.key());
    page(visitor.reader(), &UnsubscribePage { shell: visitor.shell(), about, is_off, is_own })
}
