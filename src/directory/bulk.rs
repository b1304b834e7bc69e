//! Something done to many people at once, asked for once.
//!
//! Up to [`AT_ONCE`] people are seen to in the transaction that asks. More are a job: first those
//! whom the list shows are written down, so that what was asked for is fixed; then they are seen to
//! in pieces. Each person is one savepoint: who cannot be seen to holds up nobody, and is written
//! down with the reason. Taking it back goes the same way.

mod act;
mod job;
mod take_back;

pub use job::worker;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::by::By;
use crate::db::types::{BulkKind, BulkOutcome, BulkState};
use crate::db::{self, Conn, Fault, Settled, Stop};
use crate::events;
use crate::groups::{AdmitError, TransferError, Whose};
use crate::ids::{BulkId, GroupId, UserId};
use crate::jobs::{self, NewJob};
use crate::organization;
use crate::people;
use crate::zone::Zone;

use super::events::BulkEvent;
use super::rules::{AccountError, undo_ends};
use super::store::{self, Bulk, Filter, NewBulk};
use super::within::one;

/// People seen to in one transaction: a server beside it waits for one at a time.
pub(super) const AT_ONCE: i64 = 200;
/// People whom one action is about at most.
pub(super) const MOST: i64 = 100_000;
/// The kind of the job, and of the one that takes it back.
pub(super) const KIND: &str = "bulk";

/// Whom it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Whom {
    /// These.
    These(Vec<UserId>),
    /// Everybody whom a list shows.
    All(Filter),
}

/// What is asked for.
#[derive(Debug, Clone)]
pub(super) struct Order {
    pub kind: BulkKind,
    pub from: Option<GroupId>,
    pub to: Option<GroupId>,
    pub whom: Whom,
    /// How many people that are, as was asked.
    pub count: i64,
}

/// Why nothing was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StartBulkError {
    /// It reaches beyond the groups that they manage, or is for admins.
    NotYours,
    /// It was taken back before, or its time is over, or it is under way.
    NotUndoable,
}

/// Why it was not done to one person, or not undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BulkItemError {
    /// Whoever asked for it may not do it any more.
    LostRight,
    /// Whoever takes it back may not do it any more.
    LostRightToUndo,
    /// Their account is deactivated already.
    DeactivatedBefore,
    /// Their account allows it not.
    Account(AccountError),
    /// Their group, or the one that they are to come into, does not take them.
    Admit(AdmitError),
    /// They are not moved.
    Transfer(TransferError),
    /// It is whoever asked for it.
    Oneself,
    /// The group that they are to leave is archived.
    Archived,
    /// They are not in the group.
    NotIn,
    /// Their account was reactivated since.
    ReactivatedSince,
    /// Something else has happened since.
    ChangedSince,
}

/// Begins what `order` asks for, and ends it where few people are meant.
pub(super) fn begin(conn: &mut Conn, order: &Order, reach: Whose, by: &By) -> Result<BulkId, Stop<StartBulkError>> {
    let person = by.person()?;
    require(conn, order.kind, [order.from, order.to], reach)?;
    let whom = serde_json::to_string(&order.whom).map_err(|cause| Fault::Broken(cause.to_string()))?;
    let address = by.address.map(|address| address.to_string());
    let new = NewBulk { kind: order.kind, from: order.from, to: order.to, whom, by: person, address };
    let bulk = store::insert_bulk(conn, &new, by.now)?;
    let people = match &order.whom {
        Whom::These(people) => people.clone(),
        Whom::All(filter) => store::ids(conn, filter, None, AT_ONCE + 1)?,
    };
    let (group, action, count) = (order.to.or(order.from), order.kind, order.count);
    events::record(conn, by, &BulkEvent::Begun { group, bulk, action, people: count })?;
    if people.len() <= few() {
        store::add_items(conn, bulk, &people)?;
        let begun = load(conn, bulk)?;
        act::piece(conn, &begun, UserId(0), AT_ONCE, by)?;
        store::set_bulk_state(conn, bulk, BulkState::Done, by.now)?;
    } else {
        let job = NewJob { kind: KIND, subject: bulk.0, payload: json!({}), total: order.count, by: Some(person) };
        jobs::enqueue(conn, &job, by.now)?;
    }
    Ok(bulk)
}

/// Takes back what an action did, as far as it still stands so.
pub(super) fn undo(conn: &mut Conn, bulk: &Bulk, reach: Whose, by: &By) -> Result<(), Stop<StartBulkError>> {
    let person = by.person()?;
    require(conn, bulk.kind, [bulk.from, bulk.to], reach)?;
    let is_open = undo_ends(bulk.state, bulk.done, bulk.ended_at).is_some_and(|end| by.now < end);
    if !is_open || !store::begin_undo(conn, bulk.id, person, by.now)? {
        return Err(Stop::Refused(StartBulkError::NotUndoable));
    }
    let group = bulk.to.or(bulk.from);
    events::record(conn, by, &BulkEvent::Undone { group, bulk: bulk.id, action: bulk.kind, people: bulk.done })?;
    if bulk.done <= AT_ONCE {
        let begun = load(conn, bulk.id)?;
        take_back::piece(conn, &begun, UserId(0), AT_ONCE, by)?;
        store::set_bulk_state(conn, bulk.id, BulkState::Undone, by.now)?;
    } else {
        let job = NewJob { kind: KIND, subject: bulk.id.0, payload: json!({}), total: bulk.done, by: Some(person) };
        jobs::enqueue(conn, &job, by.now)?;
    }
    Ok(())
}

/// Refuses what reaches beyond somebody's groups.
fn require(
    conn: &mut Conn,
    kind: BulkKind,
    touched: [Option<GroupId>; 2],
    reach: Whose,
) -> Result<(), Stop<StartBulkError>> {
    if kind == BulkKind::Deactivate && reach != Whose::Everyones {
        return Err(Stop::Refused(StartBulkError::NotYours));
    }
    for group in touched.into_iter().flatten() {
        one(conn, reach, group)?.ok_or(Stop::Refused(StartBulkError::NotYours))?;
    }
    Ok(())
}

/// How far `person` reaches at this very moment: nowhere, once they are out.
fn reach_of(conn: &mut Conn, person: UserId) -> Result<Option<Whose>, Fault> {
    use crate::db::types::{OrgRole, UserState};
    let account = people::find(conn, person)?.filter(|account| account.state == UserState::Active);
    Ok(account.map(|account| match account.role {
        OrgRole::Admin => Whose::Everyones,
        OrgRole::Member | OrgRole::Manager => Whose::ManagedBy(person),
    }))
}

/// Whether whoever asked may still do it: of a long action the rest is refused once they may not.
fn still_may(conn: &mut Conn, bulk: &Bulk, person: UserId) -> Result<bool, Fault> {
    let Some(reach) = reach_of(conn, person)? else { return Ok(false) };
    match require(conn, bulk.kind, [bulk.from, bulk.to], reach).settled()? {
        Ok(()) => Ok(true),
        Err(_) => Ok(false),
    }
}

/// Sees to one person alone: what is refused is rolled back and told, a fault ends the piece.
fn alone<T>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, Stop<BulkItemError>>,
) -> Result<Result<T, BulkItemError>, Fault> {
    db::in_savepoint(conn, work).settled()
}

fn load(conn: &mut Conn, bulk: BulkId) -> Result<Bulk, Fault> {
    store::find_bulk(conn, bulk)?.ok_or_else(|| Fault::Broken(format!("there is no bulk action {bulk}")))
}

fn zone(conn: &mut Conn) -> Result<Zone, Fault> {
    let organization = organization::find(conn)?;
    Ok(organization.and_then(|found| Zone::parse(&found.time_zone).ok()).unwrap_or_default())
}

fn few() -> usize {
    usize::try_from(AT_ONCE).unwrap_or(usize::MAX)
}

/// People of an outcome, with what was so before: the next of a piece.
fn next(
    conn: &mut Conn,
    bulk: &Bulk,
    outcome: BulkOutcome,
    after: UserId,
    limit: i64,
) -> Result<Vec<(UserId, Option<String>)>, Fault> {
    Ok(store::unfinished(conn, bulk.id, outcome, after, limit)?)
}
