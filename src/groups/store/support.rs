//! What those ask who support people across groups.

use diesel::prelude::*;

use crate::db::schema::memberships;
use crate::db::{Conn, QueryResult, sql_predicate};
use crate::ids::{GroupId, UserId};

sql_predicate! {
    /// Those who run a group.
    pub ByManagers = "memberships.role = 'manager'";
}

/// The groups that `person` manages.
#[diesel::dsl::auto_type]
pub fn managed_by(person: UserId) -> _ {
    memberships::table.filter(memberships::user_id.eq(person)).filter(ByManagers).select(memberships::group_id)
}

/// Whether `person` manages any group.
pub fn managed_at_all(conn: &mut Conn, person: UserId) -> QueryResult<bool> {
    let one: Option<GroupId> = managed_by(person).first(conn).optional()?;
    Ok(one.is_some())
}

/// Which of `groups` `person` manages.
pub fn managed_among(conn: &mut Conn, person: UserId, groups: &[GroupId]) -> QueryResult<Vec<GroupId>> {
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    managed_by(person).filter(memberships::group_id.eq_any(groups.to_vec())).load(conn)
}
