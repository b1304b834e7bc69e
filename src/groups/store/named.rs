//! Groups to choose from: in their order, or by the beginnings of the words of their names.

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::db::schema::{groups, memberships};
use crate::db::{Conn, QueryResult, columns, sql_predicate};
use crate::groups::model::Group;
use crate::ids::{GroupId, UserId};

use super::called;

sql_predicate! {
    /// Those who run a group.
    ByManagers = "memberships.role = 'manager'";
}

/// Which groups somebody may choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupScope {
    /// All of them.
    All,
    /// Those that this person manages.
    ManagedBy(UserId),
}

/// Groups that are not archived and in whose name each of `terms` begins a word, in the
/// organization's order, from the one after `after` (its place and id) on; at most `limit`.
pub fn named(
    conn: &mut Conn,
    scope: GroupScope,
    terms: &[String],
    after: Option<(i64, GroupId)>,
    limit: usize,
) -> QueryResult<Vec<Group>> {
    let (place, id) = after.unwrap_or((i64::MIN, GroupId(0)));
    let mut found = groups::table
        .filter(groups::archived_at.is_null())
        .filter(groups::sort_order.ge(place))
        .filter(groups::sort_order.gt(place).or(groups::id.gt(id)))
        .order((groups::sort_order, groups::id))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .select(columns::<Group>())
        .into_boxed();
    if let GroupScope::ManagedBy(person) = scope {
        let managed = memberships::table
            .filter(memberships::user_id.eq(person))
            .filter(memberships::group_id.eq(groups::id))
            .filter(ByManagers);
        found = found.filter(exists(managed));
    }
    for term in terms {
        found = found.filter(groups::id.eq_any(called(term)));
    }
    found.load(conn)
}

/// These groups, in the organization's order.
pub fn these(conn: &mut Conn, ids: &[GroupId]) -> QueryResult<Vec<Group>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: Vec<Group> =
        groups::table.filter(groups::id.eq_any(ids.to_vec())).select(columns::<Group>()).load(conn)?;
    found.sort_by_key(|group| (group.sort_order, group.id));
    Ok(found)
}
