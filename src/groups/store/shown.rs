//! The groups that members may know of.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{groups, memberships};
use crate::db::types::GroupRole;
use crate::db::{Conn, QueryResult, columns, sql_predicate};
use crate::groups::model::Group;
use crate::ids::{GroupId, UserId};

use super::page_in_order;

sql_predicate! {
    /// Groups that people who are not in them may know of, whatever their window.
    pub Viewable = "groups.viewable AND groups.archived_at IS NULL";
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
    let role = memberships::role.nullable();
    let rows = groups::table
        .left_join(memberships::table.on(memberships::group_id.eq(groups::id).and(memberships::user_id.eq(person))))
        .filter(Viewable)
        .filter(groups::starts_at.is_null().or(groups::starts_at.le(now)).or(role.eq(GroupRole::Manager)))
        .filter(groups::stops_at.is_null().or(groups::stops_at.gt(now)).or(role.is_not_null()))
        .select((columns::<Group>(), role));
    page_in_order!(rows, terms, after, limit).load(conn)
}
