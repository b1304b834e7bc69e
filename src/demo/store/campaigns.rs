//! Campaigns and the uses of their codes.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{campaigns, code_uses, codes, groups};
use crate::db::types::CampaignMode;
use crate::db::{Conn, QueryResult};
use crate::ids::{CampaignId, CodeId, GroupId, UserId};

/// A campaign that was never run.
pub(in crate::demo) struct Drive<'a> {
    pub name: &'a str,
    pub mode: CampaignMode,
    pub quantity: i64,
    pub prefix: &'a str,
    pub starts_at: Moment,
    pub stops_at: Option<Moment>,
}

/// Writes down a campaign as if all its codes were made.
pub(in crate::demo) fn insert_campaign(
    conn: &mut Conn,
    drive: &Drive<'_>,
    maker: UserId,
    made_at: Moment,
) -> QueryResult<CampaignId> {
    diesel::insert_into(campaigns::table)
        .values((
            campaigns::name.eq(drive.name),
            campaigns::mode.eq(drive.mode),
            campaigns::quantity.eq(drive.quantity),
            campaigns::prefix.eq(drive.prefix),
            campaigns::codes_made.eq(drive.quantity),
            campaigns::in_app.eq(true),
            campaigns::starts_at.eq(drive.starts_at),
            campaigns::stops_at.eq(drive.stops_at),
            campaigns::made_by.eq(maker),
            campaigns::made_at.eq(made_at),
        ))
        .returning(campaigns::id)
        .get_result(conn)
}

/// Has `named_by` name a campaign.
pub(in crate::demo) fn name_campaign(conn: &mut Conn, campaign: CampaignId, named_by: &[GroupId]) -> QueryResult<()> {
    for group in named_by {
        diesel::update(groups::table.find(*group)).set(groups::campaign_id.eq(campaign)).execute(conn)?;
    }
    Ok(())
}

/// The first codes of a campaign.
pub(in crate::demo) fn codes_of_campaign(
    conn: &mut Conn,
    campaign: CampaignId,
    count: usize,
) -> QueryResult<Vec<CodeId>> {
    codes::table
        .filter(codes::campaign_id.eq(campaign))
        .order(codes::id)
        .limit(i64::try_from(count).unwrap_or(i64::MAX))
        .select(codes::id)
        .load(conn)
}

/// Writes down that somebody used a code.
pub(in crate::demo) fn use_campaign_code(
    conn: &mut Conn,
    campaign: CampaignId,
    code: CodeId,
    person: UserId,
    at: Moment,
) -> QueryResult<()> {
    let used = (code_uses::code_id.eq(code), code_uses::user_id.eq(person), code_uses::used_at.eq(at));
    diesel::insert_into(code_uses::table).values(used).execute(conn)?;
    diesel::update(codes::table.find(code)).set(codes::uses.eq(codes::uses + 1)).execute(conn)?;
    diesel::update(codes::table.find(code)).filter(codes::max_uses.eq(1)).set(codes::used_at.eq(at)).execute(conn)?;
    diesel::update(campaigns::table.find(campaign))
        .set(campaigns::codes_used.eq(campaigns::codes_used + 1))
        .execute(conn)
        .map(drop)
}
