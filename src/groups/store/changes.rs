//! The rows of memberships, read for as many people and groups as needed, and written by [`super::super::memberships`]
//! only. A statement for one row stays prepared on SQLite, so joining one group has its own.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{groups, memberships, users};
use crate::db::types::{GroupRole, UserState};
use crate::db::{Conn, QueryResult, columns, per_backend, prepared};
use crate::groups::model::{Group, GroupTerms, Membership};
use crate::groups::rules::Candidate;
use crate::ids::{GroupId, NOBODY, UserId};

/// A membership, by its group and its person.
pub type MembershipKey = (GroupId, UserId);

/// Rows written at once: with six values each, far from the limits of both databases.
const ROWS: usize = 1_000;

/// What is known of groups and people before anybody joins or leaves.
#[derive(Debug, Default)]
pub struct MembershipFacts {
    groups: HashMap<GroupId, (String, GroupTerms)>,
    states: HashMap<UserId, UserState>,
    memberships: HashMap<MembershipKey, Membership>,
    /// When a manager removed whom, where nothing since let them in again.
    pub removed: HashMap<MembershipKey, Moment>,
}

impl MembershipFacts {
    /// What is known of somebody whose account is active, who is not in `group` and was never removed from it.
    pub fn of_newcomer(group: &Group, person: UserId) -> Self {
        Self {
            groups: HashMap::from([(group.id, (group.name.clone(), GroupTerms::from(group)))]),
            states: HashMap::from([(person, UserState::Active)]),
            ..Self::default()
        }
    }

    pub fn name(&self, group: GroupId) -> Option<String> {
        self.groups.get(&group).map(|(name, _)| name.clone())
    }

    pub fn terms(&self, group: GroupId) -> Option<&GroupTerms> {
        self.groups.get(&group).map(|(_, terms)| terms)
    }

    pub fn membership(&self, key: MembershipKey) -> Option<Membership> {
        self.memberships.get(&key).copied()
    }

    pub fn candidate(&self, key: MembershipKey) -> Candidate {
        if key.1 == NOBODY {
            return Candidate::NEW;
        }
        Candidate {
            state: self.states.get(&key.1).copied(),
            is_in: self.memberships.contains_key(&key),
            removed_at: self.removed.get(&key).copied(),
        }
    }
}

/// Groups with people and their memberships. Not a function: nobody could write out its type.
macro_rules! known_rows {
    ($groups:expr, $people:expr) => {
        groups::table
            .left_join(users::table.on($people))
            .left_join(
                memberships::table.on(memberships::group_id
                    .eq(groups::id)
                    .and(memberships::user_id.nullable().eq(users::id.nullable()))),
            )
            .filter($groups)
            .select((
                (groups::id, (groups::name, columns::<GroupTerms>())),
                (users::id, users::state).nullable(),
                columns::<Membership>().nullable(),
            ))
    };
}

/// What is known of these groups and people but for removals, of which few are asked.
pub fn known(conn: &mut Conn, keys: Vec<MembershipKey>) -> QueryResult<MembershipFacts> {
    type Row = ((GroupId, (String, GroupTerms)), Option<(UserId, UserState)>, Option<Membership>);
    let mut known = MembershipFacts::default();
    for (groups, people) in rectangles(keys) {
        let rows: Vec<Row> = match (&*groups, &*people) {
            ([group], [person]) => {
                per_backend!(conn, |conn| known_rows!(groups::id.eq(*group), users::id.eq(*person)).load(conn))?
            }
            _ => {
                per_backend!(conn, |conn| known_rows!(groups::id.eq_any(groups), users::id.eq_any(people)).load(conn))?
            }
        };
        for (group, person, membership) in rows {
            known.memberships.extend(person.zip(membership).map(|(person, is)| ((group.0, person.0), is)));
            known.states.extend(person);
            known.groups.extend([group]);
        }
    }
    Ok(known)
}

/// Writes down memberships, and tells which were not there yet.
pub fn insert_memberships(
    conn: &mut Conn,
    mut new: Vec<(MembershipKey, Membership)>,
) -> QueryResult<HashSet<MembershipKey>> {
    let row = |((group, person), membership): &(MembershipKey, Membership)| {
        (memberships::group_id.eq(*group), memberships::user_id.eq(*person), *membership)
    };
    if let [one] = &*new {
        let insert = diesel::insert_into(memberships::table).values(row(one));
        let added = per_backend!(conn, |conn| insert.on_conflict_do_nothing().execute(conn))?;
        return Ok((added > 0).then_some(one.0).into_iter().collect());
    }
    // In one order: two who write the same rows wait for each other and never in a circle.
    new.sort_unstable_by_key(|(key, _)| *key);
    let mut added = HashSet::with_capacity(new.len());
    for piece in new.chunks(ROWS) {
        let rows: Vec<_> = piece.iter().map(row).collect();
        added.extend(per_backend!(conn, |conn| diesel::insert_into(memberships::table)
            .values(&rows)
            .on_conflict_do_nothing()
            .returning((memberships::group_id, memberships::user_id))
            .get_results::<MembershipKey>(conn))?);
    }
    Ok(added)
}

/// Takes memberships away, and tells what those that were there said.
pub fn delete_memberships(
    conn: &mut Conn,
    keys: Vec<MembershipKey>,
) -> QueryResult<HashMap<MembershipKey, Membership>> {
    let mut gone = HashMap::with_capacity(keys.len());
    for (groups, people) in rectangles(keys) {
        gone.extend(per_backend!(conn, |conn| diesel::delete(memberships::table)
            .filter(memberships::group_id.eq_any(groups))
            .filter(memberships::user_id.eq_any(people))
            .returning(((memberships::group_id, memberships::user_id), columns::<Membership>()))
            .get_results::<(MembershipKey, Membership)>(conn))?);
    }
    Ok(gone)
}

/// Gives these another role, and tells whose memberships were there.
pub fn set_role(conn: &mut Conn, keys: Vec<MembershipKey>, role: GroupRole) -> QueryResult<Vec<MembershipKey>> {
    let mut changed = Vec::with_capacity(keys.len());
    for (groups, people) in rectangles(keys) {
        let theirs = diesel::update(memberships::table)
            .filter(memberships::group_id.eq_any(groups))
            .filter(memberships::user_id.eq_any(people))
            .set(memberships::role.eq(role))
            .returning((memberships::group_id, memberships::user_id));
        changed.extend(theirs.get_results::<MembershipKey>(conn)?);
    }
    Ok(changed)
}

/// Memberships as few pairs of groups and people, so that each of those people is meant in each of those groups.
fn rectangles(mut keys: Vec<MembershipKey>) -> Vec<(Vec<GroupId>, Vec<UserId>)> {
    keys.sort_unstable();
    keys.dedup();
    let (groups, people) = (distinct(keys.iter().map(|key| key.0)), distinct(keys.iter().map(|key| key.1)));
    if groups.len() * people.len() == keys.len() {
        return Vec::from_iter((!keys.is_empty()).then_some((groups, people)));
    }
    let of_group = |keys: &[MembershipKey]| (vec![keys[0].0], keys.iter().map(|key| key.1).collect());
    keys.chunk_by(|one, other| one.0 == other.0).map(of_group).collect()
}

/// Each of them once, in their order.
pub fn distinct<T: Ord>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    all.into_iter().collect::<BTreeSet<T>>().into_iter().collect()
}

/// Keeps the counts of groups' people.
pub fn count_members(conn: &mut Conn, changes: &BTreeMap<GroupId, i64>) -> QueryResult<()> {
    if changes.len() > 1 {
        lock_rows(conn, changes.keys().copied().collect())?;
    }
    let mut alike: BTreeMap<i64, Vec<GroupId>> = BTreeMap::new();
    for (group, more) in changes {
        alike.entry(*more).or_default().push(*group);
    }
    for (more, ids) in alike {
        let count = groups::member_count.eq(groups::member_count + more);
        match &*ids {
            [id] => {
                let one = prepared(diesel::update(groups::table.find(*id)).set(count));
                per_backend!(conn, |conn| one.execute(conn))?
            }
            _ => diesel::update(groups::table.filter(groups::id.eq_any(ids))).set(count).execute(conn)?,
        };
    }
    Ok(())
}

/// Holds the rows of these groups until the transaction ends, lowest first: two who change the same groups wait for one
/// another and never in a circle.
fn lock_rows(conn: &mut Conn, ids: Vec<GroupId>) -> QueryResult<()> {
    let rows = groups::table.filter(groups::id.eq_any(ids)).order(groups::id).select(groups::id);
    match conn {
        Conn::Pg(pg) => rows.for_no_key_update().load::<GroupId>(pg).map(drop),
        // One transaction writes at a time.
        Conn::Sqlite(_) => Ok(()),
    }
}
