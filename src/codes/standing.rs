//! What whoever made a code or an invite may still do, and from the rows of a code, its group and its
//! maker to the facts that the one predicate judges.

use crate::db::types::{AddPolicy, GroupRole, OrgRole, UserState};
use crate::groups::Group;
use crate::organization::{Organization, may_add_people};

use super::rules::{CampaignFacts, CodeFacts, Enterer, GroupFacts, MakerStanding, Opens};
use super::store::{CampaignEntered, Entered, GroupCode, Listed, Maker, Opened};

/// How whoever makes a code or an invite for a group stands to it, asked anew at every use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Issuer {
    /// How their account stands.
    pub state: UserState,
    /// Their role in the organization.
    pub role: OrgRole,
    /// Their place in the group.
    pub place: Option<GroupRole>,
}

impl Issuer {
    /// Whether they run the group. What they made while they did stops while they do not.
    #[must_use]
    pub fn manages(self) -> bool {
        self.state == UserState::Active && (self.role == OrgRole::Admin || self.place == Some(GroupRole::Manager))
    }

    /// Whether they may invite into the group as one of its members, who grant no more than that; a
    /// group may switch it off.
    #[must_use]
    pub fn may_invite_as_member(self, role: GroupRole, members_may_invite: bool) -> bool {
        self.state == UserState::Active && self.place.is_some() && members_may_invite && role == GroupRole::Member
    }
}

impl Entered {
    /// What decides whether this code lets anybody in.
    pub(super) fn facts(&self) -> CodeFacts {
        facts(&self.code, &self.maker, GroupFacts::from(&self.group), self.add_policy)
    }

    /// Who the person with an account is to this code.
    pub(super) fn enterer(&self) -> Enterer {
        if self.used_at.is_some() { Enterer::Returner } else { Enterer::Member }
    }
}

impl CampaignEntered {
    /// What decides whether this code lets anybody in.
    pub(super) fn facts(&self) -> CodeFacts {
        let (code, campaign) = (&self.code, &self.campaign);
        CodeFacts {
            expires_at: None,
            ended: code.ended_at.zip(code.ended_why),
            uses: code.uses,
            max_uses: code.max_uses,
            opens: Opens::Campaign(CampaignFacts {
                starts_at: campaign.starts_at,
                stops_at: campaign.stops_at,
                stopped: campaign.stopped_at.is_some(),
                in_app: campaign.in_app,
                groups: self.doors.iter().map(|door| GroupFacts::from(&door.group)).collect(),
            }),
            maker: self.maker.standing(self.add_policy),
        }
    }

    /// Who the person with an account is to this code.
    pub(super) fn enterer(&self) -> Enterer {
        if self.used_at.is_some() { Enterer::Returner } else { Enterer::Member }
    }
}

impl Listed {
    /// What decides whether this code of `group` lets anybody in.
    pub(super) fn facts(&self, group: &Group, organization: &Organization) -> CodeFacts {
        facts(&self.code, &self.maker, GroupFacts::from(group), organization.add_policy)
    }
}

fn facts(code: &GroupCode, maker: &Maker, group: GroupFacts, policy: AddPolicy) -> CodeFacts {
    CodeFacts {
        expires_at: code.expires_at,
        ended: code.ended_at.zip(code.ended_why),
        uses: code.uses,
        max_uses: code.max_uses,
        opens: Opens::Group(group),
        maker: maker.standing(policy),
    }
}

impl Maker {
    fn standing(&self, policy: AddPolicy) -> MakerStanding {
        MakerStanding {
            active: self.state == UserState::Active,
            may_open: Issuer { state: self.state, role: self.role, place: self.place }.manages(),
            may_add_people: may_add_people(policy, self.role),
        }
    }
}

impl From<&Group> for GroupFacts {
    fn from(group: &Group) -> Self {
        Self {
            starts_at: group.starts_at,
            stops_at: group.stops_at,
            archived: group.archived_at.is_some(),
            join_type: group.join_type,
        }
    }
}

impl From<&Opened> for GroupFacts {
    fn from(group: &Opened) -> Self {
        Self {
            starts_at: group.starts_at,
            stops_at: group.stops_at,
            archived: group.archived_at.is_some(),
            join_type: group.join_type,
        }
    }
}
