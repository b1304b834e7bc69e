//! Codes that are made and ended.

use diesel::prelude::*;

use super::rows::CodeRow;
use crate::clock::Moment;
use crate::db::schema::codes;
use crate::db::types::{EndedWhy, GroupRole};
use crate::db::{Conn, QueryResult, columns, per_backend};
use crate::ids::{CampaignId, CodeId, GroupId, UserId};

/// Whether a code is over at `now`, by its own row, but for its uses.
#[diesel::dsl::auto_type]
pub(super) fn is_active(now: Moment) -> _ {
    codes::ended_at.is_null().and(codes::expires_at.is_null().or(codes::expires_at.gt(now)))
}

/// Whether a code can be used at `now`, by its own row.
#[diesel::dsl::auto_type]
pub(super) fn is_usable(now: Moment) -> _ {
    codes::ended_at
        .is_null()
        .and(codes::expires_at.is_null().or(codes::expires_at.gt(now)))
        .and(codes::max_uses.is_null().or(codes::max_uses.gt(codes::uses.nullable())))
}

/// A code to be written down, all but its letters. It opens either a group or the groups that name a campaign, which
/// the table sees to.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = codes, treat_none_as_default_value = false)]
pub struct NewCode {
    pub group_id: Option<GroupId>,
    pub campaign_id: Option<CampaignId>,
    /// When it ends; never where there is none.
    pub expires_at: Option<Moment>,
    /// How many may join by it; any number where there is none.
    pub max_uses: Option<i64>,
    /// What it makes of them.
    pub role: GroupRole,
    /// For its makers' own list.
    pub label: String,
    /// Who answers for it.
    pub made_by: UserId,
}

/// The letters of a code, as compared and as people see them.
pub type CodeText<'a> = (&'a str, &'a str);

/// Writes down those of `letters` that no code has, active or over, and gives the ids of those, in no order. What
/// else could collide is a fault.
pub fn insert_codes(conn: &mut Conn, letters: &[CodeText<'_>], new: &NewCode, now: Moment) -> QueryResult<Vec<CodeId>> {
    let row = |(key, shown): &CodeText<'_>| {
        (codes::key.eq((*key).to_owned()), codes::shown.eq((*shown).to_owned()), new, codes::made_at.eq(now))
    };
    let rows: Vec<_> = letters.iter().map(row).collect();
    per_backend!(conn, |conn| diesel::insert_into(codes::table)
        .values(rows)
        .on_conflict(codes::key)
        .do_nothing()
        .returning(codes::id)
        .get_results(conn))
}

/// At most as many codes as were ever made. Ids only rise, so the highest is a bound on their
/// number that costs one look at the end of an index, where counting would cost a scan. Codes that are over
/// are counted along: codes grow by a symbol somewhat earlier than the active ones ask for.
pub fn codes_ever(conn: &mut Conn) -> QueryResult<i64> {
    let highest: Option<CodeId> = codes::table.select(codes::id).order(codes::id.desc()).first(conn).optional()?;
    Ok(highest.map_or(0, |id| id.0))
}

/// Ends an active code of `group`, and gives it as it was; `None` if there is none such.
pub fn end_code(
    conn: &mut Conn,
    group: GroupId,
    code: CodeId,
    by: UserId,
    why: EndedWhy,
    now: Moment,
) -> QueryResult<Option<CodeRow>> {
    diesel::update(codes::table.find(code))
        .filter(codes::group_id.eq(group))
        .filter(is_active(now))
        .set((codes::ended_at.eq(now), codes::ended_by.eq(by), codes::ended_why.eq(why)))
        .returning(columns::<CodeRow>())
        .get_result(conn)
        .optional()
}

/// Notes that `new` took the place of `old`, and counts as made when that did.
pub fn link_replacement(conn: &mut Conn, old: &CodeRow, new: CodeId) -> QueryResult<()> {
    diesel::update(codes::table.find(old.id)).set(codes::replaced_by.eq(new)).execute(conn)?;
    diesel::update(codes::table.find(new)).set(codes::first_made_at.eq(old.counts_from())).execute(conn).map(drop)
}

/// Ends every code of a stopped campaign of which a use is left, and tells how many that were.
pub fn end_codes_of(conn: &mut Conn, campaign: CampaignId, by: UserId, now: Moment) -> QueryResult<usize> {
    let of_it = codes::table.filter(codes::campaign_id.eq(campaign));
    diesel::update(of_it)
        .filter(codes::ended_at.is_null())
        .filter(codes::max_uses.is_null().or(codes::max_uses.gt(codes::uses.nullable())))
        .set((codes::ended_at.eq(now), codes::ended_by.eq(by), codes::ended_why.eq(EndedWhy::Stopped)))
        .execute(conn)
}

/// Ends every code that could still be used, of groups and of campaigns; tells how many that were.
pub fn end_every_code(conn: &mut Conn, by: UserId, now: Moment) -> QueryResult<usize> {
    diesel::update(codes::table)
        .filter(is_usable(now))
        .set((codes::ended_at.eq(now), codes::ended_by.eq(by), codes::ended_why.eq(EndedWhy::Contained)))
        .execute(conn)
}
