//! Doing it to the people of a batch.

use serde::{Deserialize, Serialize};

use crate::batches::{self, AT_ONCE, Batch, BatchAction, Outcomes};
use crate::by::By;
use crate::db::types::{BatchKind, GroupRole, OrgRole};
use crate::db::{self, Conn, Fault, QueryResult, Settled};
use crate::groups::{self, AdmitError, GroupScope, Leaving, MembershipChange, Outcome, To, Via};
use crate::ids::{GroupId, UserId};
use crate::people;

use super::account;
use super::rules::AccountError;
use super::store::{self, Filter};
use super::within::one;

/// People whom one action is about at most.
pub(super) const MOST: i64 = 100_000;

/// Whom it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum BulkPeople {
    /// These.
    These(Vec<UserId>),
    /// Everybody whom a list shows.
    All(Filter),
}

/// Why it was not done to one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum BulkItemError {
    /// Whoever asked for it may not do it any more.
    LostRight,
    /// Their account is deactivated already.
    DeactivatedBefore,
    /// Their account allows it not.
    Account(AccountError),
    /// The group that they are to come into does not take them.
    Admit(AdmitError),
    /// It is whoever asked for it.
    Oneself,
    /// The group that they are to be removed from is archived.
    Archived,
    /// They are not in the group that they are to be removed from.
    NotIn,
    /// The group that they are to be moved from is archived.
    FromArchived,
    /// They are not in the group that they are to be moved from.
    NotInFrom,
}

/// A batch of people of a list.
pub(super) struct BulkBatch(Batch);

impl BatchAction for BulkBatch {
    const JOB: &'static str = "bulk";

    type Item = UserId;

    fn gather(conn: &mut Conn, batch: &Batch, after: &str) -> Result<Option<String>, Fault> {
        /// People written down in one transaction.
        const GATHERED: i64 = 2_000;
        let whom = batch.whom.as_deref().unwrap_or_default();
        let whom: BulkPeople = serde_json::from_str(whom).map_err(|cause| Fault::Broken(cause.to_string()))?;
        let (people, last) = match whom {
            BulkPeople::These(people) => (people, None),
            // What a search finds is read from its beginning only, so all of it at once.
            BulkPeople::All(filter) if filter.is_search() => (store::ids(conn, &filter, None, MOST)?, None),
            BulkPeople::All(filter) => {
                let people = store::ids(conn, &filter, after.parse().ok().map(UserId), GATHERED)?;
                let last = people.last().copied();
                (people, last)
            }
        };
        let gathered = batch.total + i64::try_from(people.len()).unwrap_or(MOST);
        batches::add_items(conn, batch.id, &people)?;
        Ok(last.filter(|_| gathered < MOST).map(|last| last.to_string()))
    }

    fn begin(_conn: &mut Conn, batch: &Batch, _by: &By) -> Result<Option<Self>, Fault> {
        Ok(Some(Self(batch.clone())))
    }

    fn next(&self, conn: &mut Conn, after: i64) -> QueryResult<Vec<UserId>> {
        batches::waiting(conn, self.0.id, after, AT_ONCE)
    }

    fn number(person: &UserId) -> i64 {
        person.0
    }

    fn carry_out(&self, conn: &mut Conn, people: Vec<UserId>, by: &By) -> Result<(), Fault> {
        let done = if still_may(conn, &self.0, by.person()?)? {
            self.see_to(conn, &people, by)?
        } else {
            vec![Err(BulkItemError::LostRight); people.len()]
        };
        let mut outcomes = Outcomes::new();
        for (person, done) in people.iter().zip(done) {
            let reason = done.err().map(|why| serde_json::to_string(&[why])).transpose();
            let reason = reason.map_err(|cause| Fault::Broken(cause.to_string()))?;
            outcomes.entry(reason).or_default().push(person.0);
        }
        Ok(batches::record_outcomes(conn, self.0.id, &outcomes)?)
    }

    fn may_undo(conn: &mut Conn, batch: &Batch, person: UserId) -> Result<bool, Fault> {
        still_may(conn, batch, person)
    }
}

impl BulkBatch {
    fn see_to(&self, conn: &mut Conn, people: &[UserId], by: &By) -> Result<Vec<Result<(), BulkItemError>>, Fault> {
        let Batch { kind, from_group, to_group, .. } = self.0;
        let (group, to) = match (kind, from_group, to_group) {
            (BatchKind::Add, _, Some(to)) => (to, To::In(Via::added(by, GroupRole::Member))),
            (BatchKind::Move, Some(from), Some(to)) => (from, To::Moved(to)),
            (BatchKind::Remove, Some(from), _) => (from, To::Out(Leaving::Removed)),
            (BatchKind::Deactivate, _, _) => {
                return people.iter().map(|person| deactivate(conn, *person, by)).collect();
            }
            // A CHECK of the table rules it out.
            _ => return Err(Fault::Broken(format!("batch {} names no group", self.0.id))),
        };
        let is_archived = match from_group {
            Some(from) => groups::find(conn, from)?.is_none_or(|group| group.archived_at.is_some()),
            None => false,
        };
        let may = |person: UserId| match kind {
            BatchKind::Remove if by.actor == Some(person) => Err(BulkItemError::Oneself),
            BatchKind::Remove if is_archived => Err(BulkItemError::Archived),
            _ if is_archived => Err(BulkItemError::FromArchived),
            _ => Ok(MembershipChange { group, person, to }),
        };
        let asked: Vec<Result<MembershipChange, BulkItemError>> = people.iter().map(|person| may(*person)).collect();
        let changes: Vec<MembershipChange> = asked.iter().filter_map(|asked| asked.ok()).collect();
        let outcomes = groups::apply(conn, by, &changes, None)?;
        for (change, outcome) in changes.iter().zip(&outcomes) {
            if kind == BatchKind::Move
                && *outcome == Outcome::Refused(AdmitError::AlreadyIn)
                && groups::membership(conn, group, change.person)?.is_none()
            {
                // They came into the other group while they were moved: the next try finds them there.
                return Err(Fault::Unavailable("someone joined the group that they were to be moved to".to_owned()));
            }
        }
        let mut outcomes = outcomes.into_iter();
        let came_to = |outcome| match outcome {
            Some(Outcome::Done { .. } | Outcome::Same) => Ok(()),
            Some(Outcome::Refused(why)) => Err(BulkItemError::Admit(why)),
            _ if kind == BatchKind::Move => Err(BulkItemError::NotInFrom),
            _ => Err(BulkItemError::NotIn),
        };
        Ok(asked.into_iter().map(|asked| asked.and_then(|_| came_to(outcomes.next()))).collect())
    }
}

/// Deactivates one account: what is refused is rolled back and told, a fault ends the piece.
fn deactivate(conn: &mut Conn, person: UserId, by: &By) -> Result<Result<(), BulkItemError>, Fault> {
    let done = db::in_savepoint(conn, |conn| account::deactivate(conn, person, by)).settled()?;
    Ok(done.map_err(|why| match why {
        AccountError::Deactivated => BulkItemError::DeactivatedBefore,
        why => BulkItemError::Account(why),
    }))
}

/// Whether somebody who reaches so far may do such a thing to these groups.
pub(super) fn may(
    conn: &mut Conn,
    kind: BatchKind,
    touched: [Option<GroupId>; 2],
    scope: GroupScope,
) -> QueryResult<bool> {
    if kind == BatchKind::Deactivate && scope != GroupScope::All {
        return Ok(false);
    }
    for group in touched.into_iter().flatten() {
        if one(conn, scope, group)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether `person` may do it, or take it back, at this very moment: of a long action the rest is refused once they
/// may not.
fn still_may(conn: &mut Conn, bulk: &Batch, person: UserId) -> Result<bool, Fault> {
    let account = people::find_active(conn, person)?;
    let Some(account) = account else { return Ok(false) };
    let scope = match account.role {
        OrgRole::Admin => GroupScope::All,
        OrgRole::Member | OrgRole::Manager => GroupScope::ManagedBy(person),
    };
    Ok(may(conn, bulk.kind, [bulk.from_group, bulk.to_group], scope)?)
}
