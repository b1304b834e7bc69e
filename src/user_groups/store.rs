//! Groups in their order, and the campaigns that they may name.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{campaigns, groups};
use crate::db::{Conn, QueryResult, columns, per_backend, sql_predicate};
use crate::groups::{Group, Viewable, categories, managed_by, page_in_order};
use crate::ids::{CampaignId, GroupId, UserId};

use super::rules::{Show, Span};

/// Campaigns that a form proposes: the newest that are not stopped.
const PROPOSED: i64 = 200;

sql_predicate! {
    /// Groups that were put away.
    InArchive = "groups.archived_at IS NOT NULL";
    /// Campaigns that groups may name.
    Running = "campaigns.stopped_at IS NULL";
}

/// What a list of groups is asked for.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    pub show: Show,
    /// What words of the name begin with (see [`crate::text::terms`]).
    pub terms: Vec<String>,
    /// Whose groups: those that this person manages, or everybody's.
    pub managed_by: Option<UserId>,
    pub now: Moment,
}

/// A group with the name of its campaign.
pub(super) type ListedGroup = (Group, Option<String>);

/// The groups of `scope` in their order, from the one after `after` (its number and id) on.
pub(super) fn listed(
    conn: &mut Conn,
    scope: &Scope,
    after: Option<(i64, GroupId)>,
    limit: i64,
) -> QueryResult<Vec<ListedGroup>> {
    let all = groups::table.left_join(campaigns::table).select((columns::<Group>(), campaigns::name.nullable()));
    let mut rows = page_in_order!(all, &scope.terms, after, limit);
    match scope.show {
        Show::All => {}
        Show::Archived => rows = rows.filter(InArchive),
        Show::Viewable => {
            rows = rows
                .filter(Viewable)
                .filter(groups::starts_at.is_null().or(groups::starts_at.le(scope.now)))
                .filter(groups::stops_at.is_null().or(groups::stops_at.gt(scope.now)));
        }
    }
    if let Some(manager) = scope.managed_by {
        rows = rows.filter(groups::id.eq_any(managed_by(manager)));
    }
    rows.load(conn)
}

/// A code campaign as groups know it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub(super) struct Campaign {
    pub id: CampaignId,
    pub name: String,
    pub starts_at: Option<Moment>,
    pub stops_at: Option<Moment>,
    pub stopped_at: Option<Moment>,
}

impl Campaign {
    /// When its codes work.
    pub fn span(&self) -> Span {
        Span::of_campaign(self.starts_at, self.stops_at, self.stopped_at)
    }
}

const CAMPAIGN: (campaigns::id, campaigns::name, campaigns::starts_at, campaigns::stops_at, campaigns::stopped_at) =
    (campaigns::id, campaigns::name, campaigns::starts_at, campaigns::stops_at, campaigns::stopped_at);

/// The campaign with this id.
pub(super) fn campaign(conn: &mut Conn, id: CampaignId) -> QueryResult<Option<Campaign>> {
    per_backend!(conn, |conn| campaigns::table.find(id).select(CAMPAIGN).first(conn)).optional()
}

/// What can be chosen in a group's form.
#[derive(Debug)]
pub(super) struct Choices {
    pub categories: Vec<String>,
    pub campaigns: Vec<Campaign>,
}

/// What can be chosen for a group that names the campaign `current`.
pub(super) fn choices(conn: &mut Conn, current: Option<CampaignId>) -> QueryResult<Choices> {
    Ok(Choices { categories: categories(conn)?, campaigns: campaigns_for(conn, current)? })
}

/// The campaigns that a group may name, the newest first, and after them `current`, the one that it
/// names, if it is none of these (any more).
fn campaigns_for(conn: &mut Conn, current: Option<CampaignId>) -> QueryResult<Vec<Campaign>> {
    let newest = campaigns::table.filter(Running).order(campaigns::id.desc()).limit(PROPOSED).select(CAMPAIGN);
    let mut found: Vec<Campaign> = per_backend!(conn, |conn| newest.load(conn))?;
    if let Some(id) = current
        && found.iter().all(|campaign| campaign.id != id)
    {
        found.extend(campaign(conn, id)?);
    }
    Ok(found)
}
