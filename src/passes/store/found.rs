//! Codes looked up, one or a page of a group's, with all that decides whether they let somebody in.

use diesel::dsl::not;
use diesel::prelude::*;

use super::codes::is_usable;
use super::rows::{CodeRow, Maker, MakerAccount};
use super::visitor_row::{VisitorRow, state_of, was_ever_removed};
use super::{PassForVisitor, PassGroup};
use crate::clock::Moment;
use crate::db::schema::{campaigns, code_uses, codes, events, groups, memberships, organization, users};
use crate::db::types::{AddPolicy, GroupRole};
use crate::db::{Conn, QueryResult, columns, per_backend};
use crate::groups::{Group, GroupTerms};
use crate::ids::{CampaignId, CodeId, GroupId, NOBODY, UserId};
use crate::passes::model::{CampaignTerms, PassId};

type FoundCode = (CodeRow, Maker, AddPolicy, Option<Group>, Option<CampaignTerms>, VisitorRow);

/// Codes with all that decides about them, to be narrowed down. Not a function: nobody could write out its type.
macro_rules! codes_for {
    ($person:expr) => {{
        let makers = diesel::alias!(memberships as makers);
        codes::table
            .inner_join(users::table.on(users::id.eq(codes::made_by)))
            .inner_join(organization::table.on(organization::id.eq(1)))
            .left_join(groups::table.on(codes::group_id.eq(groups::id.nullable())))
            .left_join(campaigns::table.on(codes::campaign_id.eq(campaigns::id.nullable())))
            .left_join(
                makers.on(codes::group_id
                    .eq(makers.field(memberships::group_id).nullable())
                    .and(makers.field(memberships::user_id).eq(codes::made_by))),
            )
            .left_join(
                memberships::table
                    .on(codes::group_id.eq(memberships::group_id.nullable()).and(memberships::user_id.eq($person))),
            )
            .left_join(code_uses::table.on(code_uses::code_id.eq(codes::id).and(code_uses::user_id.eq($person))))
            .select((
                columns::<CodeRow>(),
                (columns::<MakerAccount>(), makers.field(memberships::role).nullable()),
                organization::add_policy,
                columns::<Group>().nullable(),
                columns::<CampaignTerms>().nullable(),
                (
                    state_of!($person),
                    memberships::role.nullable(),
                    code_uses::used_at.nullable(),
                    was_ever_removed!(codes::group_id, $person),
                ),
            ))
    }};
}

/// The code with this key, of a group or of a campaign, as `person` meets it. A group's takes one query.
pub fn load_code(conn: &mut Conn, key: &str, person: UserId) -> QueryResult<Option<PassForVisitor>> {
    let found = codes_for!(person).filter(codes::key.eq(key));
    let found: Option<FoundCode> = per_backend!(conn, |conn| found.first(conn)).optional()?;
    let Some(mut found) = found.map(code) else { return Ok(None) };
    if let PassId::CampaignCode(_, campaign) = found.id {
        found.groups = groups_of(conn, campaign, person)?;
        found.pass.groups = found.groups.iter().map(|group| GroupTerms::from(&group.group)).collect();
    }
    Ok(Some(found))
}

/// One code of `group`.
pub fn find_code(conn: &mut Conn, group: GroupId, id: CodeId) -> QueryResult<Option<PassForVisitor>> {
    let found = codes_for!(NOBODY).filter(codes::id.eq(id)).filter(codes::group_id.eq(group));
    Ok(per_backend!(conn, |conn| found.first(conn)).optional()?.map(code))
}

/// Which codes of a group are listed.
#[derive(Debug, Clone, Copy)]
pub enum CodeFilter {
    All,
    /// Those that can be used at this instant.
    Usable(Moment),
    /// Those that cannot.
    Over(Moment),
}

/// What all passes of a group have in common: the group, and who may bring in people without an account.
pub type CommonTerms<'a> = (&'a Group, AddPolicy);

/// Codes of a group, newest first, from those made before `before` on.
pub fn list_codes(
    conn: &mut Conn,
    (group, policy): CommonTerms<'_>,
    which: CodeFilter,
    before: Option<CodeId>,
    limit: i64,
) -> QueryResult<Vec<PassForVisitor>> {
    let rows = codes::table
        .inner_join(users::table.on(users::id.eq(codes::made_by)))
        .left_join(
            memberships::table.on(memberships::group_id.eq(group.id).and(memberships::user_id.eq(codes::made_by))),
        )
        .filter(codes::group_id.eq(group.id))
        .filter(codes::id.lt(before.unwrap_or(CodeId(i64::MAX))))
        .order(codes::id.desc())
        .limit(limit)
        .select((columns::<CodeRow>(), (columns::<MakerAccount>(), memberships::role.nullable())));
    let rows: Vec<(CodeRow, Maker)> = match which {
        CodeFilter::All => per_backend!(conn, |conn| rows.load(conn))?,
        CodeFilter::Usable(now) => {
            let rows = rows.filter(is_usable(now));
            per_backend!(conn, |conn| rows.load(conn))?
        }
        CodeFilter::Over(now) => {
            let rows = rows.filter(not(is_usable(now)));
            per_backend!(conn, |conn| rows.load(conn))?
        }
    };
    let listed = |(row, maker)| code((row, maker, policy, Some(group.clone()), None, VisitorRow::default()));
    Ok(rows.into_iter().map(listed).collect())
}

fn code((code, maker, policy, group, campaign, visitor): FoundCode) -> PassForVisitor {
    let terms = group.iter().map(GroupTerms::from).collect();
    PassForVisitor {
        id: code.campaign_id.map_or(PassId::Code(code.id), |campaign| PassId::CampaignCode(code.id, campaign)),
        pass: code.pass(&maker, policy, campaign, terms),
        generation: 0,
        role: code.role,
        made_at: code.made_at,
        counts_from: code.counts_from(),
        key: code.key,
        shown: code.shown,
        label: code.label,
        maker,
        groups: group
            .map(|group| PassGroup::of(group, visitor.group_role, visitor.was_ever_removed))
            .into_iter()
            .collect(),
        used_at: visitor.used_at,
        visitor_state: visitor.state,
        recipient: None,
        language: None,
    }
}

/// The groups that name a campaign, as `person` stands to them.
fn groups_of(conn: &mut Conn, campaign: CampaignId, person: UserId) -> QueryResult<Vec<PassGroup>> {
    let found = groups::table
        .left_join(memberships::table.on(memberships::group_id.eq(groups::id).and(memberships::user_id.eq(person))))
        .filter(groups::campaign_id.eq(campaign))
        .order((groups::sort_order, groups::id))
        .select((columns::<Group>(), memberships::role.nullable(), was_ever_removed!(groups::id.nullable(), person)));
    let found: Vec<(Group, Option<GroupRole>, bool)> = per_backend!(conn, |conn| found.load(conn))?;
    Ok(found.into_iter().map(|(group, role, was_removed)| PassGroup::of(group, role, was_removed)).collect())
}
