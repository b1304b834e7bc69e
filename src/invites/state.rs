//! Where an invite, and each letter of it, stands, in a word, for lists.

use super::refusal::InviteRefusal;
use super::rules::{InviteFacts, usable};
use super::store::Emailed;
use crate::clock::Moment;
use crate::codes::Enterer;
use crate::db::types::{MailState, RecipientEnd};

/// Where an invite stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InviteState {
    /// It lets people in.
    Live,
    /// It will from the group's start date on.
    NotStarted,
    /// It does not while its group or maker does not allow it.
    Stopped,
    /// Nothing is left of its maximum of uses.
    FullyUsed,
    /// Its date came.
    Expired,
    /// Somebody pressed **Delete link**.
    Deleted,
}

impl InviteState {
    /// Where the invite stands at `now`, for people with an account.
    pub fn of(facts: &InviteFacts, now: Moment) -> Self {
        match usable(facts, Enterer::Member, now) {
            Ok(()) | Err(InviteRefusal::MembersOnly) => Self::Live,
            Err(InviteRefusal::GroupNotStarted(_)) => Self::NotStarted,
            Err(InviteRefusal::FullyUsed) => Self::FullyUsed,
            Err(InviteRefusal::ExpiredOn(_)) => Self::Expired,
            Err(InviteRefusal::Deleted | InviteRefusal::Revoked | InviteRefusal::Renewed) => Self::Deleted,
            Err(
                InviteRefusal::Unknown
                | InviteRefusal::GroupArchived
                | InviteRefusal::GroupStopped(_)
                | InviteRefusal::MakerStopped,
            ) => Self::Stopped,
        }
    }

    /// The word that people read.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::NotStarted => "not started",
            Self::Stopped => "stopped",
            Self::FullyUsed => "fully used",
            Self::Expired => "expired",
            Self::Deleted => "deleted",
        }
    }

    /// The state by which chips are drawn.
    pub const fn shape(self) -> &'static str {
        match self {
            Self::NotStarted => "not yet open",
            other => other.word(),
        }
    }

    /// Whether it is worth handing on: it lets people in, or will.
    pub const fn is_worth_sharing(self) -> bool {
        matches!(self, Self::Live | Self::NotStarted)
    }
}

/// What happened to one who was emailed: what tells most.
pub(super) fn word_of(emailed: &Emailed) -> &'static str {
    let recipient = &emailed.recipient;
    match (recipient.joined_at, recipient.ended_why, recipient.started_at) {
        (Some(_), ..) => "joined",
        (None, Some(RecipientEnd::Revoked), _) => "revoked",
        (None, Some(RecipientEnd::Renewed), _) => "renewed",
        (None, None, Some(_)) => "started",
        (None, None, None) => match emailed.posted.as_ref().map(|posted| posted.state) {
            Some(MailState::Sent) => "sent",
            Some(MailState::Failed) => "failed",
            Some(MailState::Waiting | MailState::Held) | None => "waiting",
        },
    }
}
