//! Who joined by what.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{events, groups, users};
use crate::db::types::JoinMethod;
use crate::db::{Conn, QueryResult, sql_predicate};
use crate::ids::{EventId, GroupId};
use crate::personal_data::PersonName;

sql_predicate! {
    /// That somebody joined; the index of joins is of these rows.
    IsJoin = "events.kind = 'member.joined'";
}

/// Somebody who joined.
#[derive(Debug, Clone, Queryable)]
pub struct Joiner {
    /// The event that tells of it.
    pub event: EventId,
    /// Their name.
    pub name: PersonName,
    /// The group that they joined.
    pub group: (GroupId, String),
    /// When.
    pub at: Moment,
}

/// Who joined with the code, campaign code, … `reference`, the latest first, from before `before` on.
pub fn joined_with(
    conn: &mut Conn,
    method: JoinMethod,
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
