//! Many people at many doors, in as few statements as if they were one.

use std::collections::{HashMap, HashSet};

use diesel::dsl::exists;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{events, groups, memberships, users};
use crate::db::types::{DoorKind, GroupRole, UserState};
use crate::db::{Conn, QueryResult, columns, on};
use crate::groups::crowd::Knock;
use crate::groups::model::{Group, Membership};
use crate::groups::rules::{Candidate, is_by_hand};
use crate::ids::{GroupId, UserId};

use super::removals::removals;

/// What there is to know of those at the doors.
pub struct AtTheDoor {
    /// The groups, by id.
    pub groups: HashMap<GroupId, Group>,
    states: HashMap<UserId, UserState>,
    inside: HashSet<(GroupId, UserId)>,
    removed: HashMap<(GroupId, UserId), Moment>,
}

impl AtTheDoor {
    /// What is known of `person` at the door of `group`.
    pub fn comer(&self, group: GroupId, person: UserId) -> Candidate {
        Candidate {
            state: self.states.get(&person).copied(),
            is_in: self.inside.contains(&(group, person)),
            removed_at: self.removed.get(&(group, person)).copied(),
        }
    }
}

/// Reads it; who was taken out only for doors that ask.
pub(in crate::groups) fn at_the_door(conn: &mut Conn, knocks: &[Knock], door: DoorKind) -> QueryResult<AtTheDoor> {
    let doors: Vec<GroupId> = distinct(knocks.iter().map(|knock| knock.group));
    let people: Vec<UserId> = distinct(knocks.iter().filter_map(|knock| knock.person));
    let found: Vec<Group> =
        groups::table.filter(groups::id.eq_any(doors.clone())).select(columns::<Group>()).load(conn)?;
    let mut known = AtTheDoor {
        groups: found.into_iter().map(|group| (group.id, group)).collect(),
        states: HashMap::new(),
        inside: HashSet::new(),
        removed: HashMap::new(),
    };
    if people.is_empty() {
        return Ok(known);
    }
    let states: Vec<(UserId, UserState)> =
        users::table.filter(users::id.eq_any(people.clone())).select((users::id, users::state)).load(conn)?;
    known.states = states.into_iter().collect();
    let inside: Vec<(GroupId, UserId)> = memberships::table
        .filter(memberships::user_id.eq_any(people.clone()))
        .filter(memberships::group_id.eq_any(doors.clone()))
        .select((memberships::group_id, memberships::user_id))
        .load(conn)?;
    known.inside = inside.into_iter().collect();
    if !is_by_hand(door) {
        known.removed = removals(conn, &people, &doors)?;
    }
    Ok(known)
}

/// Writes down many like places, and tells how many there were not yet.
pub(in crate::groups) fn insert_memberships(
    conn: &mut Conn,
    places: &[(GroupId, UserId)],
    place: &Membership,
) -> QueryResult<usize> {
    let row = |(group, person): &(GroupId, UserId)| {
        (
            memberships::group_id.eq(*group),
            memberships::user_id.eq(*person),
            memberships::role.eq(place.role),
            memberships::joined_at.eq(place.joined_at),
            memberships::door.eq(place.door),
            memberships::door_ref.eq(place.door_ref),
        )
    };
    let mut added = 0;
    for piece in places.chunks(PIECE) {
        let rows: Vec<_> = piece.iter().map(row).collect();
        added += on!(conn, |conn| diesel::insert_into(memberships::table)
            .values(&rows)
            .on_conflict((memberships::group_id, memberships::user_id))
            .do_nothing()
            .execute(conn))?;
    }
    Ok(added)
}

/// Takes away the places that `people` have by this very door, and tells which those were.
pub(in crate::groups) fn delete_places_by(
    conn: &mut Conn,
    people: &[UserId],
    (door, reference): (DoorKind, i64),
) -> QueryResult<Vec<(GroupId, UserId, GroupRole)>> {
    diesel::delete(memberships::table)
        .filter(memberships::user_id.eq_any(people.to_vec()))
        .filter(memberships::door.eq(door))
        .filter(memberships::door_ref.eq(reference))
        .returning((memberships::group_id, memberships::user_id, memberships::role))
        .get_results(conn)
}

/// The places that `people` have now in groups that they once came into by this very door.
pub(in crate::groups) fn came_by(
    conn: &mut Conn,
    people: &[UserId],
    (door, reference): (DoorKind, i64),
) -> QueryResult<Vec<(GroupId, UserId)>> {
    let came = events::table
        .filter(events::person_id.eq(memberships::user_id.nullable()))
        .filter(events::group_id.eq(memberships::group_id.nullable()))
        .filter(events::method.eq(door))
        .filter(events::reference.eq(reference));
    memberships::table
        .filter(memberships::user_id.eq_any(people.to_vec()))
        .filter(exists(came))
        .order((memberships::group_id, memberships::user_id))
        .select((memberships::group_id, memberships::user_id))
        .load(conn)
}

/// Rows written at once: with eight values each, far from the limits of both databases.
const PIECE: usize = 1_000;

fn distinct<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all
}
