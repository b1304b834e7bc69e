//! Where a code stands, in a word, for lists.

use super::refusal::CodeRefusal;
use super::rules::{CodeFacts, Enterer, enterable};
use crate::clock::Moment;

/// Where a code stands, for lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeState {
    /// It lets people in.
    Live,
    /// It will from the group's start date on.
    NotStarted,
    /// It does not while its group, campaign or maker does not allow it.
    Stopped,
    /// Nothing is left of its maximum of uses.
    FullyUsed,
    /// Its date came.
    ExpiredOnDate,
    /// Somebody pressed **Expire**.
    ExpiredByHand,
    /// Another code took its place.
    Replaced,
    /// It was ended to contain an abuse.
    Contained,
}

impl CodeState {
    /// Where the code stands at `now`, for people with an account.
    #[must_use]
    pub fn of(facts: &CodeFacts, now: Moment) -> Self {
        match enterable(facts, Enterer::Member, now) {
            // Those who have an account are never refused for lack of one.
            Ok(()) | Err(CodeRefusal::ExistingMembersOnly) => Self::Live,
            Err(CodeRefusal::GroupNotStarted(_) | CodeRefusal::CampaignNotStarted(_)) => Self::NotStarted,
            Err(CodeRefusal::FullyUsed) => Self::FullyUsed,
            Err(CodeRefusal::ExpiredOn(_) | CodeRefusal::CampaignOver(_)) => Self::ExpiredOnDate,
            Err(CodeRefusal::ExpiredByHand) => Self::ExpiredByHand,
            Err(CodeRefusal::Replaced) => Self::Replaced,
            Err(CodeRefusal::Contained) => Self::Contained,
            Err(
                CodeRefusal::Unknown
                | CodeRefusal::CampaignStopped
                | CodeRefusal::GroupArchived
                | CodeRefusal::GroupStopped(_)
                | CodeRefusal::GroupClosed
                | CodeRefusal::MakerStopped
                | CodeRefusal::NotEnteredHere
                | CodeRefusal::NoGroup
                | CodeRefusal::NoGroupTakes,
            ) => Self::Stopped,
        }
    }

    /// The word that people read.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::NotStarted => "not started",
            Self::Stopped => "stopped",
            Self::FullyUsed => "fully used",
            Self::ExpiredOnDate => "expired on its date",
            Self::ExpiredByHand => "expired by hand",
            Self::Replaced => "replaced",
            Self::Contained => "contained",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::rules::tests::{LIVE, in_group};
    use crate::db::types::{EndedWhy, JoinType};

    #[test]
    fn a_state_is_what_somebody_with_an_account_would_meet() {
        let at = Moment::from_micros;
        let ended = |why| CodeFacts { ended: Some((at(5), why)), ..LIVE };
        let mut members_only = LIVE;
        members_only.maker.may_add_people = false;
        let waiting = in_group(|group| group.starts_at = Some(at(11)));
        let closed = in_group(|group| group.join_type = JoinType::Closed);
        let mut fallen = LIVE;
        fallen.maker.active = false;
        for (facts, word) in [
            (LIVE, "live"),
            (members_only, "live"),
            (waiting, "not started"),
            (closed, "stopped"),
            (fallen, "stopped"),
            (ended(EndedWhy::Stopped), "stopped"),
            (CodeFacts { uses: 1, max_uses: Some(1), ..LIVE }, "fully used"),
            (CodeFacts { expires_at: Some(at(10)), ..LIVE }, "expired on its date"),
            (ended(EndedWhy::Hand), "expired by hand"),
            (ended(EndedWhy::Replaced), "replaced"),
            (ended(EndedWhy::Contained), "contained"),
        ] {
            assert_eq!(CodeState::of(&facts, at(10)).word(), word, "{facts:?}");
        }
    }

    #[test]
    fn live_codes_come_first_in_a_list() {
        assert!(CodeState::Live < CodeState::NotStarted && CodeState::Stopped < CodeState::FullyUsed);
    }
}
