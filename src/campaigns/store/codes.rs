//! The codes of a campaign, for its pages and files.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{code_recipients, code_uses, codes, groups, membership_events, users};
use crate::db::types::{DoorKind, EventKind, UserState};
use crate::db::{Conn, QueryResult, on};
use crate::ids::{CampaignId, CodeId, EventId, GroupId};

diesel::alias! {
    const SENT_TO: Alias<SentTo> = users as sent_to;
}

/// A code of a campaign.
#[derive(Debug, Clone, Queryable)]
pub(in crate::campaigns) struct CodeRow {
    pub id: CodeId,
    pub key: String,
    pub shown: String,
    pub uses: i64,
    pub used_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    /// Who used it, where it is for one use; with the state of their account.
    pub used_by: Option<(String, UserState)>,
    /// Whom it was emailed to, name and address.
    pub sent_to: Option<(String, Option<String>)>,
}

/// The codes of a batch with who used them, to be narrowed down. Not a function: nobody could write out its type.
macro_rules! codes_of {
    ($campaign:expr) => {
        codes::table
            .left_join(code_uses::table)
            .left_join(users::table.on(users::id.nullable().eq(code_uses::user_id.nullable())))
            .left_join(code_recipients::table.on(code_recipients::code_id.eq(codes::id.nullable())))
            .left_join(SENT_TO.on(SENT_TO.field(users::id).nullable().eq(code_recipients::user_id.nullable())))
            .filter(codes::campaign_id.eq($campaign))
            .select((
                codes::id,
                codes::key,
                codes::shown,
                codes::uses,
                codes::used_at,
                codes::ended_at,
                (users::name, users::state).nullable(),
                SENT_TO.fields((users::name, users::email)).nullable(),
            ))
    };
}

/// Which codes of a batch are wanted, and where their page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::campaigns) enum Wanted {
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
    wanted: &Wanted,
    limit: i64,
) -> QueryResult<Vec<CodeRow>> {
    match wanted {
        Wanted::All(after) => piece(conn, campaign, *after, limit),
        Wanted::Used(before) => {
            let (at, id) = before.unwrap_or((Moment::from_micros(i64::MAX), CodeId(i64::MAX)));
            let rows = codes_of!(campaign)
                .filter(codes::used_at.le(at))
                .filter(codes::used_at.lt(at).or(codes::id.nullable().lt(id)))
                .order((codes::used_at.desc(), codes::id.desc()))
                .limit(limit);
            on!(conn, |conn| rows.load(conn))
        }
        Wanted::Unused(after) => {
            let rows = codes_of!(campaign)
                .filter(codes::used_at.is_null())
                .filter(codes::id.gt(after.unwrap_or(CodeId(0))))
                .order((codes::used_at, codes::id))
                .limit(limit);
            on!(conn, |conn| rows.load(conn))
        }
        Wanted::Beginning(beginning, after) => {
            let rows = codes_of!(campaign)
                .filter(codes::key.ge(beginning))
                // The last symbol of a key is Z: what begins so comes before this.
                .filter(codes::key.lt(format!("{beginning}[")))
                .filter(codes::key.gt(after.clone().unwrap_or_default()))
                .order(codes::key)
                .limit(limit);
            on!(conn, |conn| rows.load(conn))
        }
    }
}

/// The codes of a batch made after the code `after`, in the order of their making.
pub(in crate::campaigns) fn piece(
    conn: &mut Conn,
    campaign: CampaignId,
    after: Option<CodeId>,
    limit: i64,
) -> QueryResult<Vec<CodeRow>> {
    let rows = codes_of!(campaign).filter(codes::id.gt(after.unwrap_or(CodeId(0)))).order(codes::id).limit(limit);
    on!(conn, |conn| rows.load(conn))
}

/// The codes of a batch that still let somebody in, as far as they themselves decide: for paper.
pub(in crate::campaigns) fn unused(
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
pub(in crate::campaigns) fn shared(
    conn: &mut Conn,
    campaign: CampaignId,
) -> QueryResult<Option<(CodeId, String, String)>> {
    codes::table
        .filter(codes::campaign_id.eq(campaign))
        .order(codes::id)
        .select((codes::id, codes::key, codes::shown))
        .first(conn)
        .optional()
}

/// Somebody who came into a group by a code.
#[derive(Debug, Clone, Queryable)]
pub(in crate::campaigns) struct Came {
    pub event: EventId,
    /// Empty for a deleted account.
    pub name: String,
    pub group: (GroupId, String),
    pub at: Moment,
}

/// Who came by the code of a campaign that has one, and into which group; the latest first.
pub(in crate::campaigns) fn came(
    conn: &mut Conn,
    code: CodeId,
    before: Option<EventId>,
    limit: i64,
) -> QueryResult<Vec<Came>> {
    membership_events::table
        .inner_join(users::table.on(users::id.eq(membership_events::user_id)))
        .inner_join(groups::table)
        .filter(membership_events::door.eq(DoorKind::Campaign))
        .filter(membership_events::door_ref.eq(code.0))
        .filter(membership_events::kind.eq(EventKind::Joined))
        .filter(membership_events::id.lt(before.unwrap_or(EventId(i64::MAX))))
        .order(membership_events::id.desc())
        .limit(limit)
        .select((membership_events::id, users::name, (groups::id, groups::name), membership_events::at))
        .load(conn)
}
