//! Groups, memberships and their history.

mod crowd;
mod home;
mod joins;
mod members;
mod named;
mod removals;
mod settings;
mod shown;
mod support;
mod words;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{events, groups, join_counts, memberships, users};
use crate::db::types::{DoorKind, EventKind, GroupRole, UserState};
use crate::db::{Conn, QueryResult, columns, on};
use crate::ids::{GroupId, UserId};

use super::model::{Group, Membership, NewGroup};
use super::rules::{Candidate, standing_removal};

pub(super) use crowd::{at_the_door, came_by, delete_places_by, insert_memberships};
pub(super) use home::{mine, open};
pub use joins::recount as recount_joins;
pub use joins::{Joiner, joined_with};
pub use members::keepers;
pub(super) use members::{MemberRow, managers, matching_members, member, members, newest_members, set_role, who_is_in};
pub use named::{Whose, named, these};
use removals::IN_OR_OUT;
pub(super) use removals::removals;
pub use settings::{categories, live_codes};
pub(super) use settings::{set_archived, update};
pub(super) use shown::shown;
pub(super) use support::{all_of, hold};
pub use support::{last_event, managed_among, managed_at_all};
pub(super) use words::set_words;
pub use words::{called, name_words};

/// Writes down a group, last in the order.
pub fn insert(conn: &mut Conn, group: &NewGroup, maker: UserId, now: Moment) -> QueryResult<GroupId> {
    let last: Option<i64> = groups::table.select(diesel::dsl::max(groups::sort_order)).first(conn)?;
    let id = diesel::insert_into(groups::table)
        .values((
            groups::name.eq(&group.name),
            groups::description.eq(&group.description),
            groups::category.eq(&group.category),
            groups::starts_at.eq(group.starts_at),
            groups::stops_at.eq(group.stops_at),
            groups::viewable.eq(group.viewable),
            groups::join_type.eq(group.join_type),
            groups::campaign_id.eq(group.campaign_id),
            groups::sort_order.eq(last.unwrap_or(0) + 1),
            groups::members_may_invite.eq(group.members_may_invite),
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
    on!(conn, |conn| groups::table.find(id).select(columns::<Group>()).first(conn)).optional()
}

/// The place of `person` in `group`.
pub fn membership(conn: &mut Conn, group: GroupId, person: UserId) -> QueryResult<Option<Membership>> {
    on!(conn, |conn| memberships::table.find((group, person)).select(columns::<Membership>()).first(conn)).optional()
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
    on!(conn, |conn| found.first(conn)).optional()
}

/// A group, and what its admission rule asks of `person` but for their removal ([`removed_at`]), in one look: it is
/// asked of everybody who joins.
pub(super) fn find_with_comer(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
) -> QueryResult<Option<(Group, Candidate)>> {
    let found = groups::table
        .left_join(users::table.on(users::id.eq(person)))
        .left_join(memberships::table.on(memberships::group_id.eq(groups::id).and(memberships::user_id.eq(person))))
        .filter(groups::id.eq(group))
        .select((columns::<Group>(), users::state.nullable(), memberships::joined_at.nullable()));
    let found: Option<(Group, Option<UserState>, Option<Moment>)> = on!(conn, |conn| found.first(conn)).optional()?;
    Ok(found
        .map(|(group, state, joined_at)| (group, Candidate { state, is_in: joined_at.is_some(), removed_at: None })))
}

/// Comings and goings looked at, of one person in one group: undoing and doing again that often is nobody's life.
const REMEMBERED: i64 = 32;

/// When a manager took `person` out of `group`, if that is the last thing that happened.
pub(super) fn removed_at(conn: &mut Conn, group: GroupId, person: UserId) -> QueryResult<Option<Moment>> {
    let latest: Vec<(EventKind, Moment)> = events::table
        .filter(events::person_id.eq(person))
        .filter(events::group_id.eq(group))
        .filter(events::kind.eq_any(IN_OR_OUT))
        .order(events::id.desc())
        .limit(REMEMBERED)
        .select((events::kind, events::at))
        .load(conn)?;
    Ok(standing_removal(latest))
}

/// Writes down a place in a group; false if there was one.
pub(super) fn insert_membership(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
    place: &Membership,
) -> QueryResult<bool> {
    let row = (
        memberships::group_id.eq(group),
        memberships::user_id.eq(person),
        memberships::role.eq(place.role),
        memberships::joined_at.eq(place.joined_at),
        memberships::door.eq(place.door),
        memberships::door_ref.eq(place.door_ref),
    );
    let added =
        on!(conn, |conn| diesel::insert_into(memberships::table).values(row).on_conflict_do_nothing().execute(conn))?;
    Ok(added > 0)
}

/// Takes a place away; false if there was none.
pub(super) fn delete_membership(conn: &mut Conn, group: GroupId, person: UserId) -> QueryResult<bool> {
    Ok(diesel::delete(memberships::table.find((group, person))).execute(conn)? > 0)
}

/// Keeps the count of a group's people.
pub(super) fn count_members(conn: &mut Conn, group: GroupId, change: i64) -> QueryResult<()> {
    diesel::update(groups::table.find(group))
        .set(groups::member_count.eq(groups::member_count + change))
        .execute(conn)
        .map(drop)
}

/// Keeps the count of joins by day and door.
pub(super) fn count_joins(conn: &mut Conn, group: GroupId, day: i64, door: DoorKind, joins: i64) -> QueryResult<()> {
    let row = (
        join_counts::group_id.eq(group),
        join_counts::day.eq(day),
        join_counts::door.eq(door.as_str()),
        join_counts::joins.eq(joins),
    );
    on!(conn, |conn| diesel::insert_into(join_counts::table)
        .values(row)
        .on_conflict((join_counts::group_id, join_counts::day, join_counts::door))
        .do_update()
        .set(join_counts::joins.eq(join_counts::joins + joins))
        .execute(conn))
    .map(drop)
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
    on!(conn, |conn| rows.load(conn))
}
