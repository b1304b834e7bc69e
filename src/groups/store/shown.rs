//! The groups that members may know of, and the words that they are looked for by.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{groups, memberships};
use crate::db::types::GroupRole;
use crate::db::{Conn, QueryResult, columns, sql_predicate};
use crate::groups::model::Group;
use crate::ids::{GroupId, UserId};

use super::called;

sql_predicate! {
    /// Groups that people who are not in them may know of, whatever their window.
    Shown = "groups.viewable AND groups.archived_at IS NULL";
}

/// The groups that `person` may know of at `now`, in the organization's order, from the one after
/// `after` (its place and id) on, with their role in it: those that are in force, those that they
/// manage before their start, those that they are in after their stop. With `terms` (see
/// [`crate::text::terms`]), only those in whose names each of them begins a word.
pub fn shown(
    conn: &mut Conn,
    person: UserId,
    now: Moment,
    terms: &[String],
    after: Option<(i64, GroupId)>,
    limit: i64,
) -> QueryResult<Vec<(Group, Option<GroupRole>)>> {
    let (place, id) = after.unwrap_or((i64::MIN, GroupId(0)));
    let role = memberships::role.nullable();
    let mut rows = groups::table
        .left_join(memberships::table.on(memberships::group_id.eq(groups::id).and(memberships::user_id.eq(person))))
        .filter(Shown)
        .filter(groups::starts_at.is_null().or(groups::starts_at.le(now)).or(role.eq(GroupRole::Manager)))
        .filter(groups::stops_at.is_null().or(groups::stops_at.gt(now)).or(role.is_not_null()))
        .filter(groups::sort_order.ge(place))
        .filter(groups::sort_order.gt(place).or(groups::id.gt(id)))
        .order((groups::sort_order, groups::id))
        .limit(limit)
        .select((columns::<Group>(), role))
        .into_boxed();
    for term in terms {
        rows = rows.filter(groups::id.eq_any(called(term)));
    }
    rows.load(conn)
}
