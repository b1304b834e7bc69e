//! What those ask who support people across groups.

use diesel::prelude::*;

use crate::db::schema::{events, memberships};
use crate::db::{Conn, QueryResult, fixed};
use crate::ids::{EventId, GroupId, UserId};

fixed! {
    /// Those who run a group.
    ByManagers = "memberships.role = 'manager'";
}

/// Whether `person` manages any group.
pub fn managed_at_all(conn: &mut Conn, person: UserId) -> QueryResult<bool> {
    let managed = memberships::table.filter(memberships::user_id.eq(person)).filter(ByManagers);
    let one: Option<GroupId> = managed.select(memberships::group_id).first(conn).optional()?;
    Ok(one.is_some())
}

/// Which of `groups` `person` manages.
pub fn managed_among(conn: &mut Conn, person: UserId, groups: &[GroupId]) -> QueryResult<Vec<GroupId>> {
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    memberships::table
        .filter(memberships::user_id.eq(person))
        .filter(ByManagers)
        .filter(memberships::group_id.eq_any(groups.to_vec()))
        .select(memberships::group_id)
        .load(conn)
}

/// The last thing that happened to the place of `person` in `group`: by it one knows later whether
/// anything has happened since.
pub fn last_event(conn: &mut Conn, group: GroupId, person: UserId) -> QueryResult<Option<EventId>> {
    events::table
        .filter(events::person_id.eq(person))
        .filter(events::group_id.eq(group))
        .order(events::id.desc())
        .select(events::id)
        .first(conn)
        .optional()
}
