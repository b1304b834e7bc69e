//! What the log and the history of memberships say of it all, in the order in which it happened.

use serde_json::{Value, json};

use crate::audit::Action;
use crate::clock::Moment;
use crate::db::types::{DoorKind, EndedWhy, EventKind, GroupRole};
use crate::db::{Conn, QueryResult};
use crate::ids::{GroupId, UserId};

use super::codes::Slip;
use super::groups::Circle;
use super::people::{ADMIN, Invented};
use super::places::Place;
use super::store;
use super::{ORGANIZATION, ZONE};

/// A line of the log.
#[derive(Debug, Clone)]
pub(super) struct Deed {
    pub at: Moment,
    pub actor: UserId,
    pub action: Action,
    pub subject: i64,
    pub group: Option<GroupId>,
    pub what: What,
}

/// What a line says beside that; made into JSON as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    Nothing,
    Founded,
    Joined(DoorKind, Option<i64>, GroupRole),
    Replaced(i64),
}

impl What {
    pub fn after(self) -> Option<Value> {
        match self {
            Self::Nothing => None,
            Self::Founded => Some(json!({ "name": ORGANIZATION, "time_zone": ZONE })),
            Self::Joined(door, reference, role) => Some(json!({ "door": door, "reference": reference, "role": role })),
            Self::Replaced(by) => Some(json!({ "by": by })),
        }
    }
}

/// An event of a membership.
#[derive(Debug, Clone, Copy)]
pub(super) struct Event<'a> {
    pub at: Moment,
    pub kind: EventKind,
    pub actor: UserId,
    pub place: &'a Place,
}

/// Writes both.
pub(super) fn write(
    conn: &mut Conn,
    people: &[Invented],
    groups: &[Circle],
    codes: &[Slip],
    places: &[Place],
    founded: Moment,
) -> QueryResult<()> {
    let mut events: Vec<Event<'_>> = places.iter().flat_map(|place| events_of(place, groups)).collect();
    events.sort_by_key(|event| event.at);
    store::insert_events(conn, &events)?;
    let admin = people[ADMIN].id;
    let deed = |at, actor, action, subject, group, what| Deed { at, actor, action, subject, group, what };
    let mut deeds = vec![deed(founded, admin, Action::OrganizationSetUp, 1, None, What::Founded)];
    deeds.extend(people.iter().map(|person| {
        let (actor, action) =
            if person.imported { (admin, Action::PersonAdded) } else { (person.id, Action::PersonSignedUp) };
        deed(person.created_at, actor, action, person.id.0, None, What::Nothing)
    }));
    let deactivated = people.iter().filter(|person| !person.is_active());
    deeds.extend(deactivated.map(|person| {
        let at = person.created_at + chrono::TimeDelta::days(2);
        deed(at, admin, Action::PersonDeactivated, person.id.0, None, What::Nothing)
    }));
    for group in groups {
        let in_group = |at, action| deed(at, group.made_by, action, group.id.0, Some(group.id), What::Nothing);
        deeds.push(in_group(group.made_at, Action::GroupCreated));
        deeds.extend(group.archived_at.map(|at| in_group(at, Action::GroupArchived)));
    }
    for slip in codes {
        let of_code = |at, action, what| deed(at, slip.made_by, action, slip.id.0, Some(slip.group), what);
        deeds.push(of_code(slip.made_at, Action::CodeCreated, What::Nothing));
        match (slip.ended, slip.replaced_by) {
            (Some((at, EndedWhy::Replaced)), Some(by)) => {
                deeds.push(of_code(at, Action::CodeReplaced, What::Replaced(by.0)));
            }
            (Some((at, _)), _) => deeds.push(of_code(at, Action::CodeExpired, What::Nothing)),
            (None, _) => {}
        }
    }
    deeds.extend(events.iter().map(|event| {
        let (action, what) = match event.kind {
            EventKind::Joined => {
                let Place { door, role, .. } = *event.place;
                (Action::MemberJoined, What::Joined(door, event.place.door_ref(), role))
            }
            EventKind::Removed => (Action::MemberRemoved, What::Nothing),
            _ => (Action::MemberLeft, What::Nothing),
        };
        deed(event.at, event.actor, action, event.place.person.0, Some(event.place.group), what)
    }));
    deeds.sort_by_key(|deed| deed.at);
    store::insert_deeds(conn, &deeds)
}

fn events_of<'a>(place: &'a Place, groups: &[Circle]) -> impl Iterator<Item = Event<'a>> {
    let came = Event { at: place.joined_at, kind: EventKind::Joined, actor: place.actor, place };
    // Groups stand in the order of their ids, which begin with 1.
    let group = usize::try_from(place.group.0 - 1).ok().and_then(|index| groups.get(index));
    let manager = group.map_or(place.person, |group| group.made_by);
    let went = place.gone.map(|(at, kind)| {
        let actor = if kind == EventKind::Removed { manager } else { place.person };
        Event { at, kind, actor, place }
    });
    std::iter::once(came).chain(went)
}
