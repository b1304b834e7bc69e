//! What a batch does to its items.

use crate::by::By;
use crate::db::{Conn, Fault, QueryResult};
use crate::ids::UserId;
use crate::personal_data::PersonalData;

use super::kept::KeptReason;
use super::store::Batch;

/// What is done to the items of a batch, with what that needs to know of the whole.
pub trait BatchAction: Sized + Send + Sync + 'static {
    /// The kind of its jobs.
    const JOB: &'static str;

    /// What an item is carried out with.
    type Item: Send + 'static;

    /// Writes down some more of the items, from where `after` says; gives where to go on, nothing once all are there.
    fn gather(_conn: &mut Conn, _batch: &Batch, _after: &str) -> Result<Option<String>, Fault> {
        Ok(None)
    }

    /// Begins, or goes on; nothing where the batch is given up.
    fn begin(conn: &mut Conn, batch: &Batch, by: &By) -> Result<Option<Self>, Fault>;

    /// The next items after the one of this number, as many as one transaction does.
    fn next(&self, conn: &mut Conn, after: i64) -> QueryResult<Vec<Self::Item>>;

    /// The number of an item.
    fn number(item: &Self::Item) -> i64;

    /// Does it to them, and writes down what came of each: see [`super::record_outcomes`] and [`super::insert_items`].
    fn carry_out(&self, conn: &mut Conn, items: Vec<Self::Item>, by: &By) -> Result<(), Fault>;

    /// Whether `person` may take it back, at this moment.
    fn may_undo(conn: &mut Conn, batch: &Batch, person: UserId) -> Result<bool, Fault>;

    /// Takes back what no event tells of, after what events tell of; gives what stays, and why.
    fn undo_items(
        _conn: &mut Conn,
        _batch: &Batch,
        _people: &[UserId],
        _modules: &[PersonalData],
        _by: &By,
    ) -> Result<Vec<(UserId, KeptReason)>, Fault> {
        Ok(Vec::new())
    }

    /// What is left to do once all is taken back.
    fn end_undo(_conn: &mut Conn, _batch: &Batch, _by: &By) -> Result<(), Fault> {
        Ok(())
    }
}
