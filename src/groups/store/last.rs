//! The last that happened to memberships.

use std::collections::HashMap;

use diesel::dsl::max;
use diesel::prelude::*;

use crate::db::schema::events;
use crate::db::types::EventKind;
use crate::db::{Conn, QueryResult};
use crate::ids::{EventId, GroupId, UserId};

/// The last that happened to the memberships of `people`: by it one knows whether anything has happened since.
pub fn last_events(
    conn: &mut Conn,
    people: &[UserId],
) -> QueryResult<HashMap<(GroupId, UserId), (EventId, EventKind)>> {
    let last: Vec<Option<EventId>> = events::table
        .filter(events::person_id.eq_any(people.to_vec()))
        .filter(events::group_id.is_not_null())
        .group_by((events::person_id, events::group_id))
        .select(max(events::id))
        .load(conn)?;
    let last: Vec<EventId> = last.into_iter().flatten().collect();
    let found: Vec<(Option<GroupId>, Option<UserId>, EventId, EventKind)> = events::table
        .filter(events::id.eq_any(last))
        .select((events::group_id, events::person_id, events::id, events::kind))
        .load(conn)?;
    Ok(found.into_iter().filter_map(|(group, person, id, kind)| Some(((group?, person?), (id, kind)))).collect())
}
