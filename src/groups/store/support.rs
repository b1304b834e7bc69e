//! What those ask who support people across groups.

use diesel::prelude::*;

use crate::db::schema::memberships;
use crate::db::{Conn, QueryResult, sql_predicate};
use crate::ids::{GroupId, UserId};

sql_predicate! {
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
