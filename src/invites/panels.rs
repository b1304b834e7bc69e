//! What invites show on pages of others: those that wait for somebody on Home, and the way to make one on a
//! group's page.

use crate::t;
use askama::Template;
use chrono::TimeDelta;

use crate::db::{Conn, QueryResult};
use crate::groups::{CardAction, GroupCard, GroupPanelContext, SettingsTab};
use crate::ids::GroupId;
use crate::people::PanelContext;
use crate::text::Email;
use crate::web::{Panel, help, urls};

use super::rules::may_invite_into;
use super::store::{self, WaitingInvite};
use super::tokens::InviteTarget;

/// More than these are found in the mailbox.
const MOST: i64 = 20;
/// An expired one is offered for so long.
const REMEMBERED: TimeDelta = TimeDelta::days(30);

/// The tab of those who run a group.
pub const SETTINGS_TAB: SettingsTab = SettingsTab::new("invites", t::invites::invites, help::INVITES);

#[derive(Template)]
#[template(path = "invites/waiting.html")]
struct WaitingInvites {
    cards: Vec<GroupCard>,
}

/// The invites that wait for the address of somebody, who has proved that it is theirs.
pub fn waiting(conn: &mut Conn, context: &PanelContext) -> QueryResult<Option<Panel>> {
    let address = context.person.email_confirmed_at.and_then(|_| context.person.address());
    let Some(address) = address.as_ref().map(Email::key) else { return Ok(None) };
    let found = store::waiting(conn, context.person.id, address, context.now - REMEMBERED, MOST)?;
    let cards: Vec<GroupCard> = found.into_iter().map(|invite| card(invite, context)).collect();
    Ok((!cards.is_empty()).then(|| Panel::way_on(WaitingInvites { cards })))
}

fn card(invite: WaitingInvite, context: &PanelContext) -> GroupCard {
    let is_over = invite.expires_at.is_some_and(|at| at <= context.now);
    let url = InviteTarget::Mailed(invite.recipient).link(&context.app.key, invite.generation);
    let facts = match invite.expires_at {
        Some(at) if is_over => t::invites::waited_until(at, invite.inviter),
        Some(at) => t::invites::waits_until(at, invite.inviter),
        None => t::invites::waits(invite.inviter),
    };
    let (label, look, about) = if is_over {
        (t::web::request_access(), "quiet", t::invites::request_about(invite.group.clone()).into())
    } else {
        (t::web::join(), "", invite.group.clone().into())
    };
    GroupCard {
        name: invite.group,
        states: is_over.then_some("expired").into_iter().collect(),
        facts: facts.into(),
        action: CardAction::Button { url: url.clone(), label, about, look, is_dialog: false },
        url,
        ..GroupCard::default()
    }
}

#[derive(Template)]
#[template(path = "invites/group_panel.html")]
struct OfGroup {
    group: GroupId,
    may_invite: bool,
}

/// The way to make an invite into a group, and to one's own, for its members.
pub fn of_group(_: &mut Conn, context: &GroupPanelContext) -> QueryResult<Option<Panel>> {
    let is_in = context.membership.is_some();
    let may_invite = may_invite_into(&context.group, context.may_manage, is_in);
    Ok((may_invite || is_in).then(|| Panel::section(OfGroup { group: context.group.id, may_invite })))
}
