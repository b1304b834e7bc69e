//! The letters of invites: the invite itself, its reminder, its notice, and what tells a group's
//! managers that an invite rests on a right that has gone.

use askama::Template;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Moment;
use crate::ids::{GroupId, InviteId, RecipientId};
use crate::mail::{Desk, Letter, Render, Unreadable};
use crate::passes::TO_INVITEE;
use crate::web::urls;

use super::tokens::Target;

/// Brings the link.
pub(super) const INVITE: &str = TO_INVITEE[0];
/// Reminds of it before it expires.
pub(super) const REMINDER: &str = TO_INVITEE[1];
/// Tells that it has expired, and how to ask for access.
pub(super) const NOTICE: &str = TO_INVITEE[2];
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
    /// Whether it answers a request of theirs to be let in.
    #[serde(default)]
    pub asked: bool,
    /// The proved address of the person who invites.
    #[serde(default)]
    pub reply_to: Option<String>,
}

/// What a row of the outbox keeps of a letter about a maker's fall.
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
struct Words {
    organization: String,
    group: String,
    /// Who invites.
    person: String,
    url: String,
    /// The exact instant with its zone; empty where it never expires.
    expires: String,
    admits_new: bool,
    /// Whether it answers a request of theirs.
    asked: bool,
    /// Where one ends reminders.
    quiet: String,
    /// Where an answer goes.
    reply_to: Option<String>,
}

/// Ways on from a letter that are no part of its text.
#[derive(Default)]
struct Ways {
    unsubscribe: Option<String>,
    reply_to: Option<String>,
}

impl Ways {
    fn of(words: &Words) -> Self {
        Self { unsubscribe: Some(words.quiet.clone()), reply_to: words.reply_to.clone() }
    }
}

/// What the letter about a maker's fall says.
struct Fall {
    organization: String,
    group: String,
    /// Who made the links.
    person: String,
    url: String,
    /// How many admit nobody any more, and how many existing members only.
    stopped: usize,
    narrowed: usize,
}

impl Fall {
    /// What has stopped; empty where nothing has.
    fn stopped(&self) -> String {
        match self.stopped {
            0 => String::new(),
            1 => "An invite of theirs has stopped: nobody gets in by it now. It works again if they get the right \
                  back."
                .to_owned(),
            many => format!(
                "{many} invites of theirs have stopped: nobody gets in by them now. They work again if they \
                 get the right back."
            ),
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

/// Declares the two parts of a letter, which say the same words, and how they are put together.
macro_rules! letter {
    ($write:ident($words:ident): $text:literal and $html:literal) => {
        fn $write(subject: String, words: &$words, ways: Ways) -> Result<Letter, Unreadable> {
            #[derive(Template)]
            #[template(path = $text)]
            struct Text<'a> {
                words: &'a $words,
            }

            #[derive(Template)]
            #[template(path = $html)]
            struct Html<'a> {
                organization: &'a str,
                words: &'a $words,
            }

            let text = Text { words }.render()?;
            let html = Html { organization: &words.organization, words }.render()?;
            Ok(Letter { subject, text, html, unsubscribe: ways.unsubscribe, reply_to: ways.reply_to })
        }
    };
}

letter!(write_invite(Words): "invites/letters/invite.txt" and "invites/letters/invite.html");
letter!(write_reminder(Words): "invites/letters/reminder.txt" and "invites/letters/reminder.html");
letter!(write_notice(Words): "invites/letters/notice.txt" and "invites/letters/notice.html");
letter!(write_fallen(Fall): "invites/letters/fallen.txt" and "invites/letters/fallen.html");

fn invite(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let words = to_invitee(desk, parameters)?;
    let subject = if words.asked {
        format!("Your request to join {} was approved", words.group)
    } else {
        format!("{} invites you to {}", words.person, words.group)
    };
    write_invite(subject, &words, Ways::of(&words))
}

fn reminder(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let words = to_invitee(desk, parameters)?;
    write_reminder(format!("Your invite to {} expires on {}", words.group, words.expires), &words, Ways::of(&words))
}

fn notice(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let words = to_invitee(desk, parameters)?;
    write_notice(format!("Your invite to {} has expired", words.group), &words, Ways::of(&words))
}

fn fallen(desk: &Desk<'_>, parameters: &Value) -> Result<Letter, Unreadable> {
    let told = ToManager::deserialize(parameters)?;
    let path = match (&told.stopped[..], &told.narrowed[..]) {
        ([invite], []) | ([], [invite]) => urls::invite(told.group_id, *invite),
        _ => urls::group_settings(told.group_id, "invites"),
    };
    let fall = Fall {
        organization: desk.organization.to_owned(),
        url: desk.link(&path),
        group: told.group,
        person: told.maker,
        stopped: told.stopped.len(),
        narrowed: told.narrowed.len(),
    };
    write_fallen(fall.subject(), &fall, Ways::default())
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
        asked: told.asked,
        reply_to: told.reply_to,
    })
}
