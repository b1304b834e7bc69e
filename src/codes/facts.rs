//! What is known of a code, of what it opens and of its maker when it is entered or listed.

use super::refusal::CodeRefusal;
use crate::clock::Moment;
use crate::db::types::{EndedWhy, JoinType};

/// What is known of a code when it is entered or listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeFacts {
    /// The instant at which it is dead; `None` is never.
    pub expires_at: Option<Moment>,
    /// When and why it was ended before its time.
    pub ended: Option<(Moment, EndedWhy)>,
    /// Uses taken, seats of unfinished sign-ups included.
    pub uses: i64,
    /// The most uses; `None` is no maximum.
    pub max_uses: Option<i64>,
    /// What it opens.
    pub opens: Opens,
    /// Whoever made it.
    pub maker: MakerStanding,
}

/// What a code opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opens {
    /// One group.
    Group(GroupFacts),
    /// The groups that name its campaign.
    Campaign(CampaignFacts),
}

/// What is known of a code campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignFacts {
    /// The first instant at which its codes work.
    pub starts_at: Option<Moment>,
    /// The first instant at which they no longer do.
    pub stops_at: Option<Moment>,
    /// An admin stopped it.
    pub stopped: bool,
    /// Its codes can be entered here.
    pub in_app: bool,
    /// The groups that name it.
    pub groups: Vec<GroupFacts>,
}

/// What is known of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupFacts {
    /// The first instant at which it takes people.
    pub starts_at: Option<Moment>,
    /// The first instant at which it no longer does.
    pub stops_at: Option<Moment>,
    /// Put away with its history.
    pub archived: bool,
    /// Who may join, and how.
    pub join_type: JoinType,
}

/// What the maker of a code may still do, asked anew at every use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MakerStanding {
    /// Neither deactivated nor erased.
    pub active: bool,
    /// Still an admin, or, for a code of one group, a manager of that group.
    pub may_open: bool,
    /// Still has the right to bring in people without an account.
    pub may_add_people: bool,
}

/// Who enters a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enterer {
    /// Somebody without an account.
    Newcomer,
    /// Somebody who has an account and has not used this code.
    Member,
    /// Somebody who has used this very code: coming back by it spends no use.
    Returner,
}

impl CodeFacts {
    /// Why the code itself is over for good, whatever its uses, group and maker.
    ///
    /// An act tells more than a date, and what happened first is the reason: a code ended by hand
    /// in May does not say in July that it expired in June. Only a code that lived can be replaced,
    /// so that needs no comparing.
    pub(super) fn over(&self, now: Moment) -> Option<CodeRefusal> {
        let expired = self.expires_at.filter(|at| *at <= now);
        match (self.ended, expired) {
            (Some((_, EndedWhy::Replaced)), _) => Some(CodeRefusal::Replaced),
            (Some((ended, _)), Some(at)) if at <= ended => Some(CodeRefusal::ExpiredOn(at)),
            (Some((_, EndedWhy::Hand)), _) => Some(CodeRefusal::ExpiredByHand),
            (Some((_, EndedWhy::Stopped)), _) => Some(CodeRefusal::CampaignStopped),
            (Some((_, EndedWhy::Contained)), _) => Some(CodeRefusal::Contained),
            (None, _) => expired.map(CodeRefusal::ExpiredOn),
        }
    }

    /// Whether the code can still be ended: neither ended nor past its date, whether or not anybody
    /// could enter it just now.
    #[must_use]
    pub fn lives(&self, now: Moment) -> bool {
        self.over(now).is_none()
    }

    /// What is left of the maximum of uses; `None` is no maximum.
    #[must_use]
    pub fn uses_left(&self) -> Option<i64> {
        self.max_uses.map(|most| most.saturating_sub(self.uses).max(0))
    }
}
