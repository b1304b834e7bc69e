//! Groups and memberships as plain types. `HasQuery` says which columns they are, and nothing else of the database.

use diesel::{AsChangeset, HasQuery, Insertable};
use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::db::schema::{groups, memberships};
use crate::db::types::{GroupRole, JoinMethod, JoinType};
use crate::ids::{CampaignId, GroupId};

/// A group.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery)]
#[diesel(table_name = groups)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// What its members read about it.
    pub description: String,
    /// The heading it stands under; empty for none.
    pub category: String,
    /// The first instant it takes people.
    pub starts_at: Option<Moment>,
    /// The first instant it takes people no more.
    pub stops_at: Option<Moment>,
    /// Whether people who are not in it may know of it.
    pub viewable: bool,
    /// How people join.
    pub join_type: JoinType,
    /// The code campaign whose codes open it.
    pub campaign_id: Option<CampaignId>,
    /// Its place in lists.
    pub sort_order: i64,
    /// Whether its members may make invites.
    pub members_may_invite: bool,
    /// Since when it is archived.
    pub archived_at: Option<Moment>,
    /// How many people are in it.
    pub member_count: i64,
    /// How many ask to be let in.
    pub request_count: i64,
}

/// Of a group, what the admission rule asks ([`super::rules::may_join`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, HasQuery)]
#[diesel(table_name = groups)]
pub struct GroupTerms {
    /// The first instant it takes people.
    pub starts_at: Option<Moment>,
    /// The first instant it takes people no more.
    pub stops_at: Option<Moment>,
    /// Since when it is archived.
    pub archived_at: Option<Moment>,
    /// How people join.
    pub join_type: JoinType,
    /// Whether people who are not in it may know of it.
    pub viewable: bool,
}

impl From<&Group> for GroupTerms {
    fn from(group: &Group) -> Self {
        let Group { starts_at, stops_at, archived_at, join_type, viewable, .. } = *group;
        Self { starts_at, stops_at, archived_at, join_type, viewable }
    }
}

/// A group to be founded, or what its settings are to become.
#[derive(Debug, Clone, Insertable, AsChangeset)]
#[diesel(table_name = groups, treat_none_as_null = true)]
pub struct NewGroup {
    /// Its name.
    pub name: String,
    /// What its members read about it.
    pub description: String,
    /// The heading it stands under.
    pub category: String,
    /// The first instant it takes people.
    pub starts_at: Option<Moment>,
    /// The first instant it takes people no more.
    pub stops_at: Option<Moment>,
    /// Whether people who are not in it may know of it.
    pub viewable: bool,
    /// How people join.
    pub join_type: JoinType,
    /// The code campaign whose codes open it.
    pub campaign_id: Option<CampaignId>,
    /// Whether its members may make invites.
    pub members_may_invite: bool,
}

/// What somebody's being in a group says. The record of events keeps it of those who are in no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, HasQuery, Insertable)]
#[diesel(table_name = memberships, treat_none_as_default_value = false)]
pub struct Membership {
    /// What they may do in it.
    pub role: GroupRole,
    /// Since when.
    pub joined_at: Moment,
    /// How they joined.
    #[serde(alias = "door")]
    pub method: JoinMethod,
    /// By which code, invite, … or who added them.
    #[serde(alias = "door_ref")]
    pub reference: Option<i64>,
}
