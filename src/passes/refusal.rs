//! Why a pass does not let somebody in.

use crate::clock::Moment;
use crate::groups::AdmitError;

use super::kind::PassKind;

/// Why a pass does not let somebody in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassRefusal {
    /// There is none such.
    Unknown,
    /// Its date came.
    ExpiredOn(Moment),
    /// Somebody pressed **Expire**, or **Delete link**.
    Ended,
    /// Another code took its place, or a newer invite went to the same address.
    Replaced,
    /// Somebody pressed **Revoke**.
    Revoked,
    /// Its campaign was stopped.
    CampaignStopped,
    /// It was ended to contain an abuse.
    Contained,
    /// Nothing is left of its maximum of uses.
    UsedUp,
    /// Its maker may no longer let people into what it opens.
    MakerStopped,
    /// It is for people who have an account.
    MembersOnly,
    /// It was emailed to another address than theirs.
    OtherAddress,
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
    /// What the admission rule of the group says.
    Group(AdmitError),
}

impl PassRefusal {
    /// Whether it is over by itself in time, so that it is told only where nothing lasting is wrong.
    pub const fn is_passing(self) -> bool {
        matches!(self, Self::CampaignNotStarted(_) | Self::Group(AdmitError::NotStarted(_)))
    }

    /// Whether it says something of the person, who holds a pass that lets others in.
    pub const fn is_about_person(self) -> bool {
        match self {
            Self::OtherAddress => true,
            Self::Group(why) => matches!(why, AdmitError::AlreadyIn | AdmitError::NotActive | AdmitError::Removed),
            _ => false,
        }
    }
}

/// Why somebody did not join by a pass of this kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RedeemError {
    /// What they brought.
    pub kind: PassKind,
    /// Why it did not let them in.
    pub why: PassRefusal,
}

impl RedeemError {
    /// No code has these letters.
    pub const UNKNOWN_CODE: Self = Self { kind: PassKind::Code, why: PassRefusal::Unknown };

    /// No such link was ever given out.
    pub const UNKNOWN_LINK: Self = Self { kind: PassKind::SharedLink, why: PassRefusal::Unknown };

    /// Whether asking the people who run the group to be let in is the way on: there is a group, and
    /// waiting does not open it.
    pub const fn offers_request(self) -> bool {
        match self.why {
            PassRefusal::MembersOnly => self.kind.is_link(),
            PassRefusal::Group(why) => {
                matches!(why, AdmitError::Stopped(_) | AdmitError::NotByThisMethod | AdmitError::Removed)
            }
            PassRefusal::Unknown
            | PassRefusal::OtherAddress
            | PassRefusal::CampaignNotStarted(_)
            | PassRefusal::NotEnteredHere
            | PassRefusal::NoGroup
            | PassRefusal::NoGroupTakes => false,
            _ => true,
        }
    }
}
