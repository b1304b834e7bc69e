//! An invite's page, for whoever made it and the group's managers, and what they do about it.

use actix_web::HttpResponse;
use askama::Template;
use serde::Deserialize;

use crate::db::types::{EmailState, GroupRole, RecipientEnd};
use crate::db::{Conn, Settled};
use crate::ids::{InviteId, RecipientId};
use crate::invites::events::InviteEvent;
use crate::invites::manage::{self, Scope};
use crate::invites::store::{self, EmailedRecipient};
use crate::invites::tokens::InviteTarget;
use crate::locale::{Arg, Message, Slot};
use crate::mail::Answer;
use crate::passes::{OwnPass, PassView};
use crate::personal_data::PersonName;
use crate::t;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{Flash, Form, OfPath, PageResult, Query, Shell, WebError, page, qr_file, qr_svg, urls};

#[derive(Template)]
#[template(path = "invites/show.html")]
struct ShowPage {
    shell: Shell,
    group: String,
    list_url: String,
    invite: PassView,
    /// Who made it, where somebody else has taken it over.
    first_maker: Option<PersonName>,
    /// The link to hand on; empty where it lets nobody in.
    link: String,
    qr: String,
    emailed: Vec<EmailedRecipient>,
    /// Whether anybody was emailed at all, on this page or before.
    was_emailed: bool,
    /// Links to other pages.
    pages: PageLinks,
}

impl ShowPage {
    fn person_url(&self, emailed: &EmailedRecipient, action: &str) -> String {
        person_url(&self.invite, emailed.recipient.id, action)
    }

    fn made_by(&self) -> Message<'_> {
        let maker = self.first_maker.as_ref().unwrap_or(&self.invite.maker.person.name);
        t::passes::by_at(self.invite.made_at, maker)
    }
}

/// Where an action on one recipient of an invite is.
fn person_url(invite: &PassView, recipient: RecipientId, action: &str) -> String {
    invite.action(&format!("people/{recipient}/{action}"))
}

impl EmailedRecipient {
    /// Whom it was emailed to.
    fn address(&self) -> PersonName {
        self.recipient.address.as_str().into()
    }

    /// What happened to one who was emailed: what tells most.
    fn word(&self) -> &'static str {
        let recipient = &self.recipient;
        match (recipient.joined_at, recipient.ended_why, recipient.started_at) {
            (Some(_), ..) => "joined",
            (None, Some(RecipientEnd::Revoked), _) => "revoked",
            (None, Some(RecipientEnd::Renewed), _) => "replaced",
            (None, None, Some(_)) => "started",
            (None, None, None) => match self.email.as_ref().map(|email| email.state) {
                Some(EmailState::Sent) => "sent",
                Some(EmailState::Failed) => "failed",
                Some(EmailState::Unsubscribed) => "unsubscribed",
                Some(EmailState::Waiting | EmailState::Held) | None => "waiting",
            },
        }
    }

    /// What explains the word: the mail server's answer to an email that did not go, or when they came.
    fn detail(&self) -> Arg<'static> {
        let kept = || self.email.as_ref().and_then(|email| email.last_answer.as_deref());
        let answer = || kept().map_or_else(Arg::default, |kept| Message::from(Answer::read(kept)).into());
        match (self.word(), self.recipient.joined_at, self.recipient.started_at) {
            ("failed" | "waiting", ..) => answer(),
            ("unsubscribed", ..) => t::invites::unsubscribed().into(),
            ("joined", Some(at), _) | ("started", _, Some(at)) => t::locale::moment(at).into(),
            _ => Arg::default(),
        }
    }
}

#[derive(Template)]
#[template(path = "invites/revoke.html")]
struct RevokePage {
    shell: Shell,
    group: String,
    action: String,
    back: String,
    address: String,
    /// Whether other invites of the address may be ended along with it.
    runs_group: bool,
    is_admin: bool,
    is_open: bool,
}

/// Which invite it is.
fn id(own: &OwnPass) -> InviteId {
    InviteId(own.pass.id.reference())
}

/// The link that is shared.
fn link(own: &OwnPass) -> String {
    let app = &own.who.app;
    app.link(&InviteTarget::Shared(id(own)).link(&app.key, own.pass.generation))
}

/// The list that it stands in.
fn list_url(own: &OwnPass) -> String {
    let group = own.who.group.id;
    if own.who.may_manage() { urls::group_settings(group, "invites") } else { urls::my_invites(group) }
}

/// The invite with its link, its settings and its people.
pub async fn show(own: OwnPass, Query(seek): Query<Seek>) -> PageResult {
    let (invite, after) = (id(&own), seek.numbers().map(|[recipient]| RecipientId(recipient)));
    let read =
        move |conn: &mut Conn| Ok((store::first_maker(conn, invite)?, store::emailed(conn, invite, after, LIMIT)?));
    let (shell, (first_maker, emailed)) = own.who.view(read).await?;
    let emailed = Page::cut(emailed, |emailed| emailed.recipient.id.to_string());
    let link = if own.pass.status.is_worth_sharing() { link(&own) } else { String::new() };
    Ok(page(
        own.who.reader(),
        &ShowPage {
            shell,
            group: own.who.group.name.clone(),
            list_url: list_url(&own),
            qr: if link.is_empty() { String::new() } else { qr_svg(&link) },
            link,
            first_maker,
            was_emailed: after.is_some() || !emailed.rows.is_empty(),
            pages: PageLinks::at(&own.pass.url, after.is_none(), emailed.next.as_deref()),
            emailed: emailed.rows,
            invite: own.pass,
        },
    ))
}

/// The QR code of the link as a file.
pub async fn qr(own: OwnPass) -> HttpResponse {
    qr_file(&format!("invite-{}", id(&own)), &link(&own))
}

/// **Delete link**.
pub async fn delete(own: OwnPass) -> PageResult {
    let (group, id) = (own.who.group.id, id(&own));
    let deleted = own.who.act(move |conn, by| manage::delete(conn, by, group, id)).await?;
    let message = if deleted { Flash::done(t::invites::deleted()) } else { Flash::note(t::invites::deleted_before()) };
    Ok(message.on(&own.pass.url, own.who.audience()))
}

/// **Take over**.
pub async fn take_over(own: OwnPass) -> PageResult {
    let (group, invite) = (own.who.group.id, id(&own));
    own.take_over(move |maker| InviteEvent::TakenOver { group, invite, maker: Some(maker) }).await
}

/// **Resend**.
pub async fn resend(own: OwnPass, OfPath(recipient): OfPath<RecipientId>) -> PageResult {
    find(&own, recipient).await?;
    let group = own.who.group.id;
    let message = match own.who.act(move |conn, by| manage::resend(conn, by, group, recipient)).await.settled()? {
        Ok(address) => Flash::mailed(&own.who.app, address, None),
        Err(why) => Flash::refused(&why),
    };
    Ok(message.on(&own.pass.url, own.who.audience()))
}

/// Asks once, and what else of the address to end.
pub async fn ask_to_revoke(own: OwnPass, OfPath(recipient): OfPath<RecipientId>) -> PageResult {
    let found = find(&own, recipient).await?;
    Ok(page(
        own.who.reader(),
        &RevokePage {
            shell: own.who.shell().await?,
            group: own.who.group.name.clone(),
            action: person_url(&own.pass, recipient, "revoke"),
            is_open: !found.recipient.is_over(),
            address: found.recipient.address,
            runs_group: own.who.may_manage(),
            is_admin: own.who.is_admin(),
            back: own.pass.url,
        },
    ))
}

/// What the form of **Revoke** says.
#[derive(Debug, Default, Deserialize)]
pub(in crate::invites) struct RevokeForm {
    #[serde(default)]
    scope: String,
}

/// **Revoke**.
pub async fn revoke(own: OwnPass, OfPath(recipient): OfPath<RecipientId>, Form(form): Form<RevokeForm>) -> PageResult {
    find(&own, recipient).await?;
    let scope = match form.scope.as_str() {
        "everywhere" if own.who.is_admin() => Scope::Everywhere,
        "group" if own.who.may_manage() => Scope::Group,
        _ => Scope::One,
    };
    let group = own.who.group.id;
    let revoked = own.who.act(move |conn, by| manage::revoke(conn, by, group, recipient, scope)).await?;
    let message = Flash::done(t::invites::revoked(revoked));
    let message = if revoked == 0 { message.as_note() } else { message };
    Ok(message.on(&own.pass.url, own.who.audience()))
}

/// The recipient, if it is one of this invite's.
async fn find(own: &OwnPass, recipient: RecipientId) -> Result<EmailedRecipient, WebError> {
    let invite = id(own);
    let before = RecipientId(recipient.0.saturating_sub(1));
    let found = own.who.app.db.read(move |conn| store::emailed(conn, invite, Some(before), 1)).await?;
    found.into_iter().find(|emailed| emailed.recipient.id == recipient).ok_or(WebError::NotFound)
}
