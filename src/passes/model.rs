//! What is known of a pass, of what it opens and of whoever answers for it.

use diesel::HasQuery;

use crate::clock::Moment;
use crate::db::schema::campaigns;
use crate::db::types::{AddPolicy, CampaignMode, GroupRole, OrgRole, UserState};
use crate::groups::GroupTerms;
use crate::ids::{CampaignId, CodeId, InviteId};
use crate::organization;

use super::kind::PassKind;
use super::refusal::PassRefusal;

/// What decides whether a pass lets somebody in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    pub kind: PassKind,
    /// The instant at which it is over; `None` is never.
    pub expires_at: Option<Moment>,
    /// When it was ended before its time, and what it answers since.
    pub ended: Option<(Moment, PassRefusal)>,
    /// Uses taken, reservations of unfinished sign-ups included.
    pub uses: i64,
    /// The most uses; `None` is no maximum.
    pub max_uses: Option<i64>,
    /// Made for people who have an account.
    pub members_only: bool,
    /// Of a campaign's code.
    pub campaign: Option<CampaignTerms>,
    /// The groups that it opens: one, but for a campaign's code.
    pub groups: Vec<GroupTerms>,
    pub rights: IssuerRights,
}

/// What of a campaign decides about its codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, HasQuery)]
#[diesel(table_name = campaigns)]
pub struct CampaignTerms {
    pub mode: CampaignMode,
    /// The first instant at which its codes work.
    pub starts_at: Option<Moment>,
    /// The first instant at which they no longer do.
    pub stops_at: Option<Moment>,
    /// When an admin stopped it.
    pub stopped_at: Option<Moment>,
    /// Whether its codes can be entered here.
    pub in_app: bool,
}

/// What whoever answers for a pass may still do, asked anew at every use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IssuerRights {
    /// Let people into what it opens.
    pub may_open: bool,
    /// Bring in people without an account.
    pub may_add_people: bool,
}

/// How whoever makes a pass for a group stands to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issuer {
    pub state: UserState,
    /// Their role in the organization.
    pub role: OrgRole,
    /// Their role in the group, if they are in.
    pub group_role: Option<GroupRole>,
}

impl Issuer {
    /// Whether they run the group. What they made while they did stops while they do not.
    pub fn manages(self) -> bool {
        self.state == UserState::Active && (self.role == OrgRole::Admin || self.group_role == Some(GroupRole::Manager))
    }

    /// Whether they may invite into the group as one of its members, who grant no more than that; a
    /// group may switch it off.
    fn may_invite_as_member(self, role: GroupRole, members_may_invite: bool) -> bool {
        self.state == UserState::Active && self.group_role.is_some() && members_may_invite && role == GroupRole::Member
    }

    /// Whether they may invite into the group and grant `role`: its managers may, and its members within bounds.
    pub fn may_grant(self, role: GroupRole, members_may_invite: bool) -> bool {
        self.manages() || self.may_invite_as_member(role, members_may_invite)
    }

    /// What a pass that managers of the group alone can make rests on.
    pub fn rights(self, policy: AddPolicy) -> IssuerRights {
        let may_add_people = organization::may_add_people(policy, self.role);
        IssuerRights { may_open: self.manages(), may_add_people }
    }

    /// What an invite made as a member of the group rests on.
    pub fn rights_as_member(self, role: GroupRole, members_may_invite: bool, policy: AddPolicy) -> IssuerRights {
        IssuerRights { may_open: self.may_grant(role, members_may_invite), ..self.rights(policy) }
    }
}

/// Who brings a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redeemer {
    /// Somebody without an account.
    Newcomer,
    /// Somebody who has an account and has not used this pass.
    Member,
    /// Somebody who has used this very pass: coming back by it spends no use.
    Returner,
}

/// Which pass it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassId {
    Code(CodeId),
    CampaignCode(CodeId, CampaignId),
    Invite(InviteId),
}

impl PassId {
    /// By what memberships and events name it, beside the method.
    pub const fn reference(self) -> i64 {
        match self {
            Self::Code(code) | Self::CampaignCode(code, _) => code.0,
            Self::Invite(invite) => invite.0,
        }
    }
}

/// The emails to one address of an invite, to which they refer: the invite itself, the same as the answer to a request,
/// its reminder and its notice. They are taken back once somebody has joined, or the link was ended.
pub const TO_INVITEE: [&str; 4] = ["invite", "invite-approved", "invite-reminder", "invite-notice"];

/// Those of them that bring the link.
pub const BRINGING_LINK: [&str; 2] = [TO_INVITEE[0], TO_INVITEE[1]];
