//! Codes of campaigns as they are entered, and their uses.

use diesel::prelude::*;

use super::{Maker, Opened};
use crate::clock::Moment;
use crate::db::schema::{campaigns, code_uses, codes, groups, memberships, organization, users};
use crate::db::types::{AddPolicy, CampaignMode, EndedWhy, GroupRole, OrgRole, UserState};
use crate::db::{Conn, QueryResult, on};
use crate::groups as rooms;
use crate::ids::{CampaignId, CodeId, UserId};

/// A code of a campaign.
#[derive(Debug, Clone, Queryable)]
pub(in crate::codes) struct CampaignCode {
    pub id: CodeId,
    /// Normalised, as compared.
    pub key: String,
    /// As people see it.
    pub shown: String,
    pub campaign: CampaignId,
    pub ended_at: Option<Moment>,
    pub ended_why: Option<EndedWhy>,
    pub max_uses: Option<i64>,
    pub uses: i64,
    /// What it makes of whoever comes by it.
    pub role: GroupRole,
    pub made_at: Moment,
}

/// What of a campaign decides about its codes.
#[derive(Debug, Clone, Queryable)]
pub(in crate::codes) struct Campaign {
    pub mode: CampaignMode,
    pub starts_at: Option<Moment>,
    pub stops_at: Option<Moment>,
    pub stopped_at: Option<Moment>,
    /// Whether its codes can be entered here.
    pub in_app: bool,
}

/// A group that names the campaign, as somebody stands to it.
#[derive(Debug, Clone)]
pub(in crate::codes) struct Doorway {
    pub group: Opened,
    /// Their place in it, if they are in.
    pub place: Option<GroupRole>,
    /// Whether a manager took them out since the code was made.
    pub removed: bool,
}

/// A code of a campaign that somebody enters, with all that decides whether it lets them in.
#[derive(Debug, Clone)]
pub(in crate::codes) struct CampaignEntered {
    pub code: CampaignCode,
    pub campaign: Campaign,
    pub maker: Maker,
    pub add_policy: AddPolicy,
    /// When they used this very code, if they did.
    pub used_at: Option<Moment>,
    /// The groups that name it, in the organization's order.
    pub doors: Vec<Doorway>,
}

type CampaignCodeColumns = (
    codes::id,
    codes::key,
    codes::shown,
    diesel::dsl::AssumeNotNull<codes::campaign_id>,
    codes::ended_at,
    codes::ended_why,
    codes::max_uses,
    codes::uses,
    codes::role,
    codes::made_at,
);

/// The columns of a [`CampaignCode`], in its order; of codes that have a campaign.
fn campaign_code_columns() -> CampaignCodeColumns {
    (
        codes::id,
        codes::key,
        codes::shown,
        codes::campaign_id.assume_not_null(),
        codes::ended_at,
        codes::ended_why,
        codes::max_uses,
        codes::uses,
        codes::role,
        codes::made_at,
    )
}

/// The campaign's code with this key, as `person` meets it.
pub(in crate::codes) fn entered_campaign(
    conn: &mut Conn,
    key: &str,
    person: UserId,
) -> QueryResult<Option<CampaignEntered>> {
    type Row = (CampaignCode, Campaign, (String, UserState, OrgRole), AddPolicy, Option<Moment>);
    let found = codes::table
        .inner_join(campaigns::table)
        .inner_join(users::table.on(users::id.eq(campaigns::made_by)))
        .inner_join(organization::table.on(organization::id.eq(1)))
        .left_join(code_uses::table.on(code_uses::code_id.eq(codes::id).and(code_uses::user_id.eq(person))))
        .filter(codes::key.eq(key))
        .select((
            campaign_code_columns(),
            (campaigns::mode, campaigns::starts_at, campaigns::stops_at, campaigns::stopped_at, campaigns::in_app),
            (users::name, users::state, users::role),
            organization::add_policy,
            code_uses::used_at.nullable(),
        ));
    let row: Option<Row> = on!(conn, |conn| found.first(conn)).optional()?;
    let Some((code, campaign, (name, state, role), add_policy, used_at)) = row else { return Ok(None) };
    let maker = Maker { name, state, role, place: None };
    let doors = doors(conn, &code, person)?;
    Ok(Some(CampaignEntered { code, campaign, maker, add_policy, used_at, doors }))
}

/// The groups that name the campaign of `code`, as `person` stands to them.
pub(in crate::codes) fn doors(conn: &mut Conn, code: &CampaignCode, person: UserId) -> QueryResult<Vec<Doorway>> {
    let found = groups::table
        .left_join(memberships::table.on(memberships::group_id.eq(groups::id).and(memberships::user_id.eq(person))))
        .filter(groups::campaign_id.eq(code.campaign))
        .order((groups::sort_order, groups::id))
        .select((
            (
                groups::id,
                groups::name,
                groups::description,
                groups::starts_at,
                groups::stops_at,
                groups::archived_at,
                groups::join_type,
            ),
            memberships::role.nullable(),
        ));
    let found: Vec<(Opened, Option<GroupRole>)> = on!(conn, |conn| found.load(conn))?;
    let outside = found.iter().filter(|(_, place)| place.is_none()).map(|(group, _)| group.id);
    let removed = rooms::removed_since(conn, person, &outside.collect::<Vec<_>>(), code.made_at)?;
    let doorway = |(group, place): (Opened, _)| Doorway { removed: removed.contains(&group.id), group, place };
    Ok(found.into_iter().map(doorway).collect())
}

/// Takes one use of a code that lives, of a campaign whose codes are entered here at `now`; false if
/// nothing is left of it, or it is over.
///
/// The campaign's row comes first, here and wherever a campaign is changed: so whoever changes it and
/// whoever enters a code never wait for each other crosswise, and who comes second goes by what the
/// first has made of it.
pub(in crate::codes) fn claim_campaign_use(
    conn: &mut Conn,
    code: &CampaignCode,
    campaign: &Campaign,
    now: Moment,
) -> QueryResult<bool> {
    let runs = diesel::update(campaigns::table.find(code.campaign))
        .filter(campaigns::stopped_at.is_null())
        .filter(campaigns::in_app)
        .filter(campaigns::starts_at.is_null().or(campaigns::starts_at.le(now)))
        .filter(campaigns::stops_at.is_null().or(campaigns::stops_at.gt(now)))
        .filter(campaigns::mode.eq(CampaignMode::Shared).or(campaigns::codes_used.lt(campaigns::codes_made)))
        .set(campaigns::codes_used.eq(campaigns::codes_used + 1))
        .execute(conn)?;
    if runs == 0 {
        return Ok(false);
    }
    let used_at = (campaign.mode == CampaignMode::Single).then_some(now);
    let taken = diesel::update(codes::table.find(code.id))
        .filter(codes::ended_at.is_null())
        .filter(codes::max_uses.is_null().or(codes::max_uses.gt(codes::uses.nullable())))
        .set((codes::uses.eq(codes::uses + 1), codes::used_at.eq(used_at)))
        .execute(conn)?;
    Ok(taken > 0)
}

/// Gives a use of a campaign's code back.
pub(in crate::codes) fn return_campaign_use(conn: &mut Conn, code: CodeId, campaign: CampaignId) -> QueryResult<()> {
    diesel::update(campaigns::table.find(campaign))
        .set(campaigns::codes_used.eq(campaigns::codes_used - 1))
        .execute(conn)?;
    diesel::update(codes::table.find(code))
        .set((codes::uses.eq(codes::uses - 1), codes::used_at.eq(None::<Moment>)))
        .execute(conn)
        .map(drop)
}

/// The campaign's code of which `person` took a use at `taken_at`.
pub(in crate::codes) fn seat_of_campaign(
    conn: &mut Conn,
    person: UserId,
    taken_at: Moment,
) -> QueryResult<Option<CampaignCode>> {
    code_uses::table
        .inner_join(codes::table)
        .filter(code_uses::user_id.eq(person))
        .filter(code_uses::used_at.eq(taken_at))
        .filter(codes::campaign_id.is_not_null())
        .select(campaign_code_columns())
        .first(conn)
        .optional()
}
