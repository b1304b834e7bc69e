//! Moving somebody from one group to another.

use crate::by::By;
use crate::db::types::DoorKind;
use crate::db::{Conn, Stop};
use crate::events;
use crate::ids::{GroupId, UserId};

use super::admit::{Door, admit};
use super::depart::take_out;
use super::events::MemberEvent;
use super::model::Membership;
use super::rules::{AdmitError, Outside};
use super::store;

/// What came of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The place that they had.
    pub was: Membership,
    /// Whether the other group takes nobody by other doors at the time.
    pub outside: Option<Outside>,
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

/// Moves `person` from one group to another in one step, with the role that they had: both or
/// neither. That is no removal, which would bar the way back.
pub fn transfer(
    conn: &mut Conn,
    from: GroupId,
    to: GroupId,
    person: UserId,
    by: &By,
) -> Result<Moved, Stop<TransferError>> {
    store::hold(conn, &[from, to])?;
    let left = store::find(conn, from)?.ok_or(Stop::Refused(TransferError::NotThere))?;
    if left.archived_at.is_some() {
        return Err(Stop::Refused(TransferError::FromArchived));
    }
    let was = take_out(conn, from, person)?;
    let was = was.ok_or(Stop::Refused(TransferError::NotThere))?;
    let name = store::find(conn, to)?.map(|group| group.name);
    events::record(conn, by, &MemberEvent::Moved { group: from, person, role: was.role, to: Some(to), name })?;
    let reference = by.actor.map(|person| person.0);
    let door = Door { kind: DoorKind::Hand, reference, made_at: None, role: was.role };
    let admission = admit(conn, to, person, &door, by).map_err(|stop| stop.map(TransferError::Refused))?;
    Ok(Moved { was, outside: admission.outside })
}
