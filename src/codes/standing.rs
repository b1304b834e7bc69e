//! From the rows of a code, its group and its maker to the facts that the one predicate judges.

use crate::db::types::{AddPolicy, GroupRole, OrgRole, UserState};
use crate::groups::Group;
use crate::organization::{Organization, may_add_people};

use super::rules::{CampaignFacts, CodeFacts, Enterer, GroupFacts, MakerStanding, Opens};
use super::store::{CampaignEntered, Entered, GroupCode, Listed, Maker, Opened};

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
            may_open: self.role == OrgRole::Admin || self.place == Some(GroupRole::Manager),
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
