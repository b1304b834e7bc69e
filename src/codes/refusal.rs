//! Why a code does not let somebody in.

use crate::clock::Moment;

/// Why a code does not let somebody in. What bars the person (in already, removed earlier,
/// deactivated) is for the groups' door-keeper to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeRefusal {
    /// There is no such code.
    Unknown,
    /// Its date came.
    ExpiredOn(Moment),
    /// Somebody pressed **Expire**.
    ExpiredByHand,
    /// Another code took its place.
    Replaced,
    /// Its campaign was stopped.
    CampaignStopped,
    /// It was ended to contain an abuse.
    Contained,
    /// Nothing is left of its maximum of uses.
    FullyUsed,
    /// The group is archived.
    GroupArchived,
    /// The group's window is over.
    GroupStopped(Moment),
    /// The group takes nobody by code.
    GroupClosed,
    /// Its maker may no longer open this door.
    MakerStopped,
    /// Its maker may no longer bring in people without an account.
    ExistingMembersOnly,
    /// The group's window has not begun.
    GroupNotStarted(Moment),
    /// The campaign's window is over.
    CampaignOver(Moment),
    /// The campaign's window has not begun.
    CampaignNotStarted(Moment),
    /// Its campaign has its codes entered elsewhere.
    NotEnteredHere,
    /// No group names its campaign.
    NoGroup,
    /// Groups name its campaign, and for different reasons none of them takes people.
    NoGroupTakes,
}

impl CodeRefusal {
    /// Whether asking the people who run the group to be let in is the way on: there is a group, and
    /// waiting does not open it.
    #[must_use]
    pub const fn offers_request(self) -> bool {
        match self {
            Self::ExpiredOn(_)
            | Self::ExpiredByHand
            | Self::Replaced
            | Self::CampaignStopped
            | Self::Contained
            | Self::FullyUsed
            | Self::GroupStopped(_)
            | Self::GroupClosed
            | Self::MakerStopped
            | Self::CampaignOver(_) => true,
            Self::Unknown
            | Self::GroupArchived
            | Self::ExistingMembersOnly
            | Self::GroupNotStarted(_)
            | Self::CampaignNotStarted(_)
            | Self::NotEnteredHere
            | Self::NoGroup
            | Self::NoGroupTakes => false,
        }
    }
}
