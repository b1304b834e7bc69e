//! Why somebody who entered a code did not come in: the code's reason, or the group's.

use crate::groups;

use super::refusal::CodeRefusal;

/// Why somebody who entered a code did not come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RedeemError {
    /// The code lets nobody in, or not them.
    Code(CodeRefusal),
    /// The door-keeper of groups turned them away.
    Group(groups::AdmitError),
}

impl RedeemError {
    /// Whether asking the people who run the group to be let in is the way on.
    #[must_use]
    pub fn offers_request(&self) -> bool {
        match self {
            Self::Code(refusal) => refusal.offers_request(),
            Self::Group(refusal) => *refusal == groups::AdmitError::Removed,
        }
    }
}

impl From<CodeRefusal> for RedeemError {
    fn from(refusal: CodeRefusal) -> Self {
        Self::Code(refusal)
    }
}

impl From<groups::AdmitError> for RedeemError {
    fn from(refusal: groups::AdmitError) -> Self {
        Self::Group(refusal)
    }
}
