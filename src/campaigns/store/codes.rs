//! The codes of a campaign, for its pages and files.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{code_recipients, code_uses, codes, users};
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult, columns};
use crate::ids::{CampaignId, CodeId};
use crate::personal_data::PersonName;

/// A code of a campaign.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = codes)]
pub(in crate::campaigns) struct CodeRow {
    pub id: CodeId,
    pub key: String,
    pub shown: String,
    pub uses: i64,
    pub used_at: Option<Moment>,
    pub ended_at: Option<Moment>,
}

/// A code with the people who have to do with it.
#[derive(Debug, Clone)]
pub(in crate::campaigns) struct CodeOfBatch {
    pub code: CodeRow,
    /// Who used it, where it is for one use; with the state of their account.
    pub used_by: Option<(PersonName, UserState)>,
    /// Whom it was emailed to, name and address.
    pub sent_to: Option<(PersonName, Option<String>)>,
}

/// These codes with their people, who are found by the codes' ids: joined to them, PostgreSQL may
/// rather walk through the uses of every code there is.
fn with_people(conn: &mut Conn, campaign: CampaignId, found: Vec<CodeRow>) -> QueryResult<Vec<CodeOfBatch>> {
    let ids: Vec<CodeId> = found.iter().map(|code| code.id).collect();
    let used: Vec<(CodeId, (PersonName, UserState))> = code_uses::table
        .inner_join(users::table)
        .filter(code_uses::code_id.eq_any(ids.clone()))
        .select((code_uses::code_id, (users::name, users::state)))
        .load(conn)?;
    let sent: Vec<(CodeId, (PersonName, Option<String>))> = code_recipients::table
        .inner_join(users::table)
        .filter(code_recipients::campaign_id.eq(campaign))
        .filter(code_recipients::code_id.eq_any(ids))
        .select((code_recipients::code_id.assume_not_null(), (users::name, users::email)))
        .load(conn)?;
    let (mut used, mut sent): (HashMap<_, _>, HashMap<_, _>) = (used.into_iter().collect(), sent.into_iter().collect());
    let whole = |code: CodeRow| CodeOfBatch { used_by: used.remove(&code.id), sent_to: sent.remove(&code.id), code };
    Ok(found.into_iter().map(whole).collect())
}

/// Which codes of a batch are wanted, and where their page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::campaigns) enum BatchCodeFilter {
    /// All, in the order of their making.
    All(Option<CodeId>),
    /// Those that were used, the latest first.
    Used(Option<(Moment, CodeId)>),
    /// Those that nobody used.
    Unused(Option<CodeId>),
    /// Those whose letters begin so, in their order.
    Beginning(String, Option<String>),
}

/// Some codes of a batch.
pub(in crate::campaigns) fn of_batch(
    conn: &mut Conn,
    campaign: CampaignId,
    wanted: &BatchCodeFilter,
    limit: i64,
) -> QueryResult<Vec<CodeOfBatch>> {
    let of_it = codes::table.filter(codes::campaign_id.eq(campaign)).limit(limit).select(columns::<CodeRow>());
    let found: Vec<CodeRow> = match wanted {
        BatchCodeFilter::All(after) => {
            of_it.filter(codes::id.gt(after.unwrap_or(CodeId(0)))).order(codes::id).load(conn)?
        }
        BatchCodeFilter::Used(before) => {
            let (at, id) = before.unwrap_or((Moment::from_micros(i64::MAX), CodeId(i64::MAX)));
            of_it
                .filter(codes::used_at.le(at))
                .filter(codes::used_at.lt(at).or(codes::id.nullable().lt(id)))
                .order((codes::used_at.desc(), codes::id.desc()))
                .load(conn)?
        }
        BatchCodeFilter::Unused(after) => of_it
            .filter(codes::used_at.is_null())
            .filter(codes::id.gt(after.unwrap_or(CodeId(0))))
            .order((codes::used_at, codes::id))
            .load(conn)?,
        BatchCodeFilter::Beginning(beginning, after) => of_it
            .filter(codes::key.ge(beginning))
            // The last symbol of a key is Z: what begins so comes before this.
            .filter(codes::key.lt(format!("{beginning}[")))
            .filter(codes::key.gt(after.clone().unwrap_or_default()))
            .order(codes::key)
            .load(conn)?,
    };
    with_people(conn, campaign, found)
}

/// The codes of a batch that still let somebody in, as far as they themselves decide: for paper.
pub fn unused(
    conn: &mut Conn,
    campaign: CampaignId,
    after: Option<CodeId>,
    limit: i64,
) -> QueryResult<Vec<(CodeId, String, String)>> {
    codes::table
        .filter(codes::campaign_id.eq(campaign))
        .filter(codes::used_at.is_null())
        .filter(codes::ended_at.is_null())
        .filter(codes::id.gt(after.unwrap_or(CodeId(0))))
        .order((codes::used_at, codes::id))
        .limit(limit)
        .select((codes::id, codes::key, codes::shown))
        .load(conn)
}

/// The one code of a campaign that has one: key, and as it is shown.
pub fn shared(conn: &mut Conn, campaign: CampaignId) -> QueryResult<Option<(CodeId, String, String)>> {
    codes::table
        .filter(codes::campaign_id.eq(campaign))
        .order(codes::id)
        .select((codes::id, codes::key, codes::shown))
        .first(conn)
        .optional()
}
