//! The letters of invites: the invite itself, its reminder, its notice, and what tells a group's
//! managers that an invite rests on a right that has gone.

use askama::Template;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Moment;
use crate::ids::{GroupId, InviteId, RecipientId};
use crate::mail::{Desk, Letter, Render, Unreadable};
use crate::web::urls;

use super::tokens::Target;

/// Brings the link.
pub(super) const INVITE: &str = "invite";
/// Reminds of it before it expires.
pub(super) const REMINDER: &str = "invite-reminder";
/// Tells that it has expired, and how to ask for access.
pub(super) const NOTICE: &str = "invite-notice";
/// Tells a group's managers that an invite admits fewer than it was made for, or nobody.
pub(super) const FALLEN: &str = "invite-fallen";

/// The letters that this room writes.
#[must_use]
pub fn letters() -> Vec<(&'static str, Render)> {
    vec![(INVITE, invite), (REMINDER, reminder), (NOTICE, notice), (FALLEN, fallen)]
}

/// What a row of the outbox keeps of a letter to an invitee.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ToInvitee {
    pub recipient: RecipientId,
    pub generation: i64,
    pub group: String,
    pub inviter: String,
    pub expires_at: Option<Moment>,
    /// Whether it lets in people without an account.
    pub admits_new: bool,
}

/// What a row of the outbox keeps of a letter about a maker's fall.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ToManager {
    pub invite: InviteId,
    pub group_id: GroupId,
    pub group: String,
    pub maker: String,
    /// Whether it admits nobody any more; else existing members only.
    pub stopped: bool,
}

/// What the letters say.
struct Words {
    organization: String,
    group: String,
    /// Who invites, or made the link.
    person: String,
    url: String,
    /// The exact instant with its zone; empty where it never expires.
    expires: String,
    admits_new: bool,
    stopped: bool,
    /// Where one ends reminders.
    quiet: String,
}

/// Declares the two parts of a letter, which say the same words, and how they are put together.
macro_rules! letter {
    ($write:ident: $text:literal and $html:literal) => {
        fn $write(subject: String, words: &Words, unsubscribe: Option<String>) -> Result<Letter, Unreadable> {
            #[derive(Template)]
            #[template(path = $text)]
            struct Text<'a> {
                words: &'a Words,
            }

            #[derive(Template)]
            #[template(path = $html)]
            struct Html<'a> {
                organization: &'a str,
                words: &'a Words,
            }

            let text = Text { words }.render()?;
            let html = Html { organization: &words.organization, words }.render()?;
            Ok(Letter { subject, text, html, unsubscribe })
        }
    };
}

letter!(write_invite: "invites/letters/invite.txt" and "invites/letters/invite.html");
letter!(write_reminder: "invites/letters/reminder.txt" and "invites/letters/reminder.html");
letter!(write_notice: "invites/letters/notice.txt" and "invites/letters/notice.html");
letter!(write_fallen: "invites/letters/fallen.txt" and "invites/letters/fallen.html");

fn invite(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let words = to_invitee(desk, parameters)?;
    write_invite(format!("{} invites you to {}", words.person, words.group), &words, None)
}

fn reminder(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let words = to_invitee(desk, parameters)?;
    let quiet = Some(words.quiet.clone());
    write_reminder(format!("Your invite to {} expires on {}", words.group, words.expires), &words, quiet)
}

fn notice(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let words = to_invitee(desk, parameters)?;
    let quiet = Some(words.quiet.clone());
    write_notice(format!("Your invite to {} has expired", words.group), &words, quiet)
}

fn fallen(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let told = ToManager::deserialize(parameters)?;
    let words = Words {
        organization: desk.organization.to_owned(),
        url: desk.link(&urls::invite(told.group_id, told.invite)),
        group: told.group,
        person: told.maker,
        expires: String::new(),
        admits_new: false,
        stopped: told.stopped,
        quiet: String::new(),
    };
    let subject = if words.stopped {
        format!("An invite of {} to {} has stopped", words.person, words.group)
    } else {
        format!("An invite of {} to {} admits existing members only now", words.person, words.group)
    };
    write_fallen(subject, &words, None)
}

/// The link comes into being here, as the letter is sent.
fn to_invitee(desk: &Desk<'_>, parameters: &Value) -> Result<Words, Unreadable> {
    let told = ToInvitee::deserialize(parameters)?;
    let link = Target::Mailed(told.recipient).link(desk.key, told.generation);
    Ok(Words {
        organization: desk.organization.to_owned(),
        group: told.group,
        person: told.inviter,
        quiet: desk.link(&urls::behind_invite(&link, "quiet")),
        url: desk.link(&link),
        expires: told.expires_at.map_or_else(String::new, |at| desk.zone.long(at)),
        admits_new: told.admits_new,
        stopped: false,
    })
}
