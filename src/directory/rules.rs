//! What may be done to an account, and how a list of people is best read.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::batches::Batch;
use crate::clock::Moment;
use crate::db::types::{BatchState, OrgRole, UserState};
use crate::ids::{GroupId, UserId};
use crate::people::PersonFilter;

/// Why nothing was done to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountError {
    /// There is no such account, or it was deleted.
    NoAccount,
    /// It is deactivated.
    Deactivated,
    /// Whoever asks is an admin no more.
    NoRight,
    /// Nobody would be left who can do everything.
    LastAdmin,
    /// It is one's own.
    OneselfDeactivated,
}

/// Whether an admin of these `admins` (those in good standing) may take from `person` the right to do
/// everything.
pub fn may_lose_admin(admins: &[UserId], actor: Option<UserId>, person: UserId) -> Result<(), AccountError> {
    if !actor.is_some_and(|actor| admins.contains(&actor)) {
        return Err(AccountError::NoRight);
    }
    if admins == [person] { Err(AccountError::LastAdmin) } else { Ok(()) }
}

/// Whether an account in this state has its role, sessions and groups changed by an admin.
pub const fn in_good_standing(state: UserState) -> Result<(), AccountError> {
    match state {
        UserState::Active => Ok(()),
        UserState::Deactivated => Err(AccountError::Deactivated),
        UserState::Pending | UserState::Erased => Err(AccountError::NoAccount),
    }
}

/// For how long what was done to many can be taken back.
pub const UNDO: TimeDelta = TimeDelta::hours(24);

/// Until when it can be, if at all: once it is done, and did anything.
pub fn undo_ends(batch: &Batch) -> Option<Moment> {
    batch.ended_at.filter(|_| batch.state == BatchState::Done && batch.done > 0).map(|ended| ended + UNDO)
}

/// Up to so many people a group is read whole; a larger one by what narrows it down.
pub const SMALL: i64 = 10_000;

/// How a list of people is read, so that no page reads more than an index hands it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// In the order of names, by role and state.
    Names,
    /// Through a group's own people, newest first.
    Members(GroupId),
    /// Through the words that a search begins.
    Words,
}

/// The way to read whom `sieve` keeps, of a search or of all, where its group has so many people.
pub fn path(sieve: &PersonFilter, is_search: bool, in_group: i64) -> Path {
    // Admins and managers are few in any organization, the deactivated need not be.
    let is_staff = sieve.role.is_some_and(|role| role != OrgRole::Member);
    let is_lapsed = sieve.state.is_some_and(|state| state != UserState::Active);
    match sieve.group {
        Some(group) if in_group <= SMALL => Path::Members(group),
        Some(group) if !is_search && !is_staff && !is_lapsed => Path::Members(group),
        _ if is_search && !is_staff => Path::Words,
        _ => Path::Names,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANN: UserId = UserId(1);
    const BEA: UserId = UserId(2);

    #[test]
    fn the_last_admin_stays_one_and_only_admins_decide() {
        assert_eq!(may_lose_admin(&[ANN], Some(ANN), ANN), Err(AccountError::LastAdmin));
        assert_eq!(may_lose_admin(&[ANN, BEA], Some(ANN), ANN), Ok(()));
        assert_eq!(may_lose_admin(&[ANN, BEA], Some(ANN), BEA), Ok(()));
        assert_eq!(may_lose_admin(&[BEA], Some(ANN), BEA), Err(AccountError::NoRight));
        assert_eq!(may_lose_admin(&[BEA], None, BEA), Err(AccountError::NoRight));
    }

    #[test]
    fn a_list_is_read_by_what_narrows_it_down_most() {
        let group = Some(GroupId(7));
        let staff = Some(OrgRole::Admin);
        let lapsed = Some(UserState::Deactivated);
        let sieve = |role, state, group| PersonFilter { role, state, group };
        for (sieve, is_search, in_group, expected) in [
            (sieve(None, None, None), false, 0, Path::Names),
            (sieve(None, None, None), true, 0, Path::Words),
            (sieve(staff, None, None), true, 0, Path::Names),
            (sieve(None, lapsed, None), false, 0, Path::Names),
            (sieve(None, lapsed, None), true, 0, Path::Words),
            (sieve(staff, lapsed, group), true, SMALL, Path::Members(GroupId(7))),
            (sieve(None, None, group), false, SMALL + 1, Path::Members(GroupId(7))),
            (sieve(None, None, group), true, SMALL + 1, Path::Words),
            (sieve(staff, None, group), false, SMALL + 1, Path::Names),
        ] {
            assert_eq!(path(&sieve, is_search, in_group), expected, "{sieve:?} {is_search} {in_group}");
        }
    }
}
