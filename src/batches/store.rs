//! Batches: who does what to whom, and how far it is.

mod items;

use diesel::prelude::*;

use crate::by::By;
use crate::clock::Moment;
use crate::db::schema::batches;
use crate::db::types::{BatchKind, BatchState};
use crate::db::{Conn, Fault, QueryResult, columns, per_backend};
use crate::ids::{BatchId, GroupId, UserId};

pub use items::{Item, NewItem, Outcomes, add_items, insert_items, items, last_settled, record_outcomes, waiting};
pub(super) use items::{done, settle_undo};

/// Something to be done to many.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = batches)]
pub struct NewBatch {
    /// What is done.
    pub kind: BatchKind,
    /// The group that people leave.
    pub from_group: Option<GroupId>,
    /// The group that they come into.
    pub to_group: Option<GroupId>,
    /// Whom it is asked for, as JSON.
    pub whom: Option<String>,
    /// Whether they are written down yet.
    pub state: BatchState,
    /// How many items it has, as far as they are written down.
    pub total: i64,
}

/// Something done to many, or under way.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery)]
#[diesel(table_name = batches)]
pub struct Batch {
    /// Its id.
    pub id: BatchId,
    /// What is done.
    pub kind: BatchKind,
    /// The group that people leave.
    pub from_group: Option<GroupId>,
    /// The group that they come into.
    pub to_group: Option<GroupId>,
    /// Whom it is asked for, as JSON.
    pub whom: Option<String>,
    /// How far it is.
    pub state: BatchState,
    /// How many items it has.
    pub total: i64,
    /// For how many it was done.
    pub done: i64,
    /// For how many it could not be.
    pub refused: i64,
    /// For how many it was taken back.
    pub undone: i64,
    /// Who did it; nobody, where the command line did.
    pub made_by: Option<UserId>,
    /// Where whoever does or undoes it calls from.
    pub address: Option<String>,
    /// When it was begun.
    pub made_at: Moment,
    /// When it was done.
    pub ended_at: Option<Moment>,
    /// Who takes it back.
    pub undone_by: Option<UserId>,
    /// When that was begun.
    pub undone_at: Option<Moment>,
}

/// Writes down what is to be done.
pub fn insert(conn: &mut Conn, new: &NewBatch, by: &By) -> QueryResult<BatchId> {
    let who = (
        batches::made_by.eq(by.actor),
        batches::address.eq(by.address.map(|address| address.to_string())),
        batches::made_at.eq(by.now),
    );
    per_backend!(conn, |conn| diesel::insert_into(batches::table)
        .values((new, who))
        .returning(batches::id)
        .get_result(conn))
}

/// The batch with this id.
pub fn find(conn: &mut Conn, id: BatchId) -> QueryResult<Option<Batch>> {
    batches::table.find(id).select(columns::<Batch>()).first(conn).optional()
}

/// The same, which is there.
pub(super) fn load(conn: &mut Conn, id: BatchId) -> Result<Batch, Fault> {
    find(conn, id)?.ok_or_else(|| Fault::Broken(format!("there is no batch {id}")))
}

/// Batches that the command line began and that are not done, the oldest first.
pub fn unfinished_by_program(conn: &mut Conn) -> QueryResult<Vec<BatchId>> {
    batches::table
        .filter(batches::made_by.is_null())
        .filter(batches::state.eq(BatchState::Working))
        .order(batches::id)
        .select(batches::id)
        .load(conn)
}

/// Notes how far a batch is.
pub(super) fn set_state(conn: &mut Conn, id: BatchId, state: BatchState, now: Moment) -> QueryResult<()> {
    let batch = || diesel::update(batches::table.find(id));
    batch().set(batches::state.eq(state)).execute(conn)?;
    match state {
        BatchState::Gathering | BatchState::Working | BatchState::Undoing => return Ok(()),
        BatchState::Done => batch().set(batches::ended_at.eq(now)).execute(conn)?,
        BatchState::Undone | BatchState::Failed => 0,
    };
    // From where it was done is in its events, and needed here no more.
    batch().set(batches::address.eq(None::<String>)).execute(conn).map(drop)
}

/// Begins to take it back; false where that was begun before, or it is not done.
pub(super) fn begin_undo(conn: &mut Conn, id: BatchId, by: &By) -> QueryResult<bool> {
    let begun = diesel::update(batches::table.find(id))
        .filter(batches::state.eq(BatchState::Done))
        .set((
            batches::state.eq(BatchState::Undoing),
            batches::undone_by.eq(by.actor),
            batches::undone_at.eq(by.now),
            batches::address.eq(by.address.map(|address| address.to_string())),
        ))
        .execute(conn)?;
    Ok(begun > 0)
}

/// What `by` did to people of lists after `since`, newest first, at most `limit`.
pub fn recent(conn: &mut Conn, by: UserId, since: Moment, limit: i64) -> QueryResult<Vec<Batch>> {
    batches::table
        .filter(batches::made_by.eq(by))
        .filter(batches::made_at.gt(since))
        .filter(batches::kind.ne(BatchKind::Import))
        .order((batches::made_at.desc(), batches::id.desc()))
        .limit(limit)
        .select(columns::<Batch>())
        .load(conn)
}
