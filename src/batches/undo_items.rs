//! Taking back what a batch did, by its events: what is still its own doing, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use crate::by::By;
use crate::db::types::{BatchKind, BatchState, EventKind};
use crate::db::{self, Conn, Fault, QueryResult, Settled, Stop};
use crate::events::{self, PartListing, Row};
use crate::groups::{self, AdmitError, Leaving, MemberEvent, MembershipChange, Outcome, To};
use crate::ids::UserId;
use crate::people::{self, PersonEvent};
use crate::personal_data::PersonalData;

use super::action::BatchAction;
use super::kept::KeptReason;
use super::roles::change_roles;
use super::store::{self, Batch};

/// Items whose people are seen to in one transaction.
const PIECE: i64 = 1_000;

/// What stays of whom, and why.
#[derive(Default)]
struct NotUndone(BTreeMap<UserId, Vec<KeptReason>>);

impl NotUndone {
    /// Says so once, whatever it is true of.
    fn note(&mut self, person: UserId, why: KeptReason) {
        let known = self.0.entry(person).or_default();
        if !known.contains(&why) {
            known.push(why);
        }
    }
}

/// Takes back what was done to the people of the next items after the one at `after`, in whichever items they are.
/// Gives the last of those and how many were settled; nothing where there are no more.
pub(super) fn piece<K: BatchAction>(
    conn: &mut Conn,
    batch: &Batch,
    after: i64,
    modules: &[PersonalData],
    by: &By,
) -> Result<Option<(i64, i64)>, Fault> {
    let items = store::done(conn, batch.id, after, PIECE)?;
    let Some((last, _)) = items.last().copied() else { return Ok(None) };
    let people: Vec<UserId> =
        items.into_iter().map(|(_, person)| person).collect::<BTreeSet<_>>().into_iter().collect();
    let mut stays = NotUndone::default();
    if K::may_undo(conn, batch, by.person()?)? {
        let rows = events::of_batch(conn, batch.id, &people)?;
        undo_memberships(conn, batch, &rows, by, &mut stays)?;
        undo_accounts(conn, &rows, by, &mut stays)?;
        for (person, why) in K::undo_items(conn, batch, &people, modules, by)? {
            stays.0.entry(person).or_default().insert(0, why);
        }
    } else {
        for person in &people {
            stays.note(*person, KeptReason::LostRight);
        }
    }
    Ok(Some((last, store::settle_undo(conn, batch.id, &people, &stays.0)?)))
}

/// Ends the undoing.
pub(super) fn end<K: BatchAction>(conn: &mut Conn, batch: &Batch, by: &By) -> Result<(), Fault> {
    K::end_undo(conn, batch, by)?;
    Ok(store::set_state(conn, batch.id, BatchState::Undone, by.now)?)
}

/// Takes back what happened to memberships, where nothing else has happened to them since. Of somebody who was moved
/// both groups are as they were, or none.
fn undo_memberships(conn: &mut Conn, batch: &Batch, rows: &[Row], by: &By, stays: &mut NotUndone) -> Result<(), Fault> {
    let done: Vec<(&Row, MembershipChange)> = rows.iter().filter_map(|row| Some((row, inverse_of(row)?))).collect();
    let people: Vec<UserId> =
        done.iter().map(|(_, change)| change.person).collect::<BTreeSet<_>>().into_iter().collect();
    let last = groups::last_events(conn, &people)?;
    let mut changes = Vec::with_capacity(done.len());
    for (row, change) in done {
        match last.get(&(change.group, change.person)) {
            Some((id, _)) if *id == row.id => changes.push(change),
            since => {
                if let Some(why) = why_it_stays(batch, since.map(|(_, kind)| *kind)) {
                    stays.note(change.person, why);
                }
            }
        }
    }
    if batch.kind == BatchKind::Move {
        changes.retain(|change| !stays.0.contains_key(&change.person));
    }
    let part = (batch.kind == BatchKind::Import).then_some(PartListing::Nowhere);
    loop {
        let refused = db::in_savepoint(conn, |conn| apply(conn, by, &changes, part)).settled()?;
        let Err(refused) = refused else { return Ok(()) };
        changes.retain(|change| !refused.contains_key(&change.person));
        for (person, why) in refused {
            stays.note(person, KeptReason::NotTaken(why));
        }
    }
}

/// Makes these changes, or tells whose groups take them back no more.
fn apply(
    conn: &mut Conn,
    by: &By,
    changes: &[MembershipChange],
    part: Option<PartListing>,
) -> Result<(), Stop<BTreeMap<UserId, AdmitError>>> {
    let outcomes = changes.iter().zip(groups::apply(conn, by, changes, part)?);
    let refused: BTreeMap<UserId, AdmitError> = outcomes
        .filter_map(|(change, outcome)| match outcome {
            Outcome::Refused(why) => Some((change.person, why)),
            Outcome::Done { .. } | Outcome::NotIn | Outcome::Same => None,
        })
        .collect();
    if refused.is_empty() { Ok(()) } else { Err(Stop::Refused(refused)) }
}

/// What takes back what a row tells of, if it is of a membership.
fn inverse_of(row: &Row) -> Option<MembershipChange> {
    let (group, person, to) = match row.read::<MemberEvent>()? {
        MemberEvent::Joined { group, person, .. } => (group, person, To::Out(Leaving::Undone)),
        MemberEvent::Removed { group, person, was: Some(was), .. }
        | MemberEvent::Moved { group, person, was: Some(was), .. } => (group, person, To::Back(was)),
        MemberEvent::RoleChanged { group, person, was: Some(was), .. } => (group, person, To::Role(was)),
        _ => return None,
    };
    Some(MembershipChange { group, person, to })
}

/// Why a membership stays to which something else has happened last. Whoever is out of a group that a file brought
/// them into has nothing of it any more.
fn why_it_stays(batch: &Batch, last: Option<EventKind>) -> Option<KeptReason> {
    match last {
        Some(EventKind::Joined | EventKind::PutBack) if batch.kind == BatchKind::Import => {
            Some(KeptReason::JoinedSince)
        }
        Some(EventKind::Role) => Some(KeptReason::ChangedSince),
        _ if batch.kind == BatchKind::Import => None,
        _ => Some(KeptReason::ChangedSince),
    }
}

/// Takes back what happened to accounts.
fn undo_accounts(conn: &mut Conn, rows: &[Row], by: &By, stays: &mut NotUndone) -> QueryResult<()> {
    let mut lowered = Vec::new();
    for row in rows {
        match row.read::<PersonEvent>() {
            Some(PersonEvent::Deactivated { person, .. }) => {
                if people::reactivate(conn, person, Some(row.at))? {
                    events::record(conn, by, &PersonEvent::Reactivated { person })?;
                } else {
                    stays.note(person, KeptReason::ReactivatedSince);
                }
            }
            Some(PersonEvent::RoleChanged { person, was, role }) => lowered.push((person, role, was)),
            _ => {}
        }
    }
    let changed = change_roles(conn, lowered.iter().copied(), by)?;
    for (person, ..) in lowered.iter().filter(|(person, ..)| !changed.contains(person)) {
        stays.note(*person, KeptReason::RoleChanged);
    }
    Ok(())
}
