//! Codes, invites and who is concerned by them, as rows.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{codes, invite_recipients, invites, users};
use crate::db::types::{AddPolicy, EndedWhy, GroupRole, InviteAccess, OrgRole, RecipientEnd, UserState};
use crate::groups::{Group, GroupTerms};
use crate::ids::{CampaignId, CodeId, InviteId, RecipientId, UserId};
use crate::locale::Language;
use crate::passes::kind::PassKind;
use crate::passes::model::{CampaignTerms, Issuer, Pass};
use crate::passes::refusal::PassRefusal;
use crate::personal_data::PersonName;

/// A code, of a group or of a campaign.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = codes)]
pub struct CodeRow {
    pub id: CodeId,
    /// Normalised, as compared.
    pub key: String,
    /// As people see it.
    pub shown: String,
    pub campaign_id: Option<CampaignId>,
    pub expires_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub ended_why: Option<EndedWhy>,
    pub max_uses: Option<i64>,
    pub uses: i64,
    /// What it makes of whoever joins by it.
    pub role: GroupRole,
    pub label: String,
    pub made_at: Moment,
    /// When the first of the codes was made that it replaced.
    pub first_made_at: Option<Moment>,
}

impl CodeRow {
    /// From when on it counts as made: whoever was removed from the group since does not come back by it,
    /// nor by what takes its place.
    pub fn counts_from(&self) -> Moment {
        self.first_made_at.unwrap_or(self.made_at)
    }

    /// What decides whether this code, which `maker` answers for, lets anybody into `groups`.
    pub fn pass(
        &self,
        maker: &Maker,
        policy: AddPolicy,
        campaign: Option<CampaignTerms>,
        groups: Vec<GroupTerms>,
    ) -> Pass {
        let why = |why| match why {
            EndedWhy::Manual => PassRefusal::Ended,
            EndedWhy::Replaced => PassRefusal::Replaced,
            EndedWhy::Stopped => PassRefusal::CampaignStopped,
            EndedWhy::Contained => PassRefusal::Contained,
        };
        Pass {
            kind: if self.campaign_id.is_some() { PassKind::CampaignCode } else { PassKind::Code },
            expires_at: self.expires_at,
            ended: self.ended_at.zip(self.ended_why.map(why)),
            uses: self.uses,
            max_uses: self.max_uses,
            members_only: false,
            campaign,
            groups,
            rights: maker.issuer().rights(policy),
        }
    }
}

/// An invite.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = invites)]
pub struct InviteRow {
    pub id: InviteId,
    pub access: InviteAccess,
    /// What it makes of whoever joins by it.
    pub role: GroupRole,
    pub expires_at: Option<Moment>,
    pub max_uses: Option<i64>,
    pub uses: i64,
    /// Of the shared link's token.
    pub generation: i64,
    pub made_at: Moment,
    pub deleted_at: Option<Moment>,
    /// Whether it rests on the right to manage the group, rather than on that of a member.
    pub by_manager: bool,
    /// In which language it is emailed to those who chose none; none for the organization's.
    pub language: Option<Language>,
}

impl InviteRow {
    /// What decides whether this invite, which `maker` answers for, lets anybody into `group`.
    pub fn pass(&self, maker: &Maker, policy: AddPolicy, group: &Group) -> Pass {
        let issuer = maker.issuer();
        Pass {
            kind: PassKind::SharedLink,
            expires_at: self.expires_at,
            ended: self.deleted_at.map(|at| (at, PassRefusal::Ended)),
            uses: self.uses,
            max_uses: self.max_uses,
            members_only: self.access == InviteAccess::Members,
            campaign: None,
            groups: vec![GroupTerms::from(group)],
            rights: if self.by_manager {
                issuer.rights(policy)
            } else {
                issuer.rights_as_member(self.role, group.members_may_invite, policy)
            },
        }
    }
}

/// One address that an invite was emailed to.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = invite_recipients)]
pub struct RecipientRow {
    pub id: RecipientId,
    pub address: String,
    pub address_key: String,
    /// The name that was entered with it.
    pub name: Option<String>,
    /// Of its link's token.
    pub generation: i64,
    pub made_at: Moment,
    pub started_at: Option<Moment>,
    pub joined_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub ended_why: Option<RecipientEnd>,
}

impl RecipientRow {
    /// Whether they have joined, or the link of this very address was ended.
    pub fn is_over(&self) -> bool {
        self.joined_at.is_some() || self.ended_why.is_some()
    }

    /// When the link of this very address was ended, and what it answers since.
    pub(super) fn ended(&self) -> Option<(Moment, PassRefusal)> {
        let why = |why| match why {
            RecipientEnd::Renewed => PassRefusal::Replaced,
            RecipientEnd::Revoked => PassRefusal::Revoked,
        };
        self.ended_at.zip(self.ended_why.map(why))
    }
}

/// What of somebody's account decides whether the passes that they made let people in.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = users)]
pub struct MakerAccount {
    pub id: UserId,
    pub name: PersonName,
    pub role: OrgRole,
    pub state: UserState,
}

/// Whoever answers for a pass, with the rights that they have now.
#[derive(Debug, Clone, Queryable)]
pub struct Maker {
    pub person: MakerAccount,
    /// Their role in the group of the pass, if they are in.
    pub group_role: Option<GroupRole>,
}

impl Maker {
    /// How they stand to the group.
    const fn issuer(&self) -> Issuer {
        Issuer { state: self.person.state, role: self.person.role, group_role: self.group_role }
    }
}
