//! Who is in a group: the one place that changes it, for one person as for a hundred thousand.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{GroupRole, JoinMethod};
use crate::db::{Conn, QueryResult};
use crate::events::{self, PartListing};
use crate::ids::{GroupId, UserId};

use super::changes::{Leaving, MembershipChange, Outcome, To, Via};
use super::events::{GroupEvent, MemberEvent};
use super::model::{Group, Membership};
use super::rules::{AdmitError, Outside, is_decided_by_manager, may_join};
use super::store::{self, MembershipFacts, MembershipKey};

/// Changes made at once: with two groups and a person each, within the limits of both databases.
const PIECE: usize = 10_000;

/// Makes these changes, at most one of a membership, and tells in their order what came of each. What is refused
/// changes nothing, and keeps nothing else from being done.
///
/// Each change is an event, which Activity lists by itself or, as a `part`, where that says. Of parts of a group one
/// event a group tells how many joined, or were taken back; of others whoever asks tells the whole.
///
/// Memberships and events come first and the counts of groups last: whoever else joins them waits for those rows until
/// the commit.
pub fn apply(
    conn: &mut Conn,
    by: &By,
    changes: &[MembershipChange],
    part: Option<PartListing>,
) -> QueryResult<Vec<Outcome>> {
    let (mut outcomes, mut wholes) = (Vec::with_capacity(changes.len()), Wholes::new());
    for piece in changes.chunks(PIECE) {
        let known = look(conn, piece, by.now)?;
        let (came_to, events_of) = carry_out(conn, by, piece, &known, part)?;
        outcomes.extend(came_to);
        events_of.iter().filter_map(whole).for_each(|whole| *wholes.entry(whole).or_default() += 1);
    }
    if part == Some(PartListing::Nowhere) {
        let wholes = wholes.into_iter().map(|((group, method, reference, joined_as), people)| match joined_as {
            Some(_) => GroupEvent::PeopleBrought { group, method, reference, role: joined_as, people },
            None => GroupEvent::PeopleTakenBack { group, method, reference, people },
        });
        events::record_all(conn, by, None, &wholes.collect::<Vec<_>>())?;
    }
    Ok(outcomes)
}

/// The same of somebody who joins a group, where this transaction has just read the group, that their account is active
/// and that they were never removed from it.
pub fn admit_found(conn: &mut Conn, by: &By, group: &Group, person: UserId, via: Via) -> QueryResult<Outcome> {
    let change = MembershipChange { group: group.id, person, to: To::In(via) };
    Ok(carry_out(conn, by, &[change], &MembershipFacts::of_newcomer(group, person), None)?.0.remove(0))
}

/// What comes of changes by what is `known`, and what happened.
fn carry_out(
    conn: &mut Conn,
    by: &By,
    changes: &[MembershipChange],
    known: &MembershipFacts,
    part: Option<PartListing>,
) -> QueryResult<(Vec<Outcome>, Vec<MemberEvent>)> {
    let steps: Vec<_> = changes.iter().map(|change| Step::of(change, known, by)).collect();
    let mut written = Written::by(conn, &steps.iter().flatten().collect::<Vec<&Step>>())?;
    let (mut outcomes, mut events_of) = (Vec::with_capacity(changes.len()), Vec::with_capacity(changes.len()));
    for (change, step) in changes.iter().zip(steps) {
        let outcome = step.map_or_else(|outcome| outcome, |step| written.outcome(&step, known));
        if let Outcome::Done { was, .. } = outcome {
            events_of.extend(happened(change, was, known, by));
        }
        outcomes.push(outcome);
    }
    events::record_all(conn, by, part, &events_of)?;
    store::count_members(conn, &growth(&events_of))?;
    Ok((outcomes, events_of))
}

/// What would come of these changes now, each by itself; nothing is written. [`NOBODY`](crate::ids::NOBODY) is somebody whose account is
/// about to be made.
pub fn preview(conn: &mut Conn, by: &By, changes: &[MembershipChange]) -> QueryResult<Vec<Outcome>> {
    let known = look(conn, changes, by.now)?;
    let outcome = |change: &MembershipChange| match Step::of(change, &known, by) {
        Ok(Step { outside, .. }) => Outcome::Done { was: known.membership((change.group, change.person)), outside },
        Err(outcome) => outcome,
    };
    Ok(changes.iter().map(outcome).collect())
}

/// The same for one membership.
pub(super) fn apply_one(conn: &mut Conn, by: &By, (group, person): MembershipKey, to: To) -> QueryResult<Outcome> {
    Ok(apply(conn, by, &[MembershipChange { group, person, to }], None)?.remove(0))
}

/// What the changes rest on; nothing where everybody only goes. Whether they were removed is asked of those whom nothing
/// else keeps from joining: most people join what they may.
fn look(conn: &mut Conn, changes: &[MembershipChange], now: Moment) -> QueryResult<MembershipFacts> {
    let (mut keys, mut joining) = (Vec::new(), Vec::new());
    for &MembershipChange { group, person, to } in changes {
        match to {
            To::In(via) => joining.push(((group, person), via)),
            To::Moved(to) => keys.extend([(group, person), (to, person)]),
            To::Role(_) | To::Back(_) => keys.push((group, person)),
            To::Out(_) => {}
        }
    }
    keys.extend(joining.iter().map(|(key, _)| *key));
    let mut known = store::known(conn, keys)?;
    let barred =
        |(key, via): &&(MembershipKey, Via)| !is_decided_by_manager(via.kind) && judge(&known, *key, via, now).is_ok();
    let barred: Vec<_> = joining.iter().filter(barred).map(|(key, _)| *key).collect();
    known.removed = store::removals(conn, &barred)?;
    Ok(known)
}

/// Whether somebody may join, as far as is known.
fn judge(known: &MembershipFacts, key: MembershipKey, via: &Via, now: Moment) -> Result<Option<Outside>, AdmitError> {
    may_join(known.terms(key.0), &known.candidate(key), via.kind, via.made_at, now)
}

/// The rows that a change takes away, writes down or updates.
#[derive(Clone, Copy, Default)]
struct Step {
    leaves: Option<MembershipKey>,
    enters: Option<(MembershipKey, Membership)>,
    role: Option<(MembershipKey, GroupRole)>,
    outside: Option<Outside>,
}

impl Step {
    /// Or what comes of the change without any step.
    fn of(change: &MembershipChange, known: &MembershipFacts, by: &By) -> Result<Self, Outcome> {
        let (key, none) = ((change.group, change.person), Self::default());
        let enter = |key: MembershipKey, via: Via, membership| match judge(known, key, &via, by.now) {
            Ok(outside) => Ok(Self { enters: Some((key, membership)), outside, ..none }),
            Err(why) => Err(Outcome::Refused(why)),
        };
        let was = known.membership(key).ok_or(Outcome::NotIn);
        match change.to {
            To::In(via) => enter(key, via, via.membership(by.now)),
            // As somebody who is added, whom no window and no removal keeps out.
            To::Back(membership) => enter(key, Via::added(by, membership.role), membership),
            To::Out(_) => Ok(Self { leaves: Some(key), ..none }),
            To::Moved(to) => {
                let via = Via::added(by, was?.role);
                Ok(Self { leaves: Some(key), ..enter((to, change.person), via, via.membership(by.now))? })
            }
            To::Role(role) if was?.role == role => Err(Outcome::Same),
            To::Role(role) => Ok(Self { role: Some((key, role)), ..none }),
        }
    }

    /// Whether whoever it takes out may be written down elsewhere.
    fn has_left(&self, gone: &HashMap<MembershipKey, Membership>) -> bool {
        self.leaves.is_none_or(|key| gone.contains_key(&key))
    }
}

/// What the tables took of all steps: others may have been faster.
struct Written {
    gone: HashMap<MembershipKey, Membership>,
    came: HashSet<MembershipKey>,
    changed: HashSet<MembershipKey>,
}

impl Written {
    fn by(conn: &mut Conn, steps: &[&Step]) -> QueryResult<Self> {
        let gone = store::delete_memberships(conn, steps.iter().filter_map(|step| step.leaves).collect())?;
        let entering = steps.iter().filter(|step| step.has_left(&gone)).filter_map(|step| step.enters);
        let came = store::insert_memberships(conn, entering.collect())?;
        // Who came into the other group meanwhile stays where they were.
        let stay = steps.iter().filter(|step| step.enters.is_some_and(|(key, _)| !came.contains(&key)));
        let stay = stay.filter_map(|step| gone.get_key_value(&step.leaves?)).map(|(key, was)| (*key, *was));
        store::insert_memberships(conn, stay.collect())?;
        let mut changed = HashSet::new();
        for role in GroupRole::ALL {
            let theirs = steps.iter().filter_map(|step| step.role).filter(|(_, wanted)| wanted == role);
            changed.extend(store::set_role(conn, theirs.map(|(key, _)| key).collect(), *role)?);
        }
        Ok(Self { gone, came, changed })
    }

    /// What came of a step; of two alike the first one is it.
    fn outcome(&mut self, step: &Step, known: &MembershipFacts) -> Outcome {
        let was = match (step.leaves, step.role) {
            (None, None) => None,
            (Some(key), _) => self.gone.remove(&key),
            (_, Some((key, _))) => known.membership(key).filter(|_| self.changed.remove(&key)),
        };
        match step.enters {
            _ if was.is_none() && (step.leaves.is_some() || step.role.is_some()) => Outcome::NotIn,
            Some((key, _)) if !self.came.remove(&key) => Outcome::Refused(AdmitError::AlreadyIn),
            _ => Outcome::Done { was, outside: step.outside },
        }
    }
}

/// The events of a change: of a move there are two.
fn happened(
    change: &MembershipChange,
    was: Option<Membership>,
    known: &MembershipFacts,
    by: &By,
) -> impl Iterator<Item = MemberEvent> {
    let MembershipChange { group, person, to } = *change;
    let joined = |group, Via { kind: method, reference, role, .. }| MemberEvent::Joined {
        group,
        person,
        method,
        reference,
        role,
    };
    let event = match to {
        To::In(via) => joined(group, via),
        To::Back(Membership { method, reference, role, .. }) => {
            MemberEvent::PutBack { group, person, method, reference, role }
        }
        To::Out(Leaving::Left) => MemberEvent::Left { group, person, was },
        To::Out(Leaving::Removed) => MemberEvent::Removed { group, person, was },
        To::Out(Leaving::Undone) => MemberEvent::Undone { group, person, was },
        To::Moved(to) => MemberEvent::Moved { group, person, was, to: Some(to), name: known.name(to) },
        To::Role(role) => MemberEvent::RoleChanged { group, person, was: was.map(|was| was.role), role },
    };
    let second = match (to, was) {
        (To::Moved(to), Some(was)) => Some(joined(to, Via::added(by, was.role))),
        _ => None,
    };
    [Some(event), second].into_iter().flatten()
}

/// How many joined which group by what and as what, or, without a role, were taken back.
type Wholes = BTreeMap<(GroupId, JoinMethod, Option<i64>, Option<GroupRole>), i64>;

fn whole(event: &MemberEvent) -> Option<(GroupId, JoinMethod, Option<i64>, Option<GroupRole>)> {
    match *event {
        MemberEvent::Joined { group, method, reference, role, .. } => Some((group, method, reference, Some(role))),
        MemberEvent::Undone { group, was: Some(was), .. } => Some((group, was.method, was.reference, None)),
        _ => None,
    }
}

/// By how many people each group has grown.
fn growth(events_of: &[MemberEvent]) -> BTreeMap<GroupId, i64> {
    let mut growth = BTreeMap::new();
    for event in events_of {
        let (group, more) = match event {
            MemberEvent::Joined { group, .. } | MemberEvent::PutBack { group, .. } => (group, 1),
            MemberEvent::Left { group, .. }
            | MemberEvent::Removed { group, .. }
            | MemberEvent::Undone { group, .. }
            | MemberEvent::Moved { group, .. } => (group, -1),
            _ => continue,
        };
        *growth.entry(*group).or_default() += more;
    }
    growth
}
