//! What happened, in the order in which it happened.

use crate::clock::Moment;
use crate::codes::CodeEvent;
use crate::db::types::{EndedWhy, EventKind};
use crate::db::{Conn, QueryResult};
use crate::events::{self, NewRow};
use crate::groups::{GroupEvent, MemberEvent, Membership};
use crate::ids::{GroupId, UserId};
use crate::organization::OrganizationEvent;
use crate::people::PersonEvent;

use super::codes::Slip;
use super::groups::Circle;
use super::people::{ADMIN, Invented};
use super::places::Place;
use super::{ORGANIZATION, ZONE};

/// Something that happened; made into an event as it is written, so that few of them are in memory.
struct Deed<'a> {
    at: Moment,
    actor: UserId,
    what: What<'a>,
}

enum What<'a> {
    SetUp,
    Added(UserId),
    SignedUp(UserId),
    Deactivated(UserId),
    GroupMade(&'a Circle),
    GroupArchived(GroupId),
    CodeMade(&'a Slip),
    CodeExpired(&'a Slip),
    CodeReplaced(&'a Slip),
    Joined(&'a Place),
    Gone(&'a Place, EventKind),
}

/// Writes it all down.
pub(super) fn write(
    conn: &mut Conn,
    people: &[Invented],
    groups: &[Circle],
    codes: &[Slip],
    places: &[Place],
    founded: Moment,
) -> QueryResult<()> {
    let admin = people[ADMIN].id;
    let mut deeds = vec![Deed { at: founded, actor: admin, what: What::SetUp }];
    deeds.extend(people.iter().map(|person| {
        let (actor, what) =
            if person.imported { (admin, What::Added(person.id)) } else { (person.id, What::SignedUp(person.id)) };
        Deed { at: person.created_at, actor, what }
    }));
    let deactivated = people.iter().filter(|person| !person.is_active());
    deeds.extend(deactivated.map(|person| {
        let at = person.created_at + chrono::TimeDelta::days(2);
        Deed { at, actor: admin, what: What::Deactivated(person.id) }
    }));
    for group in groups {
        let actor = group.made_by;
        deeds.push(Deed { at: group.made_at, actor, what: What::GroupMade(group) });
        deeds.extend(group.archived_at.map(|at| Deed { at, actor, what: What::GroupArchived(group.id) }));
    }
    for slip in codes {
        let actor = slip.made_by;
        deeds.push(Deed { at: slip.made_at, actor, what: What::CodeMade(slip) });
        deeds.extend(slip.ended.map(|(at, why)| {
            let is_replaced = why == EndedWhy::Replaced && slip.replaced_by.is_some();
            let what = if is_replaced { What::CodeReplaced(slip) } else { What::CodeExpired(slip) };
            Deed { at, actor, what }
        }));
    }
    deeds.extend(places.iter().flat_map(|place| deeds_of(place, groups)));
    deeds.sort_by_key(|deed| deed.at);
    events::record_past(conn, &deeds, row)
}

fn deeds_of<'a>(place: &'a Place, groups: &[Circle]) -> impl Iterator<Item = Deed<'a>> {
    let joined = Deed { at: place.joined_at, actor: place.actor, what: What::Joined(place) };
    // Groups stand in the order of their ids, which begin with 1.
    let group = usize::try_from(place.group.0 - 1).ok().and_then(|index| groups.get(index));
    let manager = group.map_or(place.person, |group| group.made_by);
    let gone = place.gone.map(|(at, kind)| {
        let actor = if kind == EventKind::Removed { manager } else { place.person };
        Deed { at, actor, what: What::Gone(place, kind) }
    });
    std::iter::once(joined).chain(gone)
}

fn row(deed: &Deed<'_>) -> QueryResult<NewRow> {
    let (at, actor) = (deed.at, Some(deed.actor));
    match deed.what {
        What::SetUp => {
            let (name, time_zone) = (Some(ORGANIZATION.to_owned()), Some(ZONE.to_owned()));
            NewRow::of(&OrganizationEvent::SetUp { name, time_zone }, at, actor)
        }
        What::Added(person) => NewRow::of(&PersonEvent::Added { person }, at, actor),
        What::SignedUp(person) => NewRow::of(&PersonEvent::SignedUp { person, role: None }, at, actor),
        What::Deactivated(person) => NewRow::of(&PersonEvent::Deactivated { person, sessions_ended: None }, at, actor),
        What::GroupMade(Circle { id, name, join_type, .. }) => {
            let (name, join_type) = (Some(name.clone()), Some(*join_type));
            NewRow::of(&GroupEvent::Created { group: *id, name, join_type }, at, actor)
        }
        What::GroupArchived(group) => NewRow::of(&GroupEvent::Archived { group }, at, actor),
        What::CodeMade(slip) => {
            let made = CodeEvent::Created {
                group: slip.group,
                code: slip.id,
                ending: slip.code.ending(),
                expires_at: slip.expires_at,
                max_uses: slip.max_uses(),
                role: Some(slip.role),
                label: Some(slip.label.to_owned()),
            };
            NewRow::of(&made, at, actor)
        }
        What::CodeExpired(slip) => {
            let expired = CodeEvent::Expired {
                group: slip.group,
                code: slip.id,
                ending: slip.code.ending(),
                uses: Some(slip.uses),
                max_uses: slip.max_uses(),
                expires_at: slip.expires_at,
            };
            NewRow::of(&expired, at, actor)
        }
        What::CodeReplaced(slip) => {
            let ending = slip.code.ending();
            let replaced = CodeEvent::Replaced { group: slip.group, code: slip.id, ending, by: slip.replaced_by };
            NewRow::of(&replaced, at, actor)
        }
        What::Joined(place) => {
            let (method, reference) = (place.door, place.door_ref());
            let Place { group, person, role, .. } = *place;
            NewRow::of(&MemberEvent::Joined { group, person, method, reference, role }, at, actor)
        }
        What::Gone(place, kind) => {
            let Place { group, person, role, joined_at, door: method, .. } = *place;
            let was = Some(Membership { role, joined_at, method, reference: place.door_ref() });
            let gone = if kind == EventKind::Removed {
                MemberEvent::Removed { group, person, was }
            } else {
                MemberEvent::Left { group, person, was }
            };
            NewRow::of(&gone, at, actor)
        }
    }
}
