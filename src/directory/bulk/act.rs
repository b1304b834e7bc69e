//! Doing it to one person after the other.

use serde::{Deserialize, Serialize};

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{BulkKind, BulkOutcome, DoorKind, GroupRole};
use crate::db::{Conn, Fault, Settled, Stop};
use crate::directory::rules::AccountError;
use crate::directory::standing;
use crate::directory::store::{self, Bulk};
use crate::groups::{self, Departure, Door, Membership};
use crate::ids::{EventId, GroupId, UserId};
use crate::refusal::{Reader, Refusal};

use super::{BulkItemError, alone, next, still_may};

/// What was done to somebody: what was so before, and by what it is known later that nothing has
/// happened since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "snake_case")]
pub(super) enum Did {
    Added { event: EventId },
    Removed { place: Membership, event: EventId },
    Moved { place: Membership, left: EventId, entered: EventId },
    Deactivated { at: Moment },
}

/// Sees to up to `limit` people after `after`; gives the last of them, nobody where there are no
/// more.
pub(super) fn piece(conn: &mut Conn, bulk: &Bulk, after: UserId, limit: i64, by: &By) -> Result<Option<UserId>, Fault> {
    let people = next(conn, bulk, BulkOutcome::Waiting, after, limit)?;
    let may = still_may(conn, bulk, bulk.made_by)?;
    let address = bulk.address.as_deref().and_then(|address| address.parse().ok());
    let by = By { actor: Some(bulk.made_by), address, ..by.clone() };
    for (person, _) in &people {
        let outcome =
            if may { alone(conn, |conn| act(conn, bulk, *person, &by))? } else { Err(BulkItemError::LostRight) };
        let outcome = match outcome {
            Ok(did) => Ok(serde_json::to_string(&did).map_err(|cause| Fault::Broken(cause.to_string()))?),
            Err(refused) => Err(refused.message(Reader { zone: by.zone, now: by.now })),
        };
        store::settle(conn, bulk.id, *person, outcome)?;
    }
    Ok(people.last().map(|(person, _)| *person))
}

fn act(conn: &mut Conn, bulk: &Bulk, person: UserId, by: &By) -> Result<Did, Stop<BulkItemError>> {
    match (bulk.kind, bulk.from, bulk.to) {
        (BulkKind::Add, _, Some(to)) => add(conn, to, person, by),
        (BulkKind::Move, Some(from), Some(to)) => transfer(conn, from, to, person, by),
        (BulkKind::Remove, Some(from), _) => remove(conn, from, person, by),
        (BulkKind::Deactivate, _, _) => match standing::deactivate(conn, person, by).settled()? {
            Ok(()) => Ok(Did::Deactivated { at: by.now }),
            Err(AccountError::Deactivated) => Err(Stop::Refused(BulkItemError::DeactivatedBefore)),
            Err(why) => Err(Stop::Refused(BulkItemError::Account(why))),
        },
        // A CHECK of the table rules it out.
        (BulkKind::Add | BulkKind::Move | BulkKind::Remove, _, _) => {
            Err(Fault::Broken(format!("bulk action {} names no group", bulk.id)).into())
        }
    }
}

fn add(conn: &mut Conn, to: GroupId, person: UserId, by: &By) -> Result<Did, Stop<BulkItemError>> {
    let reference = by.actor.map(|person| person.0);
    let door = Door { kind: DoorKind::Hand, reference, made_at: None, role: GroupRole::Member };
    match groups::admit(conn, to, person, &door, by).settled()? {
        Ok(_) => Ok(Did::Added { event: event(conn, to, person)? }),
        Err(why) => Err(Stop::Refused(BulkItemError::Admit(why))),
    }
}

fn transfer(conn: &mut Conn, from: GroupId, to: GroupId, person: UserId, by: &By) -> Result<Did, Stop<BulkItemError>> {
    match groups::transfer(conn, from, to, person, by).settled()? {
        Ok(moved) => {
            let (left, entered) = (event(conn, from, person)?, event(conn, to, person)?);
            Ok(Did::Moved { place: moved.was, left, entered })
        }
        Err(why) => Err(Stop::Refused(BulkItemError::Transfer(why))),
    }
}

fn remove(conn: &mut Conn, from: GroupId, person: UserId, by: &By) -> Result<Did, Stop<BulkItemError>> {
    if by.actor == Some(person) {
        return Err(Stop::Refused(BulkItemError::Oneself));
    }
    if groups::find(conn, from)?.is_none_or(|group| group.archived_at.is_some()) {
        return Err(Stop::Refused(BulkItemError::Archived));
    }
    let place = groups::membership(conn, from, person)?;
    match (place, groups::remove(conn, from, person, by)?) {
        (Some(place), Departure::Gone) => Ok(Did::Removed { place, event: event(conn, from, person)? }),
        _ => Err(Stop::Refused(BulkItemError::NotIn)),
    }
}

/// What was just written down.
fn event(conn: &mut Conn, group: GroupId, person: UserId) -> Result<EventId, Fault> {
    let last = groups::last_event(conn, group, person)?;
    last.ok_or_else(|| Fault::Broken(format!("nothing has happened to {person} in {group}")))
}
