//! Why an invite does not let somebody in.

use crate::clock::Moment;

/// Why an invite does not let somebody in. What bars the person (in already, removed earlier,
/// deactivated) is for the groups' door-keeper to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InviteRefusal {
    /// There is no such link.
    Unknown,
    /// Its date came.
    ExpiredOn(Moment),
    /// Somebody pressed **Delete link**.
    Deleted,
    /// Somebody pressed **Revoke**.
    Revoked,
    /// A newer invite went to the same address.
    Renewed,
    /// Nothing is left of its maximum of uses.
    FullyUsed,
    /// The group is archived.
    GroupArchived,
    /// The group's window is over.
    GroupStopped(Moment),
    /// Its maker may no longer invite into the group.
    MakerStopped,
    /// It lets in nobody without an account.
    MembersOnly,
    /// The group's window has not begun.
    GroupNotStarted(Moment),
}

impl InviteRefusal {
    /// Whether asking the group's managers to be let in is the way on.
    #[must_use]
    pub const fn offers_request(self) -> bool {
        match self {
            Self::ExpiredOn(_)
            | Self::Deleted
            | Self::Revoked
            | Self::Renewed
            | Self::FullyUsed
            | Self::GroupStopped(_)
            | Self::MakerStopped
            | Self::MembersOnly => true,
            Self::Unknown | Self::GroupArchived | Self::GroupNotStarted(_) => false,
        }
    }
}
