//! The rows of the record.

pub(super) mod followers;
mod row;

use std::cmp::Reverse;

use chrono::TimeDelta;
use diesel::prelude::*;

use crate::by::By;
use crate::clock::Moment;
use crate::db::schema::{events, groups, users};
use crate::db::{Conn, QueryResult, Wake, bulk_insert, sql_predicate, wake};
use crate::ids::{BatchId, EventId, GroupId, UserId};

use super::encoding::{Encoded, encode};
use super::event::{Event, PartListing};

pub use row::{Named, Row};

diesel::alias! {
    const PERSON: Alias<Person> = users as person;
}

sql_predicate! {
    /// What the organization's Activity lists: no parts.
    IsListed = "events.listed IS NULL";
    /// What a group's Activity lists: no parts of what is an event of the same group.
    IsListedInGroup = "(events.listed IS NULL OR events.listed = 'in_group')";
    /// What happened to memberships, which alone has both a group and a person.
    IsOfMembership = "events.group_id IS NOT NULL";
}

/// Rows written at once: with eleven values each, far from the limits of both databases.
const PIECE: usize = 1_000;

/// An event as a row.
#[derive(Debug, Insertable)]
#[diesel(table_name = events, treat_none_as_default_value = false)]
struct NewRow {
    at: Moment,
    actor_id: Option<UserId>,
    address: Option<String>,
    kind: String,
    group_id: Option<i64>,
    person_id: Option<i64>,
    method: Option<String>,
    reference: Option<i64>,
    listed: Option<PartListing>,
    payload: Option<String>,
    batch_id: Option<BatchId>,
}

pub(super) fn insert<E: Event>(conn: &mut Conn, by: &By, events: &[E], part: Option<PartListing>) -> QueryResult<()> {
    wake(Wake::Followers);
    let address = by.address.filter(|_| part.is_none()).map(|address| address.to_string());
    let row = |event: &E| -> QueryResult<NewRow> {
        let Encoded { kind, group: group_id, person: person_id, method, reference, payload } = encode(event)?;
        Ok(NewRow {
            at: by.now,
            actor_id: by.actor,
            address: address.clone(),
            kind,
            group_id,
            person_id,
            method,
            reference,
            listed: part,
            payload,
            batch_id: by.batch,
        })
    };
    if let [event] = events {
        // One alone is a statement that stays prepared.
        return diesel::insert_into(events::table).values(row(event)?).execute(conn).map(drop);
    }
    for piece in events.chunks(PIECE) {
        let rows = piece.iter().map(row).collect::<QueryResult<Vec<_>>>()?;
        bulk_insert!(conn, events::table, rows)?;
    }
    Ok(())
}

/// When the last thing on record happened.
pub fn latest_at(conn: &mut Conn) -> QueryResult<Option<Moment>> {
    events::table.order(events::id.desc()).select(events::at).first(conn).optional()
}

/// Which events to show; none of it set shows all that happened in the organization.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// What this person did.
    pub actor: Option<UserId>,
    /// What was done, as a kind of [`super::Kinds`].
    pub kind: Option<String>,
    /// From this instant on.
    pub since: Option<Moment>,
    /// Before this instant.
    pub until: Option<Moment>,
    /// What happened in this group.
    pub group: Option<GroupId>,
}

/// The events with the names of whom they speak of, to be narrowed down. Not a function: its type has no short name.
macro_rules! rows {
    () => {{
        events::table
            .left_join(users::table.on(users::id.nullable().eq(events::actor_id)))
            .left_join(PERSON.on(PERSON.field(users::id).nullable().eq(events::person_id)))
            .left_join(groups::table.on(groups::id.nullable().eq(events::group_id)))
            .select((
                events::id,
                events::at,
                events::kind,
                events::method,
                events::reference,
                events::payload,
                events::address,
                (users::id, users::name, users::email).nullable(),
                PERSON.fields((users::id, users::name, users::email)).nullable(),
                (groups::id, groups::name).nullable(),
            ))
            .into_boxed()
    }};
}

/// The newest events that `filter` lets through, from the one after the row at `after` (its instant and id) on.
pub fn newest(conn: &mut Conn, filter: &Filter, after: Option<(Moment, EventId)>, limit: i64) -> QueryResult<Vec<Row>> {
    let mut rows = rows!().order((events::at.desc(), events::id.desc())).limit(limit);
    rows = match filter.group {
        Some(group) => rows.filter(events::group_id.eq(group)).filter(IsListedInGroup),
        None => rows.filter(IsListed),
    };
    if let Some(actor) = filter.actor {
        rows = rows.filter(events::actor_id.eq(actor));
    }
    if let Some(kind) = &filter.kind {
        rows = rows.filter(events::kind.eq(kind.clone()));
    }
    if let Some(since) = filter.since {
        rows = rows.filter(events::at.ge(since));
    }
    if let Some(until) = filter.until {
        rows = rows.filter(events::at.lt(until));
    }
    if let Some((at, id)) = after {
        rows = rows.filter(events::at.le(at)).filter(events::at.lt(at).or(events::id.lt(id)));
    }
    rows.load(conn)
}

/// What happened to the memberships of `person`, newest first, from the one after `after` on. Their ids are read from
/// the index of one person's events and put into order here: the databases, asked for the newest few, may rather walk
/// through everyone's.
pub fn memberships_of(conn: &mut Conn, person: UserId, after: Option<EventId>, limit: usize) -> QueryResult<Vec<Row>> {
    let mut ids: Vec<EventId> =
        events::table.filter(events::person_id.eq(person)).filter(IsOfMembership).select(events::id).load(conn)?;
    ids.retain(|id| after.is_none_or(|after| *id < after));
    ids.sort_unstable_by_key(|id| Reverse(*id));
    ids.truncate(limit);
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<Row> = rows!().filter(events::id.eq_any(ids)).load(conn)?;
    rows.sort_unstable_by_key(|row| Reverse(row.id));
    Ok(rows)
}

/// What happened to `people` as a part of `batch`, the latest first.
pub fn of_batch(conn: &mut Conn, batch: BatchId, people: &[UserId]) -> QueryResult<Vec<Row>> {
    rows!()
        .filter(events::batch_id.eq(batch))
        .filter(events::person_id.eq_any(people.to_vec()))
        .order(events::id.desc())
        .load(conn)
}

/// Events that forget their addresses at once.
const FORGETFUL: i64 = 1_000;

/// Takes the network addresses out of what happened from `since` until `before`, about a thousand events at a time; gives
/// the instant before which there are none now, and nothing where there were none. Parts of events have no addresses: the
/// whole has one.
pub fn forget_addresses(conn: &mut Conn, since: Moment, before: Moment) -> QueryResult<Option<Moment>> {
    let listed_before = IsListed.and(events::at.lt(before));
    let first: Option<Moment> = events::table
        .filter(listed_before)
        .filter(events::at.ge(since))
        .filter(events::address.is_not_null())
        .order(events::at)
        .select(events::at)
        .first(conn)
        .optional()?;
    let Some(first) = first else { return Ok(None) };
    let next: Option<Moment> = events::table
        .filter(listed_before)
        .filter(events::at.ge(first))
        .order(events::at)
        .offset(FORGETFUL)
        .select(events::at)
        .first(conn)
        .optional()?;
    // However many happened at one instant, the next turn begins after it.
    let until = next.map_or(before, |next| next.max(first + TimeDelta::microseconds(1)));
    diesel::update(events::table)
        .filter(IsListed)
        .filter(events::at.ge(first))
        .filter(events::at.lt(until))
        .filter(events::address.is_not_null())
        .set(events::address.eq(None::<String>))
        .execute(conn)?;
    Ok(Some(until))
}

/// Blanks what `people` changed of their own names and addresses.
pub(super) fn forget_people(conn: &mut Conn, people: &[UserId]) -> QueryResult<()> {
    diesel::update(events::table)
        .filter(events::actor_id.eq_any(people.to_vec()))
        .filter(IsListed)
        .filter(events::kind.eq("person.changed"))
        .filter(events::person_id.eq(events::actor_id))
        .set(events::payload.eq(None::<String>))
        .execute(conn)
        .map(drop)
}
