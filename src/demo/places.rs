//! Who is in which group, since when, and by which door.

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::types::{DoorKind, EventKind, GroupRole, JoinType};
use crate::entropy::Entropy;
use crate::ids::{CodeId, GroupId, UserId};

use super::codes::Slip;
use super::groups::Circle;
use super::people::{ADMIN, Invented, MEMBER};

/// People in one group at most, but for the group of everybody.
const MOST: u32 = 2_000;

/// The groups that the printed member is in, by their places.
const GROUPS_OF_MEMBER: [usize; 5] = [1, 2, 8, 12, 13];

/// Somebody's way into a group, and out of it again.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub group: GroupId,
    pub person: UserId,
    pub role: GroupRole,
    pub joined_at: Moment,
    pub door: DoorKind,
    pub code: Option<CodeId>,
    /// Who let them in: themselves, or a manager.
    pub actor: UserId,
    /// When they left, or were removed by a manager.
    pub gone: Option<(Moment, EventKind)>,
}

impl Place {
    /// The code, or whose hand it was.
    pub fn door_ref(&self) -> Option<i64> {
        match self.door {
            DoorKind::Hand => Some(self.actor.0),
            _ => self.code.map(|code| code.0),
        }
    }
}

/// Fills the groups, and counts the uses of `codes`.
pub(super) fn invent(
    people: &[Invented],
    groups: &[Circle],
    codes: &mut [Slip],
    now: Moment,
    entropy: &Entropy,
) -> Vec<Place> {
    let mut places = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        // The codes of a group stand together, in the order of the groups.
        let first = codes.partition_point(|slip| slip.group < group.id);
        let count = codes[first..].partition_point(|slip| slip.group == group.id);
        let codes = &mut codes[first..first + count];
        places.push(Place {
            group: group.id,
            person: group.made_by,
            role: GroupRole::Manager,
            joined_at: group.made_at,
            door: DoorKind::Founding,
            code: None,
            actor: group.made_by,
            gone: None,
        });
        for (nth, person) in chosen(people, group, index, entropy).into_iter().enumerate() {
            if person.id == group.made_by {
                continue;
            }
            let Some(mut place) = come_in(person, group, codes, people, now, entropy) else { continue };
            let listed = person.id == people[MEMBER].id;
            if nth == 3 && place.door == DoorKind::Hand {
                place.role = GroupRole::Manager;
            } else if group.share < 100 && !listed {
                place.gone = go(place.joined_at, now, entropy);
            }
            places.push(place);
        }
    }
    places.sort_unstable_by_key(|place| (place.group, place.person));
    places
}

/// Who comes into a group: everybody, or every so-manieth from somewhere on.
fn chosen<'a>(people: &'a [Invented], group: &Circle, index: usize, entropy: &Entropy) -> Vec<&'a Invented> {
    let all = u32::try_from(people.len()).unwrap_or(u32::MAX);
    if group.share == 100 {
        return people.iter().collect();
    }
    let wanted = (all / 100 * group.share + all % 100 * group.share / 100).clamp(2, MOST).min(all);
    let (start, stride) = (entropy.below(all), (all / wanted).max(1));
    let mut chosen: Vec<&Invented> = (0..wanted).map(|nth| &people[((start + nth * stride) % all) as usize]).collect();
    if GROUPS_OF_MEMBER.contains(&index) && chosen.iter().all(|person| person.id != people[MEMBER].id) {
        chosen.push(&people[MEMBER]);
    }
    chosen
}

/// By which door, and when; not at all where the group had closed before the person came.
fn come_in(
    person: &Invented,
    group: &Circle,
    codes: &mut [Slip],
    people: &[Invented],
    now: Moment,
    entropy: &Entropy,
) -> Option<Place> {
    let by = |door, actor, joined_at| Place {
        group: group.id,
        person: person.id,
        role: GroupRole::Member,
        joined_at,
        door,
        code: None,
        actor,
        gone: None,
    };
    let (from, until, may_enter) = match group.open_span(now) {
        Some((from, until)) => (from, until, true),
        // Before its start only a manager's hand leads in.
        None => (group.made_at, now, false),
    };
    let from = from.max(person.created_at + TimeDelta::minutes(1));
    if from >= until {
        return None;
    }
    // Everybody comes into the first group as they come into the organization.
    let joined_at = if group.share == 100 { from } else { between(from, until, entropy) };
    let admin = people[ADMIN].id;
    let chance = entropy.below(100);
    let door = match group.join_type {
        _ if !may_enter => DoorKind::Hand,
        _ if group.share == 100 && person.imported => DoorKind::Import,
        _ if group.share == 100 => DoorKind::Code,
        JoinType::Open if chance < 80 => DoorKind::Toggle,
        JoinType::Open | JoinType::ByCode if chance < 90 => DoorKind::Code,
        JoinType::Closed if chance < 30 => DoorKind::Import,
        JoinType::ByCode if chance < 95 => DoorKind::Import,
        _ => DoorKind::Hand,
    };
    Some(match door {
        DoorKind::Toggle => by(door, person.id, joined_at),
        DoorKind::Import => by(door, admin, joined_at),
        DoorKind::Code => match codes.iter_mut().find(|slip| slip.was_used_at(joined_at)) {
            Some(slip) => {
                slip.uses += 1;
                Place { code: Some(slip.id), ..by(door, person.id, joined_at) }
            }
            None => by(DoorKind::Hand, group.made_by, joined_at),
        },
        _ => by(DoorKind::Hand, group.made_by, joined_at),
    })
}

/// One in 25 leaves again, one in 50 is removed.
fn go(joined: Moment, now: Moment, entropy: &Entropy) -> Option<(Moment, EventKind)> {
    let kind = match entropy.below(50) {
        0 | 1 => EventKind::Left,
        2 => EventKind::Removed,
        _ => return None,
    };
    let from = joined + TimeDelta::hours(1);
    (from < now).then(|| (between(from, now, entropy), kind))
}

/// Some whole second from `from` until before `until`; `from` itself where there is less than one
/// between them.
fn between(from: Moment, until: Moment, entropy: &Entropy) -> Moment {
    let seconds = u32::try_from((until - from).num_seconds()).unwrap_or(u32::MAX);
    from + TimeDelta::seconds(if seconds == 0 { 0 } else { i64::from(entropy.below(seconds)) })
}
