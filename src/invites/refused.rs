//! Why somebody did not come in by an invite: the invite's reason, or one of theirs.

use crate::db::Stop;
use crate::groups;

use super::refusal::Refusal;

/// Why an invite let somebody not in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// What the invite's own predicate says.
    Invite(Refusal),
    /// What the groups' door-keeper says.
    Group(groups::Refusal),
    /// It was emailed to another address than theirs.
    OtherAddress,
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Invite(refusal)
    }
}

/// `reason` as what stops a transaction.
pub(super) fn because(reason: impl Into<Refused>) -> Stop<Refused> {
    Stop::Refused(reason.into())
}

/// The door-keeper's answer as ours.
pub(super) fn by_keeper(stop: Stop<groups::Refusal>) -> Stop<Refused> {
    stop.map(Refused::Group)
}
