//! Something done to many people at once, asked for once: a batch of those whom a list shows.

use crate::batches::{self, AT_ONCE, Batch, NewBatch};
use crate::by::By;
use crate::db::types::{BatchKind, BatchState, BulkKind};
use crate::db::{Conn, Fault, Stop};
use crate::events;
use crate::groups::GroupScope;
use crate::ids::{BatchId, GroupId};

use super::bulk_items::{BulkBatch, BulkPeople, may};
use super::events::BulkEvent;
use super::rules::undo_ends;
use super::store;

/// What is asked for.
#[derive(Debug, Clone)]
pub(super) struct BulkRequest {
    pub kind: BulkKind,
    pub from: Option<GroupId>,
    pub to: Option<GroupId>,
    pub whom: BulkPeople,
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

/// Begins what `request` asks for, and ends it where few people are meant.
pub(super) fn begin(
    conn: &mut Conn,
    request: &BulkRequest,
    scope: GroupScope,
    by: &By,
) -> Result<BatchId, Stop<StartBulkError>> {
    let (from_group, to_group, kind) = (request.from, request.to, request.kind.into());
    require(conn, kind, [from_group, to_group], scope)?;
    let people = match &request.whom {
        BulkPeople::These(people) => people.clone(),
        BulkPeople::All(filter) => store::ids(conn, filter, None, AT_ONCE + 1)?,
    };
    let are_few = i64::try_from(people.len()).is_ok_and(|people| people <= AT_ONCE);
    let whom = serde_json::to_string(&request.whom).map_err(|cause| Fault::Broken(cause.to_string()))?;
    let state = if are_few { BatchState::Working } else { BatchState::Gathering };
    let new = NewBatch { kind, from_group, to_group, whom: Some(whom), state, total: 0 };
    let bulk = batches::insert(conn, &new, by)?;
    let (group, action, count) = (to_group.or(from_group), request.kind, request.count);
    events::record(conn, &by.clone().in_batch(bulk), &BulkEvent::Begun { group, bulk, action, people: count })?;
    if are_few {
        batches::add_items(conn, bulk, &people)?;
        batches::carry_out_at_once::<BulkBatch>(conn, bulk, by)?;
    } else {
        batches::enqueue::<BulkBatch>(conn, bulk, request.count, by)?;
    }
    Ok(bulk)
}

/// Takes back what an action did, as far as it still stands so.
pub(super) fn undo(conn: &mut Conn, bulk: &Batch, scope: GroupScope, by: &By) -> Result<(), Stop<StartBulkError>> {
    require(conn, bulk.kind, [bulk.from_group, bulk.to_group], scope)?;
    if undo_ends(bulk).is_none_or(|end| end <= by.now) {
        return Err(Stop::Refused(StartBulkError::NotUndoable));
    }
    let action = BulkKind::of(bulk.kind).ok_or(Stop::Refused(StartBulkError::NotUndoable))?;
    let (group, people) = (bulk.to_group.or(bulk.from_group), bulk.done);
    let undone = BulkEvent::Undone { group, bulk: bulk.id, action, people };
    events::record(conn, &by.clone().in_batch(bulk.id), &undone)?;
    batches::undo::<BulkBatch>(conn, bulk, &[], by).map_err(|stop| stop.map(|_| StartBulkError::NotUndoable))
}

/// Refuses what reaches beyond somebody's groups.
fn require(
    conn: &mut Conn,
    kind: BatchKind,
    touched: [Option<GroupId>; 2],
    scope: GroupScope,
) -> Result<(), Stop<StartBulkError>> {
    if may(conn, kind, touched, scope)? { Ok(()) } else { Err(Stop::Refused(StartBulkError::NotYours)) }
}
