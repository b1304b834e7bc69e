//! What is done to many people at once, and what came of it for each.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{bulk_actions, bulk_items, groups, users};
use crate::db::types::{BulkKind, BulkOutcome, BulkState};
use crate::db::{Conn, QueryResult, fixed, on};
use crate::ids::{BulkId, GroupId, UserId};

fixed! {
    /// What was not done, or not taken back.
    NotDone = "bulk_items.outcome IN ('refused', 'kept')";
}

/// Something to be done to many people.
#[derive(Debug, Clone)]
pub struct NewBulk {
    pub kind: BulkKind,
    pub from: Option<GroupId>,
    pub to: Option<GroupId>,
    /// Whom, as JSON.
    pub whom: String,
    pub by: UserId,
    /// Where they call from.
    pub address: Option<String>,
}

/// Something done to many people, or under way.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Bulk {
    pub id: BulkId,
    pub kind: BulkKind,
    pub from: Option<GroupId>,
    pub to: Option<GroupId>,
    pub whom: String,
    pub state: BulkState,
    pub total: i64,
    pub done: i64,
    pub refused: i64,
    pub undone: i64,
    pub made_by: UserId,
    pub address: Option<String>,
    pub made_at: Moment,
    pub ended_at: Option<Moment>,
    pub undone_by: Option<UserId>,
}

diesel::alias! {
    const FROM: Alias<From> = groups as from_group;
    const TO: Alias<To> = groups as to_group;
}

/// Something done to many people, as a line tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Recent {
    pub id: BulkId,
    pub kind: BulkKind,
    /// The groups' names.
    pub from: Option<String>,
    pub to: Option<String>,
    pub state: BulkState,
    pub total: i64,
    pub done: i64,
    pub made_at: Moment,
    pub ended_at: Option<Moment>,
}

/// What `by` did to many people after `since`, newest first, at most `limit`.
pub fn recent(conn: &mut Conn, by: UserId, since: Moment, limit: i64) -> QueryResult<Vec<Recent>> {
    bulk_actions::table
        .left_join(FROM.on(FROM.field(groups::id).nullable().eq(bulk_actions::from_group)))
        .left_join(TO.on(TO.field(groups::id).nullable().eq(bulk_actions::to_group)))
        .filter(bulk_actions::made_by.eq(by))
        .filter(bulk_actions::made_at.gt(since))
        .order((bulk_actions::made_at.desc(), bulk_actions::id.desc()))
        .limit(limit)
        .select((
            bulk_actions::id,
            bulk_actions::kind,
            FROM.field(groups::name).nullable(),
            TO.field(groups::name).nullable(),
            bulk_actions::state,
            bulk_actions::total,
            bulk_actions::done,
            bulk_actions::made_at,
            bulk_actions::ended_at,
        ))
        .load(conn)
}

/// Writes down what is to be done.
pub fn insert(conn: &mut Conn, new: &NewBulk, now: Moment) -> QueryResult<BulkId> {
    diesel::insert_into(bulk_actions::table)
        .values((
            bulk_actions::kind.eq(new.kind),
            bulk_actions::from_group.eq(new.from),
            bulk_actions::to_group.eq(new.to),
            bulk_actions::whom.eq(&new.whom),
            bulk_actions::state.eq(BulkState::Working),
            bulk_actions::made_by.eq(new.by),
            bulk_actions::address.eq(&new.address),
            bulk_actions::made_at.eq(now),
        ))
        .returning(bulk_actions::id)
        .get_result(conn)
}

/// The action with this id.
pub fn find(conn: &mut Conn, id: BulkId) -> QueryResult<Option<Bulk>> {
    bulk_actions::table
        .find(id)
        .select((
            bulk_actions::id,
            bulk_actions::kind,
            bulk_actions::from_group,
            bulk_actions::to_group,
            bulk_actions::whom,
            bulk_actions::state,
            bulk_actions::total,
            bulk_actions::done,
            bulk_actions::refused,
            bulk_actions::undone,
            bulk_actions::made_by,
            bulk_actions::address,
            bulk_actions::made_at,
            bulk_actions::ended_at,
            bulk_actions::undone_by,
        ))
        .first(conn)
        .optional()
}

/// Adds people whom it is about; who is there already stays once.
pub fn add_items(conn: &mut Conn, bulk: BulkId, people: &[UserId]) -> QueryResult<()> {
    let row = |person: &UserId| {
        (bulk_items::bulk_id.eq(bulk), bulk_items::user_id.eq(*person), bulk_items::outcome.eq(BulkOutcome::Waiting))
    };
    let rows: Vec<_> = people.iter().map(row).collect();
    let added =
        on!(conn, |conn| diesel::insert_into(bulk_items::table).values(&rows).on_conflict_do_nothing().execute(conn))?;
    diesel::update(bulk_actions::table.find(bulk))
        .set(bulk_actions::total.eq(bulk_actions::total + i64::try_from(added).unwrap_or(0)))
        .execute(conn)
        .map(drop)
}

/// People of this outcome after `after`, in the order of their ids, with what was so before.
pub fn unfinished(
    conn: &mut Conn,
    bulk: BulkId,
    outcome: BulkOutcome,
    after: UserId,
    limit: i64,
) -> QueryResult<Vec<(UserId, Option<String>)>> {
    bulk_items::table
        .filter(bulk_items::bulk_id.eq(bulk))
        .filter(bulk_items::user_id.gt(after))
        .filter(bulk_items::outcome.eq(outcome))
        .order(bulk_items::user_id)
        .limit(limit)
        .select((bulk_items::user_id, bulk_items::before_json))
        .load(conn)
}

/// What came of it for one person: what was so before, or why it was refused.
pub fn settle(conn: &mut Conn, bulk: BulkId, person: UserId, outcome: Result<String, String>) -> QueryResult<()> {
    let (outcome, before, reason) = match outcome {
        Ok(before) => (BulkOutcome::Done, Some(before), None),
        Err(reason) => (BulkOutcome::Refused, None, Some(reason)),
    };
    diesel::update(bulk_items::table.find((bulk, person)))
        .set((bulk_items::outcome.eq(outcome), bulk_items::before_json.eq(before), bulk_items::reason.eq(reason)))
        .execute(conn)?;
    let action = bulk_actions::table.find(bulk);
    if outcome == BulkOutcome::Done {
        diesel::update(action).set(bulk_actions::done.eq(bulk_actions::done + 1)).execute(conn).map(drop)
    } else {
        diesel::update(action).set(bulk_actions::refused.eq(bulk_actions::refused + 1)).execute(conn).map(drop)
    }
}

/// What came of taking it back for one person.
pub fn settle_undo(conn: &mut Conn, bulk: BulkId, person: UserId, outcome: Result<(), String>) -> QueryResult<()> {
    let (outcome, reason) = match outcome {
        Ok(()) => (BulkOutcome::Undone, None),
        Err(reason) => (BulkOutcome::Kept, Some(reason)),
    };
    diesel::update(bulk_items::table.find((bulk, person)))
        .set((bulk_items::outcome.eq(outcome), bulk_items::reason.eq(reason)))
        .execute(conn)?;
    if outcome == BulkOutcome::Undone {
        diesel::update(bulk_actions::table.find(bulk))
            .set(bulk_actions::undone.eq(bulk_actions::undone + 1))
            .execute(conn)?;
    }
    Ok(())
}

/// Notes that all is done, or taken back.
pub fn set_state(conn: &mut Conn, bulk: BulkId, state: BulkState, now: Moment) -> QueryResult<()> {
    let action = bulk_actions::table.find(bulk);
    if state == BulkState::Done {
        // From where it was begun is in its events, and needed here no more.
        let row =
            (bulk_actions::state.eq(state), bulk_actions::ended_at.eq(now), bulk_actions::address.eq(None::<String>));
        return diesel::update(action).set(row).execute(conn).map(drop);
    }
    diesel::update(action).set(bulk_actions::state.eq(state)).execute(conn).map(drop)
}

/// Begins to take it back; false where that was begun before.
pub fn begin_undo(conn: &mut Conn, bulk: BulkId, by: UserId, now: Moment) -> QueryResult<bool> {
    let begun = diesel::update(bulk_actions::table.find(bulk))
        .filter(bulk_actions::state.eq(BulkState::Done))
        .set((
            bulk_actions::state.eq(BulkState::Undoing),
            bulk_actions::undone_by.eq(by),
            bulk_actions::undone_at.eq(now),
        ))
        .execute(conn)?;
    Ok(begun > 0)
}

/// Somebody for whom it was not done, or not taken back, and why.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Item {
    pub person: UserId,
    pub name: String,
    pub reason: Option<String>,
}

/// For whom it was not done, or not taken back, from the one after `after` on.
pub fn items(conn: &mut Conn, bulk: BulkId, after: UserId, limit: i64) -> QueryResult<Vec<Item>> {
    bulk_items::table
        .inner_join(users::table)
        .filter(bulk_items::bulk_id.eq(bulk))
        .filter(bulk_items::user_id.gt(after))
        .filter(NotDone)
        .order(bulk_items::user_id)
        .limit(limit)
        .select((users::id, users::name, bulk_items::reason))
        .load(conn)
}
