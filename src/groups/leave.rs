//! The ways out of a group, to another one, and back.

use crate::by::By;
use crate::db::{Conn, QueryResult, Stop};
use crate::ids::{GroupId, UserId};

use super::changes::{Leaving, Outcome, To};
use super::memberships::apply_one;
use super::rules::{AdmitError, Outside};
use super::store;

/// `person` goes by themselves; what let them in lets them in again. False where they were not in.
pub fn leave(conn: &mut Conn, group: GroupId, person: UserId, by: &By) -> QueryResult<bool> {
    go(conn, group, person, Leaving::Left, by)
}

/// A manager takes `person` out; no code or invite made before this moment lets them in again. False where they were not in.
pub fn remove(conn: &mut Conn, group: GroupId, person: UserId, by: &By) -> QueryResult<bool> {
    go(conn, group, person, Leaving::Removed, by)
}

fn go(conn: &mut Conn, group: GroupId, person: UserId, why: Leaving, by: &By) -> QueryResult<bool> {
    Ok(matches!(apply_one(conn, by, (group, person), To::Out(why))?, Outcome::Done { .. }))
}

/// Why nobody was moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferError {
    /// They are not in the group that they are to come from.
    NotThere,
    /// The group that they are to come from is archived.
    FromArchived,
    /// The other one does not take them.
    Refused(AdmitError),
}

/// Moves `person` from one group to another in one step, with the role that they had: both or neither. Tells whether the
/// other group takes nobody by other methods at the time.
pub fn transfer(
    conn: &mut Conn,
    from: GroupId,
    to: GroupId,
    person: UserId,
    by: &By,
) -> Result<Option<Outside>, Stop<TransferError>> {
    let left = store::find(conn, from)?.ok_or(Stop::Refused(TransferError::NotThere))?;
    if left.archived_at.is_some() {
        return Err(Stop::Refused(TransferError::FromArchived));
    }
    match apply_one(conn, by, (from, person), To::Moved(to))? {
        Outcome::Done { outside, .. } => Ok(outside),
        Outcome::Refused(why) => Err(Stop::Refused(TransferError::Refused(why))),
        _ => Err(Stop::Refused(TransferError::NotThere)),
    }
}
