//! What a group's managers do about its people: adding them by hand, changing their roles.

use crate::by::By;
use crate::db::types::{DoorKind, GroupRole};
use crate::db::{Conn, QueryResult, Stop};
use crate::events;
use crate::ids::{GroupId, UserId};

use super::admit::{Door, admit};
use super::events::MemberEvent;
use super::rules::{AdmitError, Outside};
use super::store;

/// What came of adding people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enrolled {
    /// Who came in.
    pub added: Vec<UserId>,
    /// Who was in already.
    pub already: Vec<UserId>,
    /// Whose account cannot be used.
    pub refused: Vec<UserId>,
    /// Whether the group takes nobody by other doors at the time.
    pub outside: Option<Outside>,
}

/// Brings `people` into `group` by the hand of `actor`. An archived group takes nobody.
pub fn enroll(
    conn: &mut Conn,
    group: GroupId,
    people: &[UserId],
    role: GroupRole,
    by: &By,
) -> Result<Enrolled, Stop<AdmitError>> {
    let reference = by.actor.map(|person| person.0);
    let door = Door { kind: DoorKind::Hand, reference, made_at: None, role };
    let mut enrolled = Enrolled::default();
    for &person in people {
        match admit(conn, group, person, &door, by) {
            Ok(admission) => {
                enrolled.outside = admission.outside;
                enrolled.added.push(person);
            }
            Err(Stop::Refused(AdmitError::AlreadyIn)) => enrolled.already.push(person),
            Err(Stop::Refused(AdmitError::NotActive)) => enrolled.refused.push(person),
            Err(stop) => return Err(stop),
        }
    }
    Ok(enrolled)
}

/// Whether a role was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleChange {
    /// It is another one now.
    Changed,
    /// It was that one already.
    Same,
    /// They are not in the group.
    NotThere,
}

/// Gives `person` another role in `group`.
pub fn change_role(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
    role: GroupRole,
    by: &By,
) -> QueryResult<RoleChange> {
    let Some(place) = store::membership(conn, group, person)? else { return Ok(RoleChange::NotThere) };
    if place.role == role {
        return Ok(RoleChange::Same);
    }
    if !store::set_role(conn, group, person, role)? {
        return Ok(RoleChange::NotThere);
    }
    events::record(conn, by, &MemberEvent::RoleChanged { group, person, was: Some(place.role), role })?;
    Ok(RoleChange::Changed)
}
