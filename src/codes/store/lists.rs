//! What the pages of codes show.

use diesel::dsl::not;
use diesel::prelude::*;

use super::{GroupCode, Maker, code_columns};
use crate::clock::Moment;
use crate::db::schema::{codes, membership_events, memberships, users};
use crate::db::types::{DoorKind, EventKind};
use crate::db::{Conn, QueryResult};
use crate::ids::{CodeId, EventId, GroupId};

/// A code of a list, with whoever made it.
#[derive(Debug, Clone, Queryable)]
pub(in crate::codes) struct Listed {
    pub code: GroupCode,
    pub maker: Maker,
}

/// Codes of one group, newest first.
#[derive(Debug, Clone, Copy)]
pub(in crate::codes) struct Wanted {
    pub group: GroupId,
    /// This one alone.
    pub only: Option<CodeId>,
    /// Those that can be used at this instant (true), or those that cannot.
    pub live: Option<(bool, Moment)>,
    /// Those made before this one.
    pub before: Option<CodeId>,
    pub limit: i64,
}

impl Wanted {
    /// All codes of `group`.
    pub const fn all(group: GroupId) -> Self {
        Self { group, only: None, live: None, before: None, limit: i64::MAX }
    }
}

/// The codes that are wanted.
pub(in crate::codes) fn listed(conn: &mut Conn, wanted: &Wanted) -> QueryResult<Vec<Listed>> {
    let makers = diesel::alias!(memberships as makers);
    let mut found = codes::table
        .inner_join(users::table.on(users::id.eq(codes::made_by)))
        .left_join(
            makers.on(makers
                .field(memberships::group_id)
                .nullable()
                .eq(codes::group_id)
                .and(makers.field(memberships::user_id).eq(codes::made_by))),
        )
        .filter(codes::group_id.eq(wanted.group))
        .order(codes::id.desc())
        .limit(wanted.limit)
        .select((code_columns(), (users::name, users::state, users::role, makers.field(memberships::role).nullable())))
        .into_boxed();
    if let Some(only) = wanted.only {
        found = found.filter(codes::id.eq(only));
    }
    if let Some(before) = wanted.before {
        found = found.filter(codes::id.lt(before));
    }
    if let Some((live, now)) = wanted.live {
        let lives = codes::ended_at
            .is_null()
            .and(codes::expires_at.is_null().or(codes::expires_at.gt(now)))
            .and(codes::max_uses.is_null().or(codes::max_uses.gt(codes::uses.nullable())));
        found = if live { found.filter(lives) } else { found.filter(not(lives)) };
    }
    found.load(conn)
}

/// The code before or after another.
#[derive(Debug, Clone, Queryable)]
pub(in crate::codes) struct Neighbour {
    pub id: CodeId,
    pub shown: String,
}

/// What Code Info tells beside a code itself.
#[derive(Debug, Clone, Default)]
pub(in crate::codes) struct Links {
    /// Who ended it.
    pub ended_by: Option<String>,
    /// The code that took its place.
    pub replaced_by: Option<Neighbour>,
    /// The code whose place it took.
    pub replaces: Option<Neighbour>,
}

/// Who ended `code`, and the codes before and after it.
pub(in crate::codes) fn links(conn: &mut Conn, code: CodeId) -> QueryResult<Links> {
    let successors = diesel::alias!(codes as successors);
    let after = codes::table
        .left_join(users::table.on(codes::ended_by.eq(users::id.nullable())))
        .left_join(successors.on(codes::replaced_by.eq(successors.field(codes::id).nullable())))
        .filter(codes::id.eq(code))
        .select((users::name.nullable(), successors.fields((codes::id, codes::shown)).nullable()))
        .first::<(Option<String>, Option<Neighbour>)>(conn)
        .optional()?;
    let (ended_by, replaced_by) = after.unwrap_or_default();
    let replaces =
        codes::table.filter(codes::replaced_by.eq(code)).select((codes::id, codes::shown)).first(conn).optional()?;
    Ok(Links { ended_by, replaced_by, replaces })
}

/// Somebody who came by a code.
#[derive(Debug, Clone, Queryable)]
pub(in crate::codes) struct Came {
    /// The row of the history that tells of it.
    pub event: EventId,
    /// Their name.
    pub name: String,
    /// When.
    pub at: Moment,
}

/// Who came by `code`, the latest first, from before `before` on.
pub(in crate::codes) fn came_by(
    conn: &mut Conn,
    code: CodeId,
    before: Option<EventId>,
    limit: i64,
) -> QueryResult<Vec<Came>> {
    let mut came = membership_events::table
        .inner_join(users::table.on(users::id.eq(membership_events::user_id)))
        .filter(membership_events::door.eq(DoorKind::Code))
        .filter(membership_events::door_ref.eq(code.0))
        .filter(membership_events::kind.eq(EventKind::Joined))
        .order(membership_events::id.desc())
        .limit(limit)
        .select((membership_events::id, users::name, membership_events::at))
        .into_boxed();
    if let Some(before) = before {
        came = came.filter(membership_events::id.lt(before));
    }
    came.load(conn)
}
