//! The door-keeper for many at once.
//!
//! Who comes in is decided by the same rule as for one person ([`may_join`]), and the same is written
//! down: memberships, events and counts, each in one statement for all. Activity shows one event a
//! group, which says how many came; who each of them was is told by the parts of it.

use std::collections::BTreeMap;

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::DoorKind;
use crate::db::{Conn, Fault, QueryResult};
use crate::events::{self, Part};
use crate::ids::{GroupId, UserId};

use super::admit::{Admission, Door};
use super::events::{GroupEvent, MemberEvent};
use super::model::{GroupTerms, Membership};
use super::rules::{AdmitError, Candidate, may_join};
use super::store;

/// Somebody at the door of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Knock {
    /// The group.
    pub group: GroupId,
    /// Who; nobody yet, for somebody whose account is about to be made.
    pub person: Option<UserId>,
}

/// Who of those at the doors would be let in, in their order; nothing is written.
pub fn judge(
    conn: &mut Conn,
    knocks: &[Knock],
    door: &Door,
    now: Moment,
) -> QueryResult<Vec<Result<Admission, AdmitError>>> {
    let known = store::at_the_door(conn, knocks, door.kind)?;
    let verdict = |knock: &Knock| {
        let candidate = knock.person.map_or(Candidate::NEW, |person| known.comer(knock.group, person));
        let terms = known.groups.get(&knock.group).map(GroupTerms::from);
        let outside = may_join(terms.as_ref(), &candidate, door.kind, door.made_at, now)?;
        Ok(Admission { outside })
    };
    Ok(knocks.iter().map(verdict).collect())
}

/// Lets those in who may come, and tells of each whether they came or why not, in their order. The
/// same person stands at the same door once.
pub fn admit_all(
    conn: &mut Conn,
    knocks: &[Knock],
    door: &Door,
    by: &By,
) -> Result<Vec<Result<Admission, AdmitError>>, Fault> {
    let verdicts = judge(conn, knocks, door, by.now)?;
    let mut coming: BTreeMap<GroupId, Vec<UserId>> = BTreeMap::new();
    for (knock, _) in knocks.iter().zip(&verdicts).filter(|(_, verdict)| verdict.is_ok()) {
        let person =
            knock.person.ok_or_else(|| Fault::Broken("nobody is let in before their account is made".to_owned()))?;
        coming.entry(knock.group).or_default().push(person);
    }
    let places: Vec<(GroupId, UserId)> =
        coming.iter().flat_map(|(group, people)| people.iter().map(|person| (*group, *person))).collect();
    let place = Membership { role: door.role, joined_at: by.now, door: door.kind, door_ref: door.reference };
    if store::insert_memberships(conn, &places, &place)? < places.len() {
        // By another door, between the look and the step: whoever tries again finds them in.
        return Err(Fault::Unavailable("somebody came in by another door meanwhile".to_owned()));
    }
    let Door { kind: method, reference, role, .. } = *door;
    let joined = places.iter().map(|&(group, person)| MemberEvent::Joined { group, person, method, reference, role });
    events::record_parts(conn, by, Part::OfItsGroup, &joined.collect::<Vec<_>>())?;
    // In the order of groups: two crowds that come at once wait for each other and never in a circle.
    let mut told = Vec::with_capacity(coming.len());
    for (group, people) in &coming {
        let count = i64::try_from(people.len()).unwrap_or(i64::MAX);
        store::count_members(conn, *group, count)?;
        store::count_joins(conn, *group, by.zone.day_number(by.now), door.kind, count)?;
        told.push(GroupEvent::PeopleBrought { group: *group, method, reference, role: Some(role), people: count });
    }
    events::record_all(conn, by, &told)?;
    Ok(verdicts)
}

/// What came of taking back that people came by a door.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakenBack {
    /// Who is out, and of which group.
    pub gone: Vec<(GroupId, UserId)>,
    /// Who came by it once and is in by another door now; they stay.
    pub stayed: Vec<(GroupId, UserId)>,
}

/// Takes back that `people` came by this door: those of them who are in by it still go, and it bars
/// nobody from coming again.
pub fn take_back(conn: &mut Conn, people: &[UserId], door: (DoorKind, i64), by: &By) -> QueryResult<TakenBack> {
    let mut going = store::delete_places_by(conn, people, door)?;
    going.sort_unstable();
    let undone = going.iter().map(|&(group, person, role)| MemberEvent::Undone { group, person, role });
    events::record_parts(conn, by, Part::OfItsGroup, &undone.collect::<Vec<_>>())?;
    let mut told = Vec::new();
    for crowd in going.chunk_by(|(one, ..), (other, ..)| one == other) {
        let (group, count) = (crowd[0].0, i64::try_from(crowd.len()).unwrap_or(i64::MAX));
        store::count_members(conn, group, -count)?;
        let (method, reference) = (door.0, Some(door.1));
        told.push(GroupEvent::PeopleTakenBack { group, method, reference, people: count });
    }
    events::record_all(conn, by, &told)?;
    let gone = going.into_iter().map(|(group, person, _)| (group, person)).collect();
    // Whoever came by it and is still in is in by another door.
    Ok(TakenBack { gone, stayed: store::came_by(conn, people, door)? })
}
