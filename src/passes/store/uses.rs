//! Uses of passes: taken, kept for sign-ups and given back.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::PassForVisitor;
use crate::clock::Moment;
use crate::db::schema::{campaigns, code_uses, codes, invite_recipients, invite_uses, invites, users};
use crate::db::types::{CampaignMode, UserState};
use crate::db::{Conn, QueryResult, bulk_insert, per_backend, prepared};
use crate::ids::{CampaignId, CodeId, InviteId, RecipientId, UserId};
use crate::passes::model::PassId;

/// Writes down that `person` uses a pass; false if they have before.
pub(in crate::passes) fn note_use(conn: &mut Conn, id: PassId, person: UserId, now: Moment) -> QueryResult<bool> {
    let noted = match id {
        PassId::Code(code) | PassId::CampaignCode(code, _) => {
            let row = (code_uses::code_id.eq(code), code_uses::user_id.eq(person), code_uses::used_at.eq(now));
            per_backend!(conn, |conn| diesel::insert_into(code_uses::table)
                .values(row)
                .on_conflict_do_nothing()
                .execute(conn))?
        }
        PassId::Invite(invite) => {
            let row =
                (invite_uses::invite_id.eq(invite), invite_uses::user_id.eq(person), invite_uses::used_at.eq(now));
            per_backend!(conn, |conn| diesel::insert_into(invite_uses::table)
                .values(row)
                .on_conflict_do_nothing()
                .execute(conn))?
        }
    };
    Ok(noted > 0)
}

/// Takes that back.
pub(in crate::passes) fn forget_use(conn: &mut Conn, id: PassId, person: UserId) -> QueryResult<()> {
    match id {
        PassId::Code(code) | PassId::CampaignCode(code, _) => {
            diesel::delete(code_uses::table.find((code, person))).execute(conn).map(drop)
        }
        PassId::Invite(invite) => diesel::delete(invite_uses::table.find((invite, person))).execute(conn).map(drop),
    }
}

/// Counts a use of a pass that is active; false if nothing is left of it, or it is over.
///
/// Of a campaign's code the campaign's row comes first, as wherever a campaign is changed: whoever changes it
/// and whoever joins never wait for each other crosswise.
pub(in crate::passes) fn claim_use(conn: &mut Conn, found: &PassForVisitor, now: Moment) -> QueryResult<bool> {
    let claimed = match found.id {
        PassId::CampaignCode(code, campaign) => {
            let is_single = found.pass.campaign.is_some_and(|terms| terms.mode == CampaignMode::Single);
            count_for_campaign(conn, campaign, now)? && claim_code(conn, code, is_single.then_some(now), now)?
        }
        PassId::Code(code) => claim_code(conn, code, None, now)?,
        PassId::Invite(invite) => {
            let claim = diesel::update(invites::table.find(invite))
                .filter(super::invites::is_active(now))
                .filter(invites::max_uses.is_null().or(invites::max_uses.gt(invites::uses.nullable())))
                .set(invites::uses.eq(invites::uses + 1));
            per_backend!(conn, |conn| prepared(claim).execute(conn))? > 0
        }
    };
    Ok(claimed)
}

/// Rows written at once: with three values each, far from the limits of both databases.
const PIECE: usize = 4_000;

/// Writes down that people used codes of groups, none of them for the second time, and counts it: as
/// [`note_use`] and [`claim_use`] do, without asking whether a use is left.
pub fn count_uses(conn: &mut Conn, uses: &[(CodeId, UserId)], now: Moment) -> QueryResult<()> {
    for piece in uses.chunks(PIECE) {
        let row = |(code, person): &(CodeId, UserId)| {
            (code_uses::code_id.eq(*code), code_uses::user_id.eq(*person), code_uses::used_at.eq(now))
        };
        let rows: Vec<_> = piece.iter().map(row).collect();
        bulk_insert!(conn, code_uses::table, rows)?;
    }
    let mut counts: BTreeMap<CodeId, i64> = BTreeMap::new();
    for (code, _) in uses {
        *counts.entry(*code).or_default() += 1;
    }
    for (code, count) in counts {
        diesel::update(codes::table.find(code)).set(codes::uses.eq(codes::uses + count)).execute(conn)?;
    }
    Ok(())
}

fn claim_code(conn: &mut Conn, code: CodeId, used_at: Option<Moment>, now: Moment) -> QueryResult<bool> {
    let claim = diesel::update(codes::table.find(code))
        .filter(super::codes::is_usable(now))
        .set((codes::uses.eq(codes::uses + 1), codes::used_at.eq(used_at)));
    Ok(per_backend!(conn, |conn| prepared(claim).execute(conn))? > 0)
}

/// False if the codes of the campaign are not entered here at `now`.
fn count_for_campaign(conn: &mut Conn, campaign: CampaignId, now: Moment) -> QueryResult<bool> {
    let count = diesel::update(campaigns::table.find(campaign))
        .filter(campaigns::stopped_at.is_null())
        .filter(campaigns::in_app)
        .filter(campaigns::starts_at.is_null().or(campaigns::starts_at.le(now)))
        .filter(campaigns::stops_at.is_null().or(campaigns::stops_at.gt(now)))
        .filter(campaigns::mode.eq(CampaignMode::Shared).or(campaigns::codes_used.lt(campaigns::codes_made)))
        .set(campaigns::codes_used.eq(campaigns::codes_used + 1));
    Ok(per_backend!(conn, |conn| prepared(count).execute(conn))? > 0)
}

/// Uses held by sign-ups that are not finished: of a code by any, of an emailed link by its own address.
pub(in crate::passes) fn held_uses(conn: &mut Conn, found: &PassForVisitor) -> QueryResult<i64> {
    match (found.id, &found.recipient) {
        (PassId::Code(code) | PassId::CampaignCode(code, _), _) => code_uses::table
            .inner_join(users::table)
            .filter(code_uses::code_id.eq(code))
            .filter(users::state.eq(UserState::Pending))
            .count()
            .get_result(conn),
        (PassId::Invite(invite), Some(recipient)) => invite_uses::table
            .inner_join(users::table.on(users::id.eq(invite_uses::user_id)))
            .filter(invite_uses::invite_id.eq(invite))
            .filter(users::email_key.eq(&recipient.address_key))
            .filter(users::state.eq(UserState::Pending))
            .count()
            .get_result(conn),
        (PassId::Invite(_), None) => Ok(0),
    }
}

/// Gives back the uses that `person`, who never finished signing up, took.
pub fn release(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    let used: Vec<(CodeId, Option<CampaignId>)> = code_uses::table
        .inner_join(codes::table)
        .filter(code_uses::user_id.eq(person))
        .select((codes::id, codes::campaign_id))
        .load(conn)?;
    for (code, campaign) in used {
        if diesel::delete(code_uses::table.find((code, person))).execute(conn)? == 0 {
            continue;
        }
        if let Some(campaign) = campaign {
            diesel::update(campaigns::table.find(campaign))
                .set(campaigns::codes_used.eq(campaigns::codes_used - 1))
                .execute(conn)?;
        }
        diesel::update(codes::table.find(code))
            .set((codes::uses.eq(codes::uses - 1), codes::used_at.eq(None::<Moment>)))
            .execute(conn)?;
    }
    let returned: Vec<InviteId> = diesel::delete(invite_uses::table.filter(invite_uses::user_id.eq(person)))
        .returning(invite_uses::invite_id)
        .get_results(conn)?;
    for invite in returned {
        diesel::update(invites::table.find(invite)).set(invites::uses.eq(invites::uses - 1)).execute(conn)?;
    }
    Ok(())
}

/// Notes that a recipient has joined, as `person`: nothing more is to be written to them.
pub(in crate::passes) fn mark_redeemed(
    conn: &mut Conn,
    recipient: RecipientId,
    person: UserId,
    now: Moment,
) -> QueryResult<()> {
    let mark =
        diesel::update(invite_recipients::table.find(recipient)).filter(invite_recipients::joined_at.is_null()).set((
            invite_recipients::joined_at.eq(now),
            invite_recipients::joined_by.eq(person),
            invite_recipients::remind_at.eq(None::<Moment>),
            invite_recipients::notice_at.eq(None::<Moment>),
        ));
    per_backend!(conn, |conn| prepared(mark).execute(conn)).map(drop)
}
