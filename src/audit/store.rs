//! The log's rows.

use std::cmp::Reverse;

use diesel::prelude::*;

use crate::by::By;
use crate::clock::Moment;
use crate::db::schema::{audit, audit_groups, codes, groups, users};
use crate::db::{Conn, QueryResult, on};
use crate::ids::{AuditId, GroupId, UserId};

use super::{Action, Entry};

diesel::alias! {
    const SUBJECT: Alias<Subject> = users as subject;
}

/// Rows written at once: with nine values each, far from the limits of both databases.
const BATCH: usize = 1_000;

/// The values of a row. Not a function: nobody could write out its type.
macro_rules! values {
    ($by:expr, $entry:expr) => {
        (
            audit::at.eq($by.now),
            audit::actor_id.eq($by.actor),
            audit::action.eq($entry.action),
            audit::subject_kind.eq($entry.action.subject()),
            audit::subject_id.eq($entry.subject),
            audit::group_id.eq($entry.group),
            audit::before_json.eq($entry.before.as_ref().map(ToString::to_string)),
            audit::after_json.eq($entry.after.as_ref().map(ToString::to_string)),
            audit::address.eq($by.address.map(|address| address.to_string())),
        )
    };
}

pub(super) fn insert(conn: &mut Conn, by: &By, entry: Entry) -> QueryResult<()> {
    let row = diesel::insert_into(audit::table).values(values!(by, entry));
    if entry.groups.is_empty() {
        return on!(conn, |conn| row.execute(conn)).map(drop);
    }
    let id: AuditId = on!(conn, |conn| row.returning(audit::id).get_result(conn))?;
    let of = |group: &GroupId| {
        (audit_groups::group_id.eq(*group), audit_groups::at.eq(by.now), audit_groups::audit_id.eq(id))
    };
    let rows: Vec<_> = entry.groups.iter().map(of).collect();
    on!(conn, |conn| diesel::insert_into(audit_groups::table).values(&rows).execute(conn)).map(drop)
}

/// The same for many.
pub(super) fn insert_all(conn: &mut Conn, by: &By, entries: &[Entry]) -> QueryResult<()> {
    for batch in entries.chunks(BATCH) {
        let rows: Vec<_> = batch.iter().map(|entry| values!(by, entry)).collect();
        on!(conn, |conn| diesel::insert_into(audit::table).values(&rows).execute(conn))?;
    }
    Ok(())
}

pub(super) fn latest_at(conn: &mut Conn) -> QueryResult<Option<Moment>> {
    audit::table.order(audit::id.desc()).select(audit::at).first(conn).optional()
}

/// Which rows of the log to show; none of it set shows all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// What this person did.
    pub actor: Option<UserId>,
    /// What was done.
    pub action: Option<Action>,
    /// From this instant on.
    pub since: Option<Moment>,
    /// Before this instant.
    pub until: Option<Moment>,
}

/// A row of the log, with the names of what it speaks of.
#[derive(Debug, Clone, Queryable)]
pub struct Row {
    /// Its id.
    pub id: AuditId,
    /// When it was done.
    pub at: Moment,
    /// The word for what was done; one that a newer program wrote may be unknown.
    pub action: String,
    /// What it was done to, by the kind that the action names.
    pub subject: Option<i64>,
    /// What was so before, as JSON.
    pub before: Option<String>,
    /// What was so after, as JSON.
    pub after: Option<String>,
    /// From where.
    pub address: Option<String>,
    /// Who did it.
    pub actor: Option<Named>,
    /// The person it was done to.
    pub person: Option<Named>,
    /// The group that it concerns; none where it is one deed in several.
    pub group: Option<(GroupId, String)>,
    /// The key of the code it was done to.
    pub code: Option<String>,
}

/// A person whom the log names.
#[derive(Debug, Clone, Queryable)]
pub struct Named {
    /// Their id.
    pub id: UserId,
    /// Their name; empty once erased.
    pub name: String,
    /// Their address; none once erased.
    pub email: Option<String>,
}

/// The rows of the log with the names of what they speak of, newest first, to be narrowed down. Not a
/// function: nobody could write out its type.
macro_rules! rows {
    () => {{
        let is_of_person = audit::subject_kind.eq_any(["person", "member"]);
        let person = SUBJECT.field(users::id).nullable().eq(audit::subject_id).and(is_of_person);
        let code = codes::id.nullable().eq(audit::subject_id).and(audit::subject_kind.eq("code"));
        audit::table
            .left_join(users::table.on(users::id.nullable().eq(audit::actor_id)))
            .left_join(SUBJECT.on(person))
            .left_join(groups::table.on(groups::id.nullable().eq(audit::group_id)))
            .left_join(codes::table.on(code))
            .select((
                audit::id,
                audit::at,
                audit::action,
                audit::subject_id,
                audit::before_json,
                audit::after_json,
                audit::address,
                (users::id, users::name, users::email).nullable(),
                SUBJECT.fields((users::id, users::name, users::email)).nullable(),
                (groups::id, groups::name).nullable(),
                codes::key.nullable(),
            ))
            .order((audit::at.desc(), audit::id.desc()))
            .into_boxed()
    }};
}

/// The newest rows that `filter` lets through, from the one after the row at `after` (its instant
/// and id) on.
pub(super) fn newest(
    conn: &mut Conn,
    filter: &Filter,
    after: Option<(Moment, AuditId)>,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    let mut rows = rows!().limit(limit);
    if let Some(actor) = filter.actor {
        rows = rows.filter(audit::actor_id.eq(actor));
    }
    if let Some(action) = filter.action {
        rows = rows.filter(audit::action.eq(action));
    }
    if let Some(since) = filter.since {
        rows = rows.filter(audit::at.ge(since));
    }
    if let Some(until) = filter.until {
        rows = rows.filter(audit::at.lt(until));
    }
    if let Some((at, id)) = after {
        rows = rows.filter(audit::at.le(at)).filter(audit::at.lt(at).or(audit::id.lt(id)));
    }
    rows.load(conn)
}

/// The newest rows that concern `group`, alone or among others, from the one after the row at
/// `after` on. The two kinds lie in an index each, and are put together here.
pub(super) fn newest_of(
    conn: &mut Conn,
    group: GroupId,
    after: Option<(Moment, AuditId)>,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    let mut alone = rows!().filter(audit::group_id.eq(group)).limit(limit);
    let mut among = audit_groups::table
        .filter(audit_groups::group_id.eq(group))
        .order((audit_groups::at.desc(), audit_groups::audit_id.desc()))
        .limit(limit)
        .select(audit_groups::audit_id)
        .into_boxed();
    if let Some((at, id)) = after {
        alone = alone.filter(audit::at.le(at)).filter(audit::at.lt(at).or(audit::id.lt(id)));
        among = among.filter(audit_groups::at.le(at)).filter(audit_groups::at.lt(at).or(audit_groups::audit_id.lt(id)));
    }
    let mut found: Vec<Row> = alone.load(conn)?;
    let among: Vec<AuditId> = among.load(conn)?;
    if !among.is_empty() {
        found.extend(rows!().filter(audit::id.eq_any(among)).load::<Row>(conn)?);
        found.sort_by_key(|row| Reverse((row.at, row.id)));
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    Ok(found)
}

/// Blanks what `person` changed of their own name and address.
pub(super) fn forget_person(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    diesel::update(audit::table)
        .filter(audit::actor_id.eq(person))
        .filter(audit::action.eq(Action::PersonChanged))
        .filter(audit::subject_id.eq(person.0))
        .set((audit::before_json.eq(None::<String>), audit::after_json.eq(None::<String>)))
        .execute(conn)
        .map(drop)
}
