//! Campaigns, as rows.

mod audience;
mod codes;

use diesel::prelude::*;
use serde::Serialize;

use crate::clock::Moment;
use crate::db::schema::{campaigns, groups, users};
use crate::db::types::{CampaignMode, JoinType};
use crate::db::{Conn, QueryResult, columns, per_backend};
use crate::ids::{CampaignId, GroupId, UserId};
use crate::passes::PassStatus;
use crate::people;
use crate::user_groups::{Span, uncovered};
use crate::web::derefs;

use super::rules;

pub(super) use audience::{
    Person, Recipient, audience, count_audience, last_person, note_sent, recipients, sent_before, unsent,
};
pub(super) use codes::{BatchCodeFilter, CodeOfBatch, CodeRow, of_batch};
pub use codes::{shared, unused};

/// What of a campaign may change once it is made: its codes may be on paper by then, and say
/// themselves how many there are, how they begin and how often each works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, HasQuery, Insertable, AsChangeset)]
#[diesel(table_name = campaigns, treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Settings {
    /// For the admins' own list.
    pub name: String,
    /// When its codes work, half-open.
    pub starts_at: Option<Moment>,
    pub stops_at: Option<Moment>,
    /// Whether its codes can be entered here.
    #[serde(rename = "allow_in_app_validation")]
    pub in_app: bool,
}

/// A code campaign.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = campaigns)]
pub(super) struct Campaign {
    pub id: CampaignId,
    #[diesel(embed)]
    pub settings: Settings,
    pub mode: CampaignMode,
    /// How many codes it is to have.
    pub quantity: i64,
    /// Of a batch, as its maker spelled it; empty for none.
    pub prefix: String,
    /// Of a shared code.
    pub max_uses: Option<i64>,
    pub stopped_at: Option<Moment>,
    pub codes_made: i64,
    /// Uses taken of its codes; of a batch, the codes that were used.
    pub codes_used: i64,
    /// People who were emailed one.
    pub codes_sent: i64,
    pub made_by: UserId,
    pub made_at: Moment,
}

derefs!(Campaign => Settings, settings);

impl Campaign {
    /// Whether it has one code for all.
    pub fn is_shared(&self) -> bool {
        self.mode == CampaignMode::Shared
    }

    /// When its codes work.
    pub fn works(&self) -> Span {
        Span::of_campaign(self.starts_at, self.stops_at, self.stopped_at)
    }

    /// Where it stands.
    pub fn status(&self, now: Moment) -> PassStatus {
        rules::status((self.starts_at, self.stops_at), self.stopped_at, now)
    }
}

/// A campaign to be written down.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = campaigns, treat_none_as_default_value = false)]
pub(super) struct NewCampaign {
    #[diesel(embed)]
    pub settings: Settings,
    pub mode: CampaignMode,
    pub quantity: i64,
    pub prefix: String,
    pub max_uses: Option<i64>,
    pub made_by: UserId,
}

/// Writes down a campaign that has no codes yet.
pub(super) fn insert(conn: &mut Conn, new: &NewCampaign, now: Moment) -> QueryResult<CampaignId> {
    diesel::insert_into(campaigns::table)
        .values((new, campaigns::made_at.eq(now)))
        .returning(campaigns::id)
        .get_result(conn)
}

/// Makes the settings of a campaign these.
pub(super) fn set(conn: &mut Conn, id: CampaignId, settings: &Settings) -> QueryResult<()> {
    diesel::update(campaigns::table.find(id)).set(settings).execute(conn).map(drop)
}

/// The campaign with this id.
pub(super) fn find(conn: &mut Conn, id: CampaignId) -> QueryResult<Option<Campaign>> {
    campaigns::table.find(id).select(columns::<Campaign>()).first(conn).optional()
}

/// The same, and keeps others from changing it before the present transaction ends: two pieces of
/// work on one campaign go one after the other.
pub(super) fn lock_row(conn: &mut Conn, id: CampaignId) -> QueryResult<Option<Campaign>> {
    let held = diesel::update(campaigns::table.find(id)).set(campaigns::quantity.eq(campaigns::quantity));
    held.returning(columns::<Campaign>()).get_result(conn).optional()
}

/// Whoever made a campaign, as they stand now.
pub(super) fn maker(conn: &mut Conn, campaign: CampaignId) -> QueryResult<people::Person> {
    let made = campaigns::table.inner_join(users::table.on(users::id.eq(campaigns::made_by)));
    let made = made.filter(campaigns::id.eq(campaign)).select(columns::<people::Person>());
    per_backend!(conn, |conn| made.first(conn))
}

/// The campaigns, newest first, from those made before `before` on.
pub(super) fn newest(conn: &mut Conn, before: Option<CampaignId>, limit: i64) -> QueryResult<Vec<Campaign>> {
    let rows = campaigns::table
        .filter(campaigns::id.lt(before.unwrap_or(CampaignId(i64::MAX))))
        .order(campaigns::id.desc())
        .limit(limit)
        .select(columns::<Campaign>());
    per_backend!(conn, |conn| rows.load(conn))
}

/// A group that names a campaign.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = groups)]
pub(super) struct GroupOfCampaign {
    pub id: GroupId,
    pub name: String,
    pub campaign_id: Option<CampaignId>,
    join_type: JoinType,
    starts_at: Option<Moment>,
    stops_at: Option<Moment>,
    archived_at: Option<Moment>,
}

impl GroupOfCampaign {
    /// When people can join it by code from `now` on, but for the time in which codes that work while `cover` lasts do.
    pub fn uncovered(&self, cover: Span, now: Moment) -> Vec<Span> {
        if self.join_type != JoinType::ByCode || self.archived_at.is_some() {
            return Vec::new();
        }
        uncovered(Span { from: self.starts_at, until: self.stops_at }, cover, now)
    }
}

/// The groups that name these campaigns, in the organization's order.
pub(super) fn groups_of(conn: &mut Conn, of: &[CampaignId]) -> QueryResult<Vec<GroupOfCampaign>> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    groups::table
        .filter(groups::campaign_id.eq_any(of.to_vec()))
        .order((groups::sort_order, groups::id))
        .select(columns::<GroupOfCampaign>())
        .load(conn)
}

/// Notes that `count` codes more are made; false where the campaign was stopped.
pub(super) fn count_made(conn: &mut Conn, id: CampaignId, count: i64) -> QueryResult<bool> {
    let counted = diesel::update(campaigns::table.find(id))
        .filter(campaigns::stopped_at.is_null())
        .set(campaigns::codes_made.eq(campaigns::codes_made + count))
        .execute(conn)?;
    Ok(counted > 0)
}

/// Stops a campaign; `None` where it was stopped before.
pub(super) fn stop(conn: &mut Conn, id: CampaignId, by: UserId, now: Moment) -> QueryResult<Option<Campaign>> {
    diesel::update(campaigns::table.find(id))
        .filter(campaigns::stopped_at.is_null())
        .set((campaigns::stopped_at.eq(now), campaigns::stopped_by.eq(by)))
        .returning(columns::<Campaign>())
        .get_result(conn)
        .optional()
}

/// Stops every campaign, so that none makes codes any more; the codes that are there end with all others.
pub fn stop_all(conn: &mut Conn, by: UserId, now: Moment) -> QueryResult<usize> {
    diesel::update(campaigns::table.filter(campaigns::stopped_at.is_null()))
        .set((campaigns::stopped_at.eq(now), campaigns::stopped_by.eq(by)))
        .execute(conn)
}
