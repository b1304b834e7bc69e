//! What the pages of codes show.

use diesel::dsl::not;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{codes, memberships, users};
use crate::db::{Conn, QueryResult, columns, on};
use crate::groups::{Group, GroupTerms};
use crate::ids::{CodeId, GroupId};
use crate::organization::Organization;
use crate::passes::{CodeRow, Maker, Pass};
use crate::people::Person;

diesel::alias! {
    const MAKERS: Alias<Makers> = memberships as makers;
}

/// A code of a list, with whoever made it.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Listed {
    pub code: CodeRow,
    pub maker: Maker,
}

impl Listed {
    /// What decides whether this code of `group` lets anybody in.
    pub fn pass(&self, group: &Group, organization: &Organization) -> Pass {
        self.code.pass(&self.maker, organization.add_policy, None, vec![GroupTerms::from(group)])
    }
}

/// The codes of a group with their makers, to be narrowed down. Not a function: nobody could write out its type.
macro_rules! codes_of {
    ($group:expr) => {
        codes::table
            .inner_join(users::table.on(users::id.eq(codes::made_by)))
            .left_join(
                MAKERS.on(MAKERS
                    .field(memberships::group_id)
                    .nullable()
                    .eq(codes::group_id)
                    .and(MAKERS.field(memberships::user_id).eq(codes::made_by))),
            )
            .filter(codes::group_id.eq($group))
            .select((columns::<CodeRow>(), (columns::<Person>(), MAKERS.field(memberships::role).nullable())))
    };
}

/// Whether a code can be used at `$now`, by its own row.
macro_rules! is_usable {
    ($now:expr) => {
        codes::ended_at
            .is_null()
            .and(codes::expires_at.is_null().or(codes::expires_at.gt($now)))
            .and(codes::max_uses.is_null().or(codes::max_uses.gt(codes::uses.nullable())))
    };
}

/// The codes of `group` in every state, newest first, from those made before `before` on.
pub(super) fn all(conn: &mut Conn, group: GroupId, before: Option<CodeId>, limit: i64) -> QueryResult<Vec<Listed>> {
    let rows =
        codes_of!(group).filter(codes::id.lt(before.unwrap_or(CodeId(i64::MAX)))).order(codes::id.desc()).limit(limit);
    on!(conn, |conn| rows.load(conn))
}

/// One code of `group`.
pub(super) fn one(conn: &mut Conn, group: GroupId, code: CodeId) -> QueryResult<Option<Listed>> {
    let found = codes_of!(group).filter(codes::id.eq(code));
    on!(conn, |conn| found.first(conn)).optional()
}

/// The codes of `group` that can be used at `now`, newest first, from those made before `before` on.
pub(super) fn usable(
    conn: &mut Conn,
    group: GroupId,
    now: Moment,
    before: Option<CodeId>,
    limit: i64,
) -> QueryResult<Vec<Listed>> {
    let rows = codes_of!(group)
        .filter(is_usable!(now))
        .filter(codes::id.lt(before.unwrap_or(CodeId(i64::MAX))))
        .order(codes::id.desc())
        .limit(limit);
    on!(conn, |conn| rows.load(conn))
}

/// The same of those that cannot be used.
pub(super) fn over(
    conn: &mut Conn,
    group: GroupId,
    now: Moment,
    before: Option<CodeId>,
    limit: i64,
) -> QueryResult<Vec<Listed>> {
    let rows = codes_of!(group)
        .filter(not(is_usable!(now)))
        .filter(codes::id.lt(before.unwrap_or(CodeId(i64::MAX))))
        .order(codes::id.desc())
        .limit(limit);
    on!(conn, |conn| rows.load(conn))
}

/// The code before or after another.
#[derive(Debug, Clone, Queryable)]
pub(super) struct Neighbour {
    pub id: CodeId,
    pub shown: String,
}

/// What Code Info tells beside a code itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    /// Who made it, where somebody else has taken it over.
    pub first_made_by: Option<String>,
    /// Who ended it.
    pub ended_by: Option<String>,
    /// The code that took its place.
    pub replaced_by: Option<Neighbour>,
    /// The code whose place it took.
    pub replaces: Option<Neighbour>,
}

/// Who made `code` first and who ended it, and the codes before and after it.
pub(super) fn links(conn: &mut Conn, code: CodeId) -> QueryResult<Links> {
    let successors = diesel::alias!(codes as successors);
    let after = codes::table
        .left_join(users::table.on(codes::ended_by.eq(users::id.nullable())))
        .left_join(successors.on(codes::replaced_by.eq(successors.field(codes::id).nullable())))
        .filter(codes::id.eq(code))
        .select((users::name.nullable(), successors.fields((codes::id, codes::shown)).nullable()))
        .first::<(Option<String>, Option<Neighbour>)>(conn)
        .optional()?;
    let (ended_by, replaced_by) = after.unwrap_or_default();
    let first_made_by = codes::table
        .inner_join(users::table.on(codes::first_made_by.eq(users::id.nullable())))
        .filter(codes::id.eq(code))
        .select(users::name)
        .first(conn)
        .optional()?;
    let replaces =
        codes::table.filter(codes::replaced_by.eq(code)).select((codes::id, codes::shown)).first(conn).optional()?;
    Ok(Links { first_made_by, ended_by, replaced_by, replaces })
}
