//! Why somebody who entered a code did not come in: the code's reason, or the group's.

use crate::clock::Moment;
use crate::groups;
use crate::zone::Zone;

use super::refusal::Refusal;

/// Why somebody who entered a code did not come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The code lets nobody in, or not them.
    Code(Refusal),
    /// The door-keeper of groups turned them away.
    Group(groups::Refusal),
}

impl Refused {
    /// What happened and what to do next, with dates in `zone`.
    #[must_use]
    pub fn message(&self, zone: &Zone, _now: Moment) -> String {
        match self {
            Self::Code(refusal) => refusal.message(*zone),
            Self::Group(refusal) => refusal.to_string(),
        }
    }

    /// Whether asking the people who run the group to be let in is the way on.
    #[must_use]
    pub fn offers_request(&self) -> bool {
        match self {
            Self::Code(refusal) => refusal.offers_request(),
            Self::Group(refusal) => *refusal == groups::Refusal::Removed,
        }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Code(refusal)
    }
}

impl From<groups::Refusal> for Refused {
    fn from(refusal: groups::Refusal) -> Self {
        Self::Group(refusal)
    }
}
