//! The items of batches, and what came of each.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::batches::kept::KeptReason;
use crate::db::schema::{batch_items, batches, users};
use crate::db::types::ItemOutcome;
use crate::db::{Conn, QueryError, QueryResult, bulk_insert, per_backend, sql_predicate};
use crate::ids::{BatchId, UserId};
use crate::personal_data::PersonName;

sql_predicate! {
    /// What was not done, or not taken back.
    NotDone = "batch_items.outcome IN ('refused', 'kept')";
}

/// Rows written at once: with five values each, far from the limits of both databases.
const PIECE: usize = 1_000;

/// An item to be written down.
pub type NewItem = (i64, UserId);

/// Adds people who wait for it to be done; who is there already stays once.
pub fn add_items(conn: &mut Conn, batch: BatchId, people: &[UserId]) -> QueryResult<()> {
    let mut added = 0;
    for piece in people.chunks(PIECE) {
        let rows: Vec<_> = piece.iter().map(|person| row(batch, &(person.0, *person), ItemOutcome::Waiting)).collect();
        added += per_backend!(conn, |conn| diesel::insert_into(batch_items::table)
            .values(&rows)
            .on_conflict_do_nothing()
            .execute(conn))?;
    }
    diesel::update(batches::table.find(batch))
        .set(batches::total.eq(batches::total + i64::try_from(added).unwrap_or(0)))
        .execute(conn)
        .map(drop)
}

/// Writes down items that are done, and how many more were refused.
pub fn insert_items(conn: &mut Conn, batch: BatchId, done: &[NewItem], refused: i64) -> QueryResult<()> {
    for piece in done.chunks(PIECE) {
        let rows: Vec<_> = piece.iter().map(|item| row(batch, item, ItemOutcome::Done)).collect();
        bulk_insert!(conn, batch_items::table, rows)?;
    }
    count(conn, batch, i64::try_from(done.len()).unwrap_or(i64::MAX), refused)
}

#[derive(Insertable)]
#[diesel(table_name = batch_items, treat_none_as_default_value = false)]
struct InsertedItem {
    batch_id: BatchId,
    number: i64,
    person_id: UserId,
    outcome: ItemOutcome,
}

fn row(batch_id: BatchId, &(number, person_id): &NewItem, outcome: ItemOutcome) -> InsertedItem {
    InsertedItem { batch_id, number, person_id, outcome }
}

fn count(conn: &mut Conn, batch: BatchId, done: i64, refused: i64) -> QueryResult<()> {
    diesel::update(batches::table.find(batch))
        .set((batches::done.eq(batches::done + done), batches::refused.eq(batches::refused + refused)))
        .execute(conn)
        .map(drop)
}

/// What came of items, by their numbers: much the same of many. Why it was refused is JSON.
pub type Outcomes = BTreeMap<Option<String>, Vec<i64>>;

/// Writes down what came of items that waited.
pub fn record_outcomes(conn: &mut Conn, batch: BatchId, outcomes: &Outcomes) -> QueryResult<()> {
    let (mut done, mut refused) = (0, 0);
    for (reason, numbers) in outcomes {
        let outcome = if reason.is_none() { ItemOutcome::Done } else { ItemOutcome::Refused };
        let settled = diesel::update(batch_items::table)
            .filter(batch_items::batch_id.eq(batch))
            .filter(batch_items::number.eq_any(numbers.clone()))
            .set((batch_items::outcome.eq(outcome), batch_items::reason.eq(reason)))
            .execute(conn)?;
        *(if reason.is_none() { &mut done } else { &mut refused }) += i64::try_from(settled).unwrap_or(0);
    }
    count(conn, batch, done, refused)
}

/// People who wait, from the one after `after` on.
pub fn waiting(conn: &mut Conn, batch: BatchId, after: i64, limit: i64) -> QueryResult<Vec<UserId>> {
    of(conn, batch, ItemOutcome::Waiting, after, limit).map(|items| items.into_iter().map(|(_, who)| who).collect())
}

/// Items that are done, from the one after `after` on.
pub(in crate::batches) fn done(conn: &mut Conn, batch: BatchId, after: i64, limit: i64) -> QueryResult<Vec<NewItem>> {
    of(conn, batch, ItemOutcome::Done, after, limit)
}

fn of(conn: &mut Conn, batch: BatchId, outcome: ItemOutcome, after: i64, limit: i64) -> QueryResult<Vec<NewItem>> {
    batch_items::table
        .filter(batch_items::batch_id.eq(batch))
        .filter(batch_items::outcome.eq(outcome))
        .filter(batch_items::number.gt(after))
        .order(batch_items::number)
        .limit(limit)
        .select((batch_items::number, batch_items::person_id))
        .load(conn)
}

/// The number of the last item that something came of, or that is written down; 0 where there is none.
pub fn last_settled(conn: &mut Conn, batch: BatchId) -> QueryResult<i64> {
    let last: Option<i64> = batch_items::table
        .filter(batch_items::batch_id.eq(batch))
        .filter(batch_items::outcome.ne(ItemOutcome::Waiting))
        .order(batch_items::number.desc())
        .select(batch_items::number)
        .first(conn)
        .optional()?;
    Ok(last.unwrap_or(0))
}

/// Writes down what came of taking it back for `people`, in all their items; tells how many those were.
pub(in crate::batches) fn settle_undo(
    conn: &mut Conn,
    batch: BatchId,
    people: &[UserId],
    stays: &BTreeMap<UserId, Vec<KeptReason>>,
) -> QueryResult<i64> {
    let mut alike: BTreeMap<Option<String>, Vec<UserId>> = BTreeMap::new();
    for person in people {
        let why = stays.get(person).map(serde_json::to_string).transpose();
        let why = why.map_err(|cause| QueryError::SerializationError(Box::new(cause)))?;
        alike.entry(why).or_default().push(*person);
    }
    let (mut settled, mut undone) = (0, 0);
    for (reason, people) in alike {
        let outcome = if reason.is_none() { ItemOutcome::Undone } else { ItemOutcome::Kept };
        let items = diesel::update(batch_items::table)
            .filter(batch_items::batch_id.eq(batch))
            .filter(batch_items::person_id.eq_any(people))
            .filter(batch_items::outcome.eq(ItemOutcome::Done))
            .set((batch_items::outcome.eq(outcome), batch_items::reason.eq(&reason)))
            .execute(conn)?;
        let items = i64::try_from(items).unwrap_or(0);
        settled += items;
        undone += if reason.is_none() { items } else { 0 };
    }
    diesel::update(batches::table.find(batch)).set(batches::undone.eq(batches::undone + undone)).execute(conn)?;
    Ok(settled)
}

/// Somebody for whom it was not done, or not taken back, and why.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Item {
    /// Who.
    pub person: UserId,
    /// Their name.
    pub name: PersonName,
    /// What came of it.
    pub outcome: ItemOutcome,
    /// Why, as JSON, or a sentence of an earlier version.
    pub reason: Option<String>,
}

/// For whom it was not done, or not taken back, from the item after `after` on.
pub fn items(conn: &mut Conn, batch: BatchId, after: i64, limit: i64) -> QueryResult<Vec<Item>> {
    batch_items::table
        .inner_join(users::table)
        .filter(batch_items::batch_id.eq(batch))
        .filter(batch_items::number.gt(after))
        .filter(NotDone)
        .order(batch_items::number)
        .limit(limit)
        .select((users::id, users::name, batch_items::outcome, batch_items::reason))
        .load(conn)
}
