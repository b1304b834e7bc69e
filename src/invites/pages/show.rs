//! An invite's page, for whoever made it and the group's managers, and what they do about it.

use actix_web::HttpResponse;
use actix_web::http::header;
use askama::Template;
use serde::Deserialize;

use crate::by::By;
use crate::codes::qr_svg;
use crate::db::types::{MailState, RecipientEnd};
use crate::db::{Conn, Settled};
use crate::ids::{GroupId, RecipientId};
use crate::invites::manage::{self, Scope};
use crate::invites::store::{self, Emailed};
use crate::invites::tokens::Target;
use crate::invites::view::InviteView;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{Flash, Form, OfPath, Query, Shell, WebError, page, urls};
use crate::zone::Zone;

use super::OwnInvite;

#[derive(Template)]
#[template(path = "invites/show.html")]
struct ShowPage {
    shell: Shell,
    group: String,
    group_id: GroupId,
    list_url: String,
    invite: InviteView,
    /// Who made it, where somebody else has taken it over.
    first_maker: Option<String>,
    /// The link to hand on; empty where it lets nobody in.
    link: String,
    qr: String,
    emailed: Vec<Emailed>,
    /// Whether anybody was emailed at all, on this page or before.
    was_emailed: bool,
    /// Links to other pages.
    pages: PageLinks,
    zone: Zone,
}

impl ShowPage {
    fn action(&self, action: &str) -> String {
        urls::invite_action(self.group_id, self.invite.id, action)
    }

    fn person_url(&self, emailed: &Emailed, action: &str) -> String {
        urls::invite_recipient(self.group_id, self.invite.id, emailed.recipient.id, action)
    }

    fn made_by(&self) -> String {
        format!("{}, {}", self.first_maker.as_ref().unwrap_or(&self.invite.view.maker), self.invite.view.made())
    }

    fn title(&self) -> String {
        format!("Join {}", self.group)
    }
}

impl Emailed {
    /// What happened to one who was emailed: what tells most.
    fn word(&self) -> &'static str {
        let recipient = &self.recipient;
        match (recipient.joined_at, recipient.ended_why, recipient.started_at) {
            (Some(_), ..) => "joined",
            (None, Some(RecipientEnd::Revoked), _) => "revoked",
            (None, Some(RecipientEnd::Renewed), _) => "renewed",
            (None, None, Some(_)) => "started",
            (None, None, None) => match self.posted.as_ref().map(|posted| posted.state) {
                Some(MailState::Sent) => "sent",
                Some(MailState::Failed) => "failed",
                Some(MailState::Waiting | MailState::Held) | None => "waiting",
            },
        }
    }

    /// What explains the word: the mail server's answer to a letter that did not go, or when they came.
    fn detail(&self, zone: Zone) -> String {
        let answer = || self.posted.as_ref().and_then(|posted| posted.last_answer.clone()).unwrap_or_default();
        match (self.word(), self.recipient.joined_at, self.recipient.started_at) {
            ("failed" | "waiting", ..) => answer(),
            ("joined", Some(at), _) | ("started", _, Some(at)) => zone.long(at),
            _ => String::new(),
        }
    }

    fn is_open(&self) -> bool {
        self.recipient.joined_at.is_none() && self.recipient.ended_why.is_none()
    }
}

#[derive(Template)]
#[template(path = "invites/delete.html")]
struct DeletePage {
    shell: Shell,
    group: String,
    action: String,
    invite: InviteView,
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

/// The invite with its link, its settings and its people.
pub(in crate::invites) async fn show(own: OwnInvite, Query(seek): Query<Seek>) -> Result<HttpResponse, WebError> {
    let (invite, after) = (own.id(), seek.numbers().map(|[recipient]| RecipientId(recipient)));
    let read =
        move |conn: &mut Conn| Ok((store::first_maker(conn, invite)?, store::emailed(conn, invite, after, LIMIT)?));
    let (shell, (first_maker, emailed)) = own.who.view(read).await?;
    let emailed = Page::cut(emailed, |emailed| emailed.recipient.id.to_string());
    let (app, list_url) = (&own.who.app, own.list());
    let path = Target::Shared(invite).link(&app.key, own.listed.invite.generation);
    let view = InviteView::of(own.listed, &own.who);
    let link = if view.view.is_worth_sharing() { app.link(&path) } else { String::new() };
    let pages = PageLinks::at(&view.url, after.is_none(), emailed.next.as_deref());
    Ok(page(&ShowPage {
        shell,
        group: own.who.group.name.clone(),
        group_id: own.who.group.id,
        list_url,
        qr: if link.is_empty() { String::new() } else { qr_svg(&link) },
        link,
        invite: view,
        first_maker,
        was_emailed: after.is_some() || !emailed.rows.is_empty(),
        emailed: emailed.rows,
        pages,
        zone: own.who.zone(),
    }))
}

/// The QR code of the link as a file.
pub(in crate::invites) async fn qr(own: OwnInvite) -> Result<HttpResponse, WebError> {
    let path = Target::Shared(own.id()).link(&own.who.app.key, own.listed.invite.generation);
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/svg+xml"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"invite-{}.svg\"", own.id())))
        .body(qr_svg(&own.who.app.link(&path))))
}

/// Asks once, and names what it means.
pub(in crate::invites) async fn ask_to_delete(own: OwnInvite) -> Result<HttpResponse, WebError> {
    let shell = own.who.shell().await?;
    let (group, action) = (own.who.group.name.clone(), own.action("delete"));
    let invite = InviteView::of(own.listed, &own.who);
    Ok(page(&DeletePage { shell, group, action, invite }))
}

/// **Delete link**.
pub(in crate::invites) async fn delete(own: OwnInvite) -> Result<HttpResponse, WebError> {
    let (group, id) = (own.who.group.id, own.id());
    let deleted = own.who.act(move |conn, by| manage::delete(conn, by, group, id)).await?;
    let message = if deleted {
        Flash::done("The invite’s links are deleted. They no longer work.")
    } else {
        Flash::note("The links of the invite were deleted before.")
    };
    Ok(message.on(&own.url(), &own.who.app.config))
}

/// **Take over**.
pub(in crate::invites) async fn take_over(own: OwnInvite) -> Result<HttpResponse, WebError> {
    let (group, invite, url) = (own.who.group.id, own.id(), own.url());
    let view = InviteView::of(own.listed, &own.who);
    let takes = move |conn: &mut Conn, by: &By| manage::take_over(conn, by, group, invite);
    let message = if view.is_for_taking() && own.who.act(takes).await? {
        Flash::done("You took over this invite. Its link works again.")
    } else {
        Flash::note("This invite doesn’t need to be taken over.")
    };
    Ok(message.on(&url, &own.who.app.config))
}

/// **Resend**.
pub(in crate::invites) async fn resend(
    own: OwnInvite,
    OfPath(recipient): OfPath<RecipientId>,
) -> Result<HttpResponse, WebError> {
    find(&own, recipient).await?;
    let group = own.who.group.id;
    let message = match own.who.act(move |conn, by| manage::resend(conn, by, group, recipient)).await.settled()? {
        Ok(address) => Flash::mailed(&own.who.app, address, ""),
        Err(why) => Flash::refused(&why, own.who.reader()),
    };
    Ok(message.on(&own.url(), &own.who.app.config))
}

/// Asks once, and what else of the address to end.
pub(in crate::invites) async fn ask_to_revoke(
    own: OwnInvite,
    OfPath(recipient): OfPath<RecipientId>,
) -> Result<HttpResponse, WebError> {
    let found = find(&own, recipient).await?;
    Ok(page(&RevokePage {
        shell: own.who.shell().await?,
        group: own.who.group.name.clone(),
        action: urls::invite_recipient(own.who.group.id, own.id(), recipient, "revoke"),
        back: own.url(),
        is_open: found.is_open(),
        address: found.recipient.address,
        runs_group: own.who.may_manage(),
        is_admin: own.who.is_admin(),
    }))
}

/// What the form of **Revoke** says.
#[derive(Debug, Default, Deserialize)]
pub(in crate::invites) struct RevokeForm {
    #[serde(default)]
    scope: String,
}

/// **Revoke**.
pub(in crate::invites) async fn revoke(
    own: OwnInvite,
    OfPath(recipient): OfPath<RecipientId>,
    Form(form): Form<RevokeForm>,
) -> Result<HttpResponse, WebError> {
    find(&own, recipient).await?;
    let scope = match form.scope.as_str() {
        "everywhere" if own.who.is_admin() => Scope::Everywhere,
        "group" if own.who.may_manage() => Scope::Group,
        _ => Scope::One,
    };
    let group = own.who.group.id;
    let message = match own.who.act(move |conn, by| manage::revoke(conn, by, group, recipient, scope)).await? {
        0 => Flash::note("That invite was over already."),
        1 => Flash::done("The invite is revoked. Its link no longer works."),
        ended => Flash::done(format!("{ended} invites are revoked. Their links no longer work.")),
    };
    Ok(message.on(&own.url(), &own.who.app.config))
}

/// The recipient, if it is one of this invite's.
async fn find(own: &OwnInvite, recipient: RecipientId) -> Result<Emailed, WebError> {
    let invite = own.id();
    let before = RecipientId(recipient.0.saturating_sub(1));
    let found = own.who.app.db.read(move |conn| store::emailed(conn, invite, Some(before), 1)).await?;
    found.into_iter().find(|emailed| emailed.recipient.id == recipient).ok_or(WebError::NotFound)
}
