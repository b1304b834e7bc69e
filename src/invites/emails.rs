//! The emails of invites: the invite itself, its reminder, its notice, and what tells a group's
//! managers that an invite rests on a right that has gone.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Moment;
use crate::ids::{GroupId, InviteId, RecipientId};
use crate::mail::{EmailKind, EmailText, EmailTopic, RenderContext, Unreadable};
use crate::passes::TO_INVITEE;
use crate::personal_data::PersonName;
use crate::t;
use crate::web::urls;

use super::tokens::InviteTarget;

/// Brings the link.
pub(super) const INVITE: &str = TO_INVITEE[0];
/// The same to somebody who asked to be let in.
pub(super) const INVITE_APPROVED: &str = TO_INVITEE[1];
/// Reminds of it before it expires.
pub(super) const REMINDER: &str = TO_INVITEE[2];
/// Tells that it has expired, and how to ask for access.
pub(super) const NOTICE: &str = TO_INVITEE[3];
/// Tells a group's managers that an invite admits fewer than it was made for, or nobody.
pub(super) const LOST_RIGHTS: &str = "invite-fallen";

/// The emails that this module writes.
pub fn emails() -> Vec<EmailKind> {
    vec![
        EmailKind::about(EmailTopic::Invites, INVITE, invite),
        EmailKind::needed(INVITE_APPROVED, invite),
        EmailKind::about(EmailTopic::InviteReminders, REMINDER, reminder),
        EmailKind::about(EmailTopic::InviteReminders, NOTICE, notice),
        EmailKind::about(EmailTopic::InviteChanges, LOST_RIGHTS, lost_rights),
    ]
}

/// The kind that brings the link of an invite.
pub(super) const fn bringing_link(is_asked_for: bool) -> &'static str {
    if is_asked_for { INVITE_APPROVED } else { INVITE }
}

/// What a row of the email queue keeps of an email to an invitee.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ToInvitee {
    pub recipient: RecipientId,
    pub generation: i64,
    pub group: String,
    pub inviter: PersonName,
    pub expires_at: Option<Moment>,
    /// Whether it lets in people without an account.
    pub admits_new: bool,
    /// Whether it answers a request of theirs to be let in.
    #[serde(default)]
    pub asked: bool,
    /// The proved address of the person who invites.
    #[serde(default)]
    pub reply_to: Option<String>,
}

/// What a row of the email queue keeps of an email about a maker's fall.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ToManager {
    pub group_id: GroupId,
    pub group: String,
    pub maker: PersonName,
    /// Invites of theirs that admit nobody any more.
    pub stopped: Vec<InviteId>,
    /// Those that admit existing members only.
    pub narrowed: Vec<InviteId>,
}

fn invite(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let invitee = ToInvitee::deserialize(parameters)?;
    let organization = context.organization.to_owned();
    let ToInvitee { group, inviter, expires_at, admits_new, asked, .. } = invitee.clone();
    let (subject, text, reason) = if asked {
        (
            t::emails::invite_approved_subject(group.clone()),
            t::emails::invite_approved_text(group, inviter, organization.clone()),
            t::emails::invite_approved_reason(),
        )
    } else {
        (
            t::emails::invite_subject(group.clone(), inviter.clone()),
            t::emails::invite_text(group, inviter.clone(), organization.clone()),
            t::emails::invite_reason(inviter),
        )
    };
    let link = context.link(&invitee.link(context));
    let email = EmailText::new(subject, reason)
        .text(text)
        .button(t::emails::invite_button(), link)
        .text(expires_at.map_or_else(t::emails::invite_no_end, t::emails::invite_until))
        .text(if admits_new { t::emails::invite_new_here() } else { t::emails::invite_members_only(organization) });
    Ok(email.answered_at(invitee.reply_to))
}

fn reminder(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let invitee = ToInvitee::deserialize(parameters)?;
    let ToInvitee { group, inviter, expires_at, asked, .. } = invitee.clone();
    let at = expires_at.ok_or_else(|| Unreadable("what never expires has no reminder".to_owned()))?;
    let reason =
        if asked { t::emails::reminder_approved_reason() } else { t::emails::reminder_reason(inviter.clone()) };
    let email = EmailText::new(t::emails::reminder_subject(at, group.clone()), reason)
        .text(t::emails::reminder_text(group, inviter, context.organization.to_owned()))
        .button(t::emails::invite_button(), context.link(&invitee.link(context)))
        .text(t::emails::invite_until(at));
    Ok(email.answered_at(invitee.reply_to))
}

fn notice(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let invitee = ToInvitee::deserialize(parameters)?;
    let ToInvitee { group, inviter, expires_at, asked, .. } = invitee.clone();
    let at = expires_at.ok_or_else(|| Unreadable("what never expires has no notice".to_owned()))?;
    let reason = if asked { t::emails::invite_approved_reason() } else { t::emails::invite_reason(inviter.clone()) };
    let email = EmailText::new(t::emails::expired_subject(group.clone()), reason)
        .text(t::emails::expired_text(at, group, inviter, context.organization.to_owned()))
        .text(t::emails::expired_ask())
        .button(t::web::request_access(), context.link(&invitee.link(context)));
    Ok(email.answered_at(invitee.reply_to))
}

impl ToInvitee {
    /// The path of the invite. It comes into being here, as the email is sent.
    fn link(&self, context: &RenderContext<'_>) -> String {
        InviteTarget::Mailed(self.recipient).link(context.key, self.generation)
    }
}

fn lost_rights(context: &RenderContext<'_>, parameters: &Value) -> Result<EmailText, Unreadable> {
    let ToManager { group_id, group, maker, stopped, narrowed } = ToManager::deserialize(parameters)?;
    let path = match (&stopped[..], &narrowed[..]) {
        ([invite], []) | ([], [invite]) => urls::invite(group_id, *invite),
        _ => urls::group_settings(group_id, "invites"),
    };
    let all = stopped.len() + narrowed.len();
    let subject = t::emails::lost_rights_subject(group.clone(), maker.clone());
    let organization = || context.organization.to_owned();
    let mut email = EmailText::new(subject, t::emails::decider_reason(group.clone()));
    if !stopped.is_empty() {
        let text = t::emails::lost_rights_stopped(stopped.len(), group.clone(), organization(), maker.clone());
        email = email.text(text);
    }
    if !narrowed.is_empty() {
        email = email.text(t::emails::lost_rights_narrowed(narrowed.len(), group, organization(), maker));
    }
    Ok(email
        .text(t::emails::lost_rights_take_over(all))
        .button(t::emails::lost_rights_button(all), context.link(&path)))
}
