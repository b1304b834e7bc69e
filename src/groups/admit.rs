//! Letting people in, by whatever method, and asking beforehand whether they would be.

use std::collections::BTreeMap;

use crate::by::By;
use crate::clock::Moment;
use crate::db::{Conn, Fault, QueryResult, Stop};
use crate::events::{self, Part};
use crate::ids::{GroupId, NOBODY, UserId};

use super::changes::{Admission, Door, MembershipChange, Outcome, To};
use super::events::GroupEvent;
use super::memberships::{self, apply, apply_one, look_at_joining};
use super::rules::{AdmitError, Candidate, may_join};
use super::store;

/// Lets `person` into `group` by `door`, or says why not; within the transaction of whoever brings
/// them, which rolls back what it claimed when they are refused.
pub fn admit(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
    door: &Door,
    by: &By,
) -> Result<Admission, Stop<AdmitError>> {
    apply_one(conn, by, (group, person), To::In(*door))?.admitted().map_err(Stop::Refused)
}

/// Somebody at the door of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Knock {
    /// The group.
    pub group: GroupId,
    /// Who; nobody yet, for somebody whose account is about to be made.
    pub person: Option<UserId>,
}

/// Lets those in who may come, and tells of each whether they came or why not, in their order. Activity shows one event
/// a group, which says how many came.
pub fn admit_all(
    conn: &mut Conn,
    knocks: &[Knock],
    door: &Door,
    by: &By,
) -> Result<Vec<Result<Admission, AdmitError>>, Fault> {
    let nobody = || Fault::Broken("no one joins before their account is made".to_owned());
    let change = |knock: &Knock| {
        Ok(MembershipChange { group: knock.group, person: knock.person.ok_or_else(nobody)?, to: To::In(*door) })
    };
    let changes = knocks.iter().map(change).collect::<Result<Vec<_>, Fault>>()?;
    let admitted: Vec<_> =
        apply(conn, by, &changes, Some(Part::OfItsGroup))?.into_iter().map(Outcome::admitted).collect();
    let came = knocks.iter().zip(&admitted).filter(|(_, admitted)| admitted.is_ok()).map(|(knock, _)| knock.group);
    let Door { kind: method, reference, role, .. } = *door;
    let told = counted(came).map(|(group, people)| GroupEvent::PeopleBrought {
        group,
        method,
        reference,
        role: Some(role),
        people,
    });
    events::record_all(conn, by, &told.collect::<Vec<_>>())?;
    Ok(admitted)
}

/// How often each group is named.
fn counted(groups: impl Iterator<Item = GroupId>) -> impl Iterator<Item = (GroupId, i64)> {
    let mut counts = BTreeMap::new();
    groups.for_each(|group| *counts.entry(group).or_default() += 1);
    counts.into_iter()
}

/// Who of those at the doors would be let in, in their order; nothing is written.
pub fn judge(
    conn: &mut Conn,
    knocks: &[Knock],
    door: &Door,
    now: Moment,
) -> QueryResult<Vec<Result<Admission, AdmitError>>> {
    let joining = |knock: &Knock| ((knock.group, knock.person.unwrap_or(NOBODY)), *door);
    let known = look_at_joining(conn, Vec::new(), &knocks.iter().map(joining).collect::<Vec<_>>(), now)?;
    let verdict = |knock: &Knock| match knock.person {
        Some(person) => memberships::judge(&known, (knock.group, person), door, now),
        None => may_join(known.terms(knock.group), &Candidate::NEW, door.kind, door.made_at, now),
    };
    Ok(knocks.iter().map(|knock| verdict(knock).map(|outside| Admission { outside })).collect())
}

/// Whether a manager took `person` out of `group` since a door was made at `made`, so that it lets
/// them in no more.
pub fn was_removed_since(conn: &mut Conn, group: GroupId, person: UserId, made: Moment) -> QueryResult<bool> {
    Ok(!removed_since(conn, person, &[group], made)?.is_empty())
}

/// The same of several groups at once: those of `groups` that a door made at `made` lets `person` into no more.
pub fn removed_since(conn: &mut Conn, person: UserId, groups: &[GroupId], made: Moment) -> QueryResult<Vec<GroupId>> {
    let removed = store::removals(conn, &groups.iter().map(|group| (*group, person)).collect::<Vec<_>>())?;
    Ok(removed.into_iter().filter(|(_, removed)| made <= *removed).map(|((group, _), _)| group).collect())
}
