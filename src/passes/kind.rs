//! What kinds of passes there are.

use crate::db::types::JoinMethod;

/// What kind of pass it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassKind {
    /// A group's own code.
    Code,
    /// A code of a campaign, which opens every group that names the campaign.
    CampaignCode,
    /// The link of an invite that is shared by whoever has it.
    SharedLink,
    /// The link of an invite in one mailbox, for its address alone.
    EmailedLink,
}

impl PassKind {
    /// How people join by it.
    pub const fn method(self) -> JoinMethod {
        match self {
            Self::Code => JoinMethod::Code,
            Self::CampaignCode => JoinMethod::Campaign,
            Self::SharedLink | Self::EmailedLink => JoinMethod::Invite,
        }
    }

    /// Whether it is opened rather than typed.
    pub const fn is_link(self) -> bool {
        matches!(self, Self::SharedLink | Self::EmailedLink)
    }
}
