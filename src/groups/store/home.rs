//! What Home shows: my groups, and those that anyone may join.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{groups, memberships};
use crate::db::types::GroupRole;
use crate::db::{Conn, QueryResult, columns, per_backend, sql_predicate};
use crate::groups::model::{Group, Membership};
use crate::ids::{GroupId, UserId};

sql_predicate! {
    /// Groups that anyone may join by a toggle, whatever their window.
    OpenToAll = "groups.join_type = 'open' AND groups.viewable AND groups.archived_at IS NULL";
}

/// The groups that `person` is in and may see at `now` (the same as [`super::super::rules::may_see`]
/// says of each), archived ones of their managers included, in the organization's order.
pub fn mine(conn: &mut Conn, person: UserId, now: Moment, limit: i64) -> QueryResult<Vec<(Group, Membership)>> {
    let started = groups::starts_at.is_null().or(groups::starts_at.le(now));
    let seen_by_all = groups::archived_at.is_null().and(started);
    let rows = memberships::table
        .inner_join(groups::table)
        .filter(memberships::user_id.eq(person))
        .filter(seen_by_all.or(memberships::role.eq(GroupRole::Manager).nullable()))
        .order((groups::sort_order, groups::id))
        .limit(limit)
        .select((columns::<Group>(), columns::<Membership>()));
    per_backend!(conn, |conn| rows.load(conn))
}

/// The groups that anyone may join by a toggle at `now`, in the organization's order, from the one
/// after `after` (its place and id) on; with whether `person` is in.
pub fn open(
    conn: &mut Conn,
    person: UserId,
    now: Moment,
    after: Option<(i64, GroupId)>,
    limit: i64,
) -> QueryResult<Vec<(Group, bool)>> {
    let (place, id) = after.unwrap_or((i64::MIN, GroupId(0)));
    let rows = groups::table
        .left_join(memberships::table.on(memberships::group_id.eq(groups::id).and(memberships::user_id.eq(person))))
        .filter(OpenToAll)
        .filter(groups::starts_at.is_null().or(groups::starts_at.le(now)))
        .filter(groups::stops_at.is_null().or(groups::stops_at.gt(now)))
        .filter(groups::sort_order.ge(place))
        .filter(groups::sort_order.gt(place).or(groups::id.gt(id)))
        .order((groups::sort_order, groups::id))
        .limit(limit)
        .select((columns::<Group>(), memberships::user_id.nullable()));
    let rows: Vec<(Group, Option<UserId>)> = per_backend!(conn, |conn| rows.load(conn))?;
    Ok(rows.into_iter().map(|(group, member)| (group, member.is_some())).collect())
}
