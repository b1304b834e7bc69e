//! Who joined by what; and the counts of joins by day, which follow the organization's zone.

use std::collections::HashMap;

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{events, groups, join_counts, memberships, users};
use crate::db::types::DoorKind;
use crate::db::{Conn, QueryResult, fixed, on};
use crate::ids::{EventId, GroupId, UserId};
use crate::zone::Zone;

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

/// Rows written at once: four values each, far from the limits of both databases.
const BATCH: usize = 1_000;

/// Counts all joins anew by the days of `zone`.
pub fn recount(conn: &mut Conn, zone: Zone) -> QueryResult<()> {
    let mut counts: HashMap<(GroupId, i64, DoorKind), i64> = HashMap::new();
    let joins = events::table.filter(IsJoin).select((events::group_id, events::at, events::method)).load_iter::<(
        Option<GroupId>,
        Moment,
        Option<DoorKind>,
    ), _>(conn)?;
    for join in joins {
        let (group, at, door) = join?;
        if let (Some(group), Some(door)) = (group, door) {
            *counts.entry((group, zone.day_number(at), door)).or_default() += 1;
        }
    }
    diesel::delete(join_counts::table).execute(conn)?;
    let rows: Vec<_> = counts
        .into_iter()
        .map(|((group, day, door), joins)| {
            (
                join_counts::group_id.eq(group),
                join_counts::day.eq(day),
                join_counts::door.eq(door.as_str()),
                join_counts::joins.eq(joins),
            )
        })
        .collect();
    for batch in rows.chunks(BATCH) {
        on!(conn, |conn| diesel::insert_into(join_counts::table).values(batch).execute(conn))?;
    }
    Ok(())
}
