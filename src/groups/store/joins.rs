//! Who joined by what.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{events, groups, memberships, users};
use crate::db::types::DoorKind;
use crate::db::{Conn, QueryResult, fixed};
use crate::ids::{EventId, GroupId, UserId};

fixed! {
    /// That somebody joined; the index of joins is of these rows.
    IsJoin = "events.kind = 'member.joined'";
}

/// Somebody who joined.
#[derive(Debug, Clone, Queryable)]
pub struct Joiner {
    /// The event that tells of it.
    pub event: EventId,
    /// Their name; empty for a deleted account.
    pub name: String,
    /// The group that they joined.
    pub group: (GroupId, String),
    /// When.
    pub at: Moment,
}

impl Joiner {
    /// What to call them.
    #[must_use]
    pub fn who(&self) -> &str {
        if self.name.is_empty() { "Deleted account" } else { &self.name }
    }
}

/// Who joined with the code, campaign code, … `reference`, the latest first, from before `before` on.
pub fn joined_with(
    conn: &mut Conn,
    method: DoorKind,
    reference: i64,
    before: Option<EventId>,
    limit: i64,
) -> QueryResult<Vec<Joiner>> {
    events::table
        .inner_join(users::table.on(users::id.nullable().eq(events::person_id)))
        .inner_join(groups::table)
        .filter(IsJoin)
        .filter(events::method.eq(method))
        .filter(events::reference.eq(reference))
        .filter(events::id.lt(before.unwrap_or(EventId(i64::MAX))))
        .order(events::id.desc())
        .limit(limit)
        .select((events::id, users::name, (groups::id, groups::name), events::at))
        .load(conn)
}

/// The memberships that `people` have by this very code, import, …; nobody changes them meanwhile.
pub fn in_by(
    conn: &mut Conn,
    people: &[UserId],
    (method, reference): (DoorKind, i64),
) -> QueryResult<Vec<(GroupId, UserId)>> {
    let theirs = memberships::table
        .filter(memberships::user_id.eq_any(people.to_vec()))
        .filter(memberships::door.eq(method))
        .filter(memberships::door_ref.eq(reference))
        .order((memberships::group_id, memberships::user_id))
        .select((memberships::group_id, memberships::user_id));
    match conn {
        Conn::Pg(pg) => theirs.for_update().load(pg),
        // One transaction writes at a time.
        Conn::Sqlite(sqlite) => theirs.load(sqlite),
    }
}

/// The memberships that `people` have now in groups that they once joined by this very code, import, ….
pub fn came_by(
    conn: &mut Conn,
    people: &[UserId],
    (method, reference): (DoorKind, i64),
) -> QueryResult<Vec<(GroupId, UserId)>> {
    let came = events::table
        .filter(events::person_id.eq(memberships::user_id.nullable()))
        .filter(events::group_id.eq(memberships::group_id.nullable()))
        .filter(events::method.eq(method))
        .filter(events::reference.eq(reference));
    memberships::table
        .filter(memberships::user_id.eq_any(people.to_vec()))
        .filter(exists(came))
        .order((memberships::group_id, memberships::user_id))
        .select((memberships::group_id, memberships::user_id))
        .load(conn)
}
