//! Taking it back, one person after the other: only what the action itself did and what still
//! stands so.

use crate::by::By;
use crate::db::types::BulkOutcome;
use crate::db::{Conn, Fault, Stop};
use crate::directory::standing;
use crate::directory::store::{self, Bulk};
use crate::groups;
use crate::ids::{EventId, GroupId, UserId};
use crate::refusal::{Reader, Refusal};

use super::act::Did;
use super::{BulkItemError, alone, next, still_may};

/// Takes it back for up to `limit` people after `after`; gives the last of them, nobody where there
/// are no more.
pub(super) fn piece(conn: &mut Conn, bulk: &Bulk, after: UserId, limit: i64, by: &By) -> Result<Option<UserId>, Fault> {
    let people = next(conn, bulk, BulkOutcome::Done, after, limit)?;
    let person = bulk.undone_by.unwrap_or(bulk.made_by);
    let may = still_may(conn, bulk, person)?;
    let by = By { actor: Some(person), address: None, ..by.clone() };
    for (person, before) in &people {
        let outcome = if may {
            alone(conn, |conn| take_back(conn, bulk, *person, before.as_deref(), &by))?
        } else {
            Err(BulkItemError::LostRightToUndo)
        };
        let outcome = outcome.map_err(|refused| refused.message(Reader { zone: by.zone, now: by.now }));
        store::settle_undo(conn, bulk.id, *person, outcome)?;
    }
    Ok(people.last().map(|(person, _)| *person))
}

fn take_back(
    conn: &mut Conn,
    bulk: &Bulk,
    person: UserId,
    before: Option<&str>,
    by: &By,
) -> Result<(), Stop<BulkItemError>> {
    let did: Did = serde_json::from_str(before.unwrap_or_default())
        .map_err(|cause| Fault::Broken(format!("bulk action {}, person {person}: {cause}", bulk.id)))?;
    let back = |group: Result<(), Stop<groups::AdmitError>>| group.map_err(|stop| stop.map(BulkItemError::Admit));
    match (did, bulk.from, bulk.to) {
        (Did::Added { event }, _, Some(to)) => {
            require_unchanged(conn, to, person, event)?;
            groups::undo_joining(conn, to, person, by)?;
            Ok(())
        }
        (Did::Removed { place, event }, Some(from), _) => {
            require_unchanged(conn, from, person, event)?;
            back(groups::undo_going(conn, from, person, &place, by))
        }
        (Did::Moved { place, left, entered }, Some(from), Some(to)) => {
            require_unchanged(conn, from, person, left)?;
            require_unchanged(conn, to, person, entered)?;
            groups::undo_joining(conn, to, person, by)?;
            back(groups::undo_going(conn, from, person, &place, by))
        }
        (Did::Deactivated { at }, _, _) => {
            if standing::reactivate(conn, person, Some(at), by)? {
                Ok(())
            } else {
                Err(Stop::Refused(BulkItemError::ReactivatedSince))
            }
        }
        (did, _, _) => Err(Fault::Broken(format!("bulk action {} did {did:?} to no group", bulk.id)).into()),
    }
}

fn require_unchanged(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
    event: EventId,
) -> Result<(), Stop<BulkItemError>> {
    if groups::last_event(conn, group, person)? == Some(event) {
        Ok(())
    } else {
        Err(Stop::Refused(BulkItemError::ChangedSince))
    }
}
