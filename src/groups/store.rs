//! Groups, memberships and their history.

mod changes;
mod home;
mod join_counts;
mod joins;
mod last;
mod members;
mod named;
pub(super) mod order;
mod removals;
mod request_count;
mod settings;
mod shown;
mod support;
mod words;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{groups, memberships};
use crate::db::types::GroupRole;
use crate::db::{Conn, QueryResult, columns, per_backend};
use crate::ids::{GroupId, UserId};

use super::model::{Group, Membership, NewGroup};

pub(super) use changes::{
    MembershipFacts, MembershipKey, count_members, delete_memberships, insert_memberships, known, set_role,
};
pub(super) use home::{mine, open};
pub use join_counts::{COUNTER, recount as recount_joins};
pub use joins::{Joiner, joined_with};
pub use last::last_events;
pub(super) use members::{MemberRow, managers, matching_members, member, members, newest_members};
pub use members::{managers_to_tell, memberships_among};
pub use named::{GroupScope, find_many, named};
pub use order::{position, position_before, set_position};
pub(super) use removals::removals;
pub use request_count::count_requests;
pub use settings::{categories, count_active_codes};
pub(super) use settings::{set_archived, update};
pub use shown::Viewable;
pub(super) use shown::shown;
pub use support::managed_at_all;
pub(crate) use support::managed_by;
pub(crate) use words::page_in_order;
pub(super) use words::set_words;
pub use words::{name_words, with_word};

/// Writes down a group, last in the order.
pub fn insert(conn: &mut Conn, group: &NewGroup, maker: UserId, now: Moment) -> QueryResult<GroupId> {
    let last: Option<i64> = groups::table.select(diesel::dsl::max(groups::sort_order)).first(conn)?;
    let id = diesel::insert_into(groups::table)
        .values((
            group,
            groups::sort_order.eq(last.unwrap_or(0) + 1),
            groups::made_by.eq(maker),
            groups::made_at.eq(now),
        ))
        .returning(groups::id)
        .get_result(conn)?;
    set_words(conn, id, &group.name)?;
    Ok(id)
}

/// The group with this id.
pub fn find(conn: &mut Conn, id: GroupId) -> QueryResult<Option<Group>> {
    per_backend!(conn, |conn| groups::table.find(id).select(columns::<Group>()).first(conn)).optional()
}

/// The place of `person` in `group`.
pub fn membership(conn: &mut Conn, group: GroupId, person: UserId) -> QueryResult<Option<Membership>> {
    per_backend!(conn, |conn| memberships::table.find((group, person)).select(columns::<Membership>()).first(conn))
        .optional()
}

/// A group with somebody's place in it.
pub(super) fn find_for(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
) -> QueryResult<Option<(Group, Option<Membership>)>> {
    let found = groups::table
        .left_join(memberships::table.on(memberships::group_id.eq(groups::id).and(memberships::user_id.eq(person))))
        .filter(groups::id.eq(group))
        .select((columns::<Group>(), columns::<Membership>().nullable()));
    per_backend!(conn, |conn| found.first(conn)).optional()
}

/// A group as the drawer names it.
#[derive(Debug, Queryable)]
pub(super) struct DrawerRow {
    pub id: GroupId,
    pub name: String,
    pub category: String,
    pub request_count: i64,
    /// The person's place in it.
    pub role: GroupRole,
}

impl DrawerRow {
    /// Open requests that wait for the person.
    pub fn requests(&self) -> i64 {
        if self.role == GroupRole::Manager { self.request_count } else { 0 }
    }
}

/// The groups that `person` is in and may see at `now`, in the organization's order.
pub(super) fn drawer_rows(conn: &mut Conn, person: UserId, now: Moment, limit: i64) -> QueryResult<Vec<DrawerRow>> {
    let rows = memberships::table
        .inner_join(groups::table)
        .filter(memberships::user_id.eq(person))
        .filter(groups::archived_at.is_null())
        .filter(
            groups::starts_at
                .is_null()
                .or(groups::starts_at.le(now))
                .or(memberships::role.eq(GroupRole::Manager).nullable()),
        )
        .order((groups::sort_order, groups::id))
        .limit(limit)
        .select((groups::id, groups::name, groups::category, groups::request_count, memberships::role));
    per_backend!(conn, |conn| rows.load(conn))
}
