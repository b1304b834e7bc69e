//! Why somebody did not come in by an invite: the invite's reason, or one of theirs.

use crate::db::Stop;
use crate::groups;

use super::refusal::InviteRefusal;

/// Why an invite let somebody not in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AcceptError {
    /// What the invite's own predicate says.
    Invite(InviteRefusal),
    /// What the groups' door-keeper says.
    Group(groups::AdmitError),
    /// It was emailed to another address than theirs.
    OtherAddress,
}

impl From<InviteRefusal> for AcceptError {
    fn from(refusal: InviteRefusal) -> Self {
        Self::Invite(refusal)
    }
}

/// `reason` as what stops a transaction.
pub(super) fn because(reason: impl Into<AcceptError>) -> Stop<AcceptError> {
    Stop::Refused(reason.into())
}

/// The door-keeper's answer as ours.
pub(super) fn by_keeper(stop: Stop<groups::AdmitError>) -> Stop<AcceptError> {
    stop.map(AcceptError::Group)
}
