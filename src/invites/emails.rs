//! The emails of invites: the invite itself, its reminder, its notice, and what tells a group's
//! managers that an invite rests on a right that has gone.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Moment;
use crate::ids::{GroupId, InviteId, RecipientId};
use crate::mail::{Render, RenderContext, RenderedEmail, Unreadable, email};
use crate::passes::TO_INVITEE;
use crate::web::urls;

use super::tokens::InviteTarget;

/// Brings the link.
pub(super) const INVITE: &str = TO_INVITEE[0];
/// Reminds of it before it expires.
pub(super) const REMINDER: &str = TO_INVITEE[1];
/// Tells that it has expired, and how to ask for access.
pub(super) const NOTICE: &str = TO_INVITEE[2];
/// Tells a group's managers that an invite admits fewer than it was made for, or nobody.
pub(super) const LOST_RIGHTS: &str = "invite-fallen";

/// The emails that this module writes.
pub fn emails() -> Vec<(&'static str, Render)> {
    vec![(INVITE, invite), (REMINDER, reminder), (NOTICE, notice), (LOST_RIGHTS, lost_rights)]
}

/// What a row of the email queue keeps of an email to an invitee.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ToInvitee {
    pub recipient: RecipientId,
    pub generation: i64,
    pub group: String,
    pub inviter: String,
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
    pub maker: String,
    /// Invites of theirs that admit nobody any more.
    pub stopped: Vec<InviteId>,
    /// Those that admit existing members only.
    pub narrowed: Vec<InviteId>,
}

/// What the letters to an invitee say.
struct Details {
    parameters: ToInvitee,
    url: String,
    /// The exact instant with its zone; empty where it never expires.
    expires: String,
    /// Where one ends reminders.
    quiet: String,
}

/// What the email about a maker's fall says.
struct LostRight {
    organization: String,
    group: String,
    /// Who made the links.
    person: String,
    url: String,
    /// How many admit nobody any more, and how many existing members only.
    stopped: usize,
    narrowed: usize,
}

impl LostRight {
    /// What has stopped; empty where nothing has.
    fn stopped(&self) -> String {
        match self.stopped {
            0 => String::new(),
            1 => "One of their invites has stopped. It will work again if they may invite people again.".to_owned(),
            many => {
                format!("{many} of their invites have stopped. They will work again if they may invite people again.")
            }
        }
    }

    /// What works for existing members only; empty where nothing does.
    fn narrowed(&self) -> String {
        let place = format!("to the group {} at {}", self.group, self.organization);
        match self.narrowed {
            0 => String::new(),
            1 => format!(
                "An invite of theirs {place} works for existing members only now. It works for everybody again if \
                 they get the right back."
            ),
            many => format!(
                "{many} invites of theirs {place} work for existing members only now. They work for everybody again \
                 if they get the right back."
            ),
        }
    }

    const fn is_one(&self) -> bool {
        self.stopped + self.narrowed == 1
    }

    fn subject(&self) -> String {
        let (person, group) = (&self.person, &self.group);
        match (self.stopped, self.narrowed) {
            (1, 0) => format!("An invite of {person} to {group} has stopped"),
            (0, 1) => format!("An invite of {person} to {group} admits existing members only now"),
            (stopped, 0) => format!("{stopped} invites of {person} to {group} have stopped"),
            (0, narrowed) => format!("{narrowed} invites of {person} to {group} admit existing members only now"),
            (stopped, narrowed) => {
                format!("{} invites of {person} to {group} admit fewer people now", stopped + narrowed)
            }
        }
    }
}

email!(write_invite(Details): "invites/emails/invite.txt" and "invites/emails/invite.html");
email!(write_reminder(Details): "invites/emails/reminder.txt" and "invites/emails/reminder.html");
email!(write_notice(Details): "invites/emails/notice.txt" and "invites/emails/notice.html");
email!(write_fallen(LostRight): "invites/emails/fallen.txt" and "invites/emails/fallen.html");

fn invite(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    to_invitee(context, parameters, write_invite, |ToInvitee { asked, group, inviter, .. }, _| {
        if *asked {
            format!("Your request to join {group} was approved")
        } else {
            format!("{inviter} invites you to {group}")
        }
    })
}

fn reminder(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    to_invitee(context, parameters, write_reminder, |parameters, expires| {
        format!("Your invite to {} expires on {expires}", parameters.group)
    })
}

fn notice(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    to_invitee(context, parameters, write_notice, |parameters, _| {
        format!("Your invite to {} has expired", parameters.group)
    })
}

/// Writes an email to an invitee; the link comes into being here, as it is sent.
fn to_invitee(
    context: &RenderContext<'_>,
    parameters: &Value,
    write: fn(&RenderContext<'_>, String, &Details) -> Result<RenderedEmail, Unreadable>,
    subject: fn(&ToInvitee, &str) -> String,
) -> Result<RenderedEmail, Unreadable> {
    let parameters = ToInvitee::deserialize(parameters)?;
    let link = InviteTarget::Mailed(parameters.recipient).link(context.key, parameters.generation);
    let expires = parameters.expires_at.map_or_else(String::new, |at| context.zone.long(at));
    let (subject, quiet) = (subject(&parameters, &expires), context.link(&urls::behind_invite(&link, "quiet")));
    let details = Details { parameters, url: context.link(&link), expires, quiet };
    let email = write(context, subject, &details)?;
    Ok(RenderedEmail { unsubscribe: Some(details.quiet), reply_to: details.parameters.reply_to, ..email })
}

fn lost_rights(context: &RenderContext<'_>, parameters: &Value) -> Result<RenderedEmail, Unreadable> {
    let parameters = ToManager::deserialize(parameters)?;
    let path = match (&parameters.stopped[..], &parameters.narrowed[..]) {
        ([invite], []) | ([], [invite]) => urls::invite(parameters.group_id, *invite),
        _ => urls::group_settings(parameters.group_id, "invites"),
    };
    let fall = LostRight {
        organization: context.organization.to_owned(),
        url: context.link(&path),
        group: parameters.group,
        person: parameters.maker,
        stopped: parameters.stopped.len(),
        narrowed: parameters.narrowed.len(),
    };
    write_fallen(context, fall.subject(), &fall)
}
