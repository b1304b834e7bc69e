//! Letting people in, by whatever method.

use crate::by::By;
use crate::clock::Moment;
use crate::db::{Conn, QueryResult, Stop};
use crate::ids::{GroupId, UserId};

use super::changes::{To, Via};
use super::memberships::apply_one;
use super::rules::{AdmitError, Outside};
use super::store;

/// Lets `person` into `group` by `via`, and says whether that is outside the group's window, or why not; within the
/// transaction of whoever brings them, which rolls back what it claimed when they are refused.
pub fn admit(
    conn: &mut Conn,
    group: GroupId,
    person: UserId,
    via: &Via,
    by: &By,
) -> Result<Option<Outside>, Stop<AdmitError>> {
    apply_one(conn, by, (group, person), To::In(*via))?.admitted().map_err(Stop::Refused)
}

/// Whether a manager took `person` out of `group` since a code or invite was made at `made`, so that it lets
/// them in no more.
pub fn was_removed_since(conn: &mut Conn, group: GroupId, person: UserId, made: Moment) -> QueryResult<bool> {
    Ok(!removed_since(conn, person, &[group], made)?.is_empty())
}

/// The same of several groups at once: those of `groups` that a code or invite made at `made` lets `person` into no more.
pub fn removed_since(conn: &mut Conn, person: UserId, groups: &[GroupId], made: Moment) -> QueryResult<Vec<GroupId>> {
    let removed = store::removals(conn, &groups.iter().map(|group| (*group, person)).collect::<Vec<_>>())?;
    Ok(removed.into_iter().filter(|(_, removed)| made <= *removed).map(|((group, _), _)| group).collect())
}
