//! How a batch is carried out and undone: at once, or by a job.

use serde_json::json;

use crate::by::By;
use crate::db::types::BatchState;
use crate::db::{Conn, Fault, QueryResult, Stop};
use crate::ids::BatchId;
use crate::jobs::{self, NewJob};
use crate::personal_data::PersonalData;

use super::action::BatchAction;
use super::store::{self, Batch};
use super::undo_items;

/// Items done, or taken back, in the transaction that asks for it: a server beside it waits for that long.
pub const AT_ONCE: i64 = 200;

/// It was undone before, or is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UndoError;

/// Has a batch of so many items carried out by a job, or its undoing.
pub fn enqueue<K: BatchAction>(conn: &mut Conn, batch: BatchId, total: i64, by: &By) -> QueryResult<()> {
    let job = NewJob { kind: K::JOB, subject: batch.0, payload: json!({}), total, by: by.actor };
    jobs::enqueue(conn, &job, by.now).map(drop)
}

/// Carries a batch out in the transaction that began it.
pub fn carry_out_at_once<K: BatchAction>(conn: &mut Conn, id: BatchId, by: &By) -> Result<(), Fault> {
    let (batch, by) = (store::load(conn, id)?, by.clone().in_batch(id));
    let Some(kind) = K::begin(conn, &batch, &by)? else {
        return Ok(store::set_state(conn, id, BatchState::Failed, by.now)?);
    };
    let mut after = 0;
    loop {
        let items = kind.next(conn, after)?;
        let Some(last) = items.last() else { break };
        after = K::number(last);
        kind.carry_out(conn, items, &by)?;
    }
    Ok(store::set_state(conn, id, BatchState::Done, by.now)?)
}

/// Takes back what a batch did, as far as it still stands so: at once, or by a job. What `modules` hold of accounts that
/// it made goes with them.
pub fn undo<K: BatchAction>(
    conn: &mut Conn,
    batch: &Batch,
    modules: &[PersonalData],
    by: &By,
) -> Result<(), Stop<UndoError>> {
    if !store::begin_undo(conn, batch.id, by)? {
        return Err(Stop::Refused(UndoError));
    }
    if batch.done > AT_ONCE {
        return Ok(enqueue::<K>(conn, batch.id, batch.done, by)?);
    }
    let by = by.clone().in_batch(batch.id);
    undo_items::piece::<K>(conn, batch, 0, modules, &by)?;
    Ok(undo_items::end::<K>(conn, batch, &by)?)
}
