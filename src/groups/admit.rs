//! The one door-keeper.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{DoorKind, GroupRole};
use crate::db::{Conn, QueryResult, Stop};
use crate::events::{self, Part};
use crate::ids::{GroupId, UserId};

use super::events::MemberEvent;
use super::model::{GroupTerms, Membership};
use super::rules::{AdmitError, Outside, is_by_hand, may_join};
use super::store;

/// The door that somebody comes by.
#[derive(Debug, Clone)]
pub struct Door {
    /// Its kind.
    pub kind: DoorKind,
    /// The very code, invite, … or whose hand.
    pub reference: Option<i64>,
    /// When the code or invite was made: one made after a removal works again.
    pub made_at: Option<Moment>,
    /// The group role that it grants.
    pub role: GroupRole,
}

/// Somebody came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Admission {
    /// By hand, while the group takes nobody by other doors.
    pub outside: Option<Outside>,
}

/// Whether a manager took `person` out of `group` since a door was made at `made`, so that it lets
/// them in no more.
pub fn was_removed_since(conn: &mut Conn, group: GroupId, person: UserId, made: Moment) -> QueryResult<bool> {
    Ok(store::removed_at(conn, group, person)?.is_some_and(|removed| made <= removed))
}

/// The same of several groups at once: those of `groups` that a door made at `made` lets `person` into no more.
pub fn removed_since(conn: &mut Conn, person: UserId, groups: &[GroupId], made: Moment) -> QueryResult<Vec<GroupId>> {
    let removed = store::removals(conn, &[person], groups)?;
    Ok(removed.into_iter().filter(|(_, removed)| made <= *removed).map(|((group, _), _)| group).collect())
}

/// Lets `person` into `group` by `door`, or says why not; within the transaction of whoever brings
/// them, which rolls back what it claimed when they are refused.
///
/// Writes the membership, its event, and last the group's count and the day's count of joins: others who join the same
/// group wait for those two rows.
pub fn admit(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
    door: &Door,
    by: &By,
) -> Result<Admission, Stop<AdmitError>> {
    let (admission, joined) = let_in(conn, group, person, door, by)?;
    events::record(conn, by, &joined)?;
    count(conn, group, door, by)?;
    Ok(admission)
}

/// The same as a part of what is done in several groups at once.
pub(super) fn admit_among(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
    door: &Door,
    by: &By,
) -> Result<Admission, Stop<AdmitError>> {
    let (admission, joined) = let_in(conn, group, person, door, by)?;
    events::record_parts(conn, by, Part::OfSeveralGroups, &[joined])?;
    count(conn, group, door, by)?;
    Ok(admission)
}

fn count(conn: &mut Conn, group: GroupId, door: &Door, by: &By) -> QueryResult<()> {
    store::count_members(conn, group, 1)?;
    store::count_joins(conn, group, by.zone.day_number(by.now), door.kind, 1)
}

fn let_in(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
    door: &Door,
    by: &By,
) -> Result<(Admission, MemberEvent), Stop<AdmitError>> {
    let (found, mut comer) = store::find_with_comer(conn, group, person)?.ok_or(Stop::Refused(AdmitError::Archived))?;
    // Asked only of those whom nothing else keeps out: most doors are open to most people.
    let terms = GroupTerms::from(&found);
    let mut outside = may_join(Some(&terms), &comer, door.kind, door.made_at, by.now).map_err(Stop::Refused)?;
    if !is_by_hand(door.kind) {
        comer.removed_at = store::removed_at(conn, group, person)?;
        outside = may_join(Some(&terms), &comer, door.kind, door.made_at, by.now).map_err(Stop::Refused)?;
    }
    let place = Membership { role: door.role, joined_at: by.now, door: door.kind, door_ref: door.reference };
    // Two requests of the same person may both have found no membership above.
    if !store::insert_membership(conn, group, person, &place)? {
        return Err(Stop::Refused(AdmitError::AlreadyIn));
    }
    let Door { kind: method, reference, role, .. } = *door;
    Ok((Admission { outside }, MemberEvent::Joined { group, person, method, reference, role }))
}
