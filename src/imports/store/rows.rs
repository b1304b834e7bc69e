//! The rows of imports.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::db::schema::import_rows;
use crate::db::types::{OrgRole, RowOutcome};
use crate::db::{Conn, QueryResult, pour};
use crate::ids::{ImportId, UserId};

/// Rows written at once: with a dozen values each, far from the limits of both databases.
const PIECE: usize = 1_000;

/// How many rows do what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Something.
    pub changing: i64,
    /// Nothing: all is so already.
    pub unchanged: i64,
    /// Nothing: they are wrong.
    pub wrong: i64,
}

/// A row to be written down.
#[derive(Debug, Clone)]
pub struct NewRow {
    /// Its place among the rows, from 1.
    pub number: i64,
    /// The line on which it begins.
    pub line: i64,
    /// What it says.
    pub email: String,
    /// The address as compared; none where it is none.
    pub email_key: Option<String>,
    /// The name that it gives.
    pub name: String,
    /// The role that it gives.
    pub role: Option<OrgRole>,
    /// The groups that it names, as JSON.
    pub wants: String,
    /// What it would do.
    pub outcome: RowOutcome,
    /// The same in words.
    pub told: String,
    /// Whether the person is new.
    pub adds: bool,
}

/// Writes down rows that were read.
pub(in crate::imports) fn insert_rows(conn: &mut Conn, import: ImportId, rows: &[NewRow]) -> QueryResult<()> {
    let row = |row: &NewRow| {
        (
            import_rows::import_id.eq(import),
            import_rows::number.eq(row.number),
            import_rows::line.eq(row.line),
            import_rows::email.eq(row.email.clone()),
            import_rows::email_key.eq(row.email_key.clone()),
            import_rows::name.eq(row.name.clone()),
            import_rows::role.eq(row.role),
            import_rows::wants.eq(row.wants.clone()),
            import_rows::outcome.eq(row.outcome),
            import_rows::told.eq(row.told.clone()),
            import_rows::adds.eq(row.adds),
        )
    };
    for piece in rows.chunks(PIECE) {
        let rows: Vec<_> = piece.iter().map(row).collect();
        pour!(conn, import_rows::table, rows)?;
    }
    Ok(())
}

/// The number of the last row that was read; 0 where none was.
pub(in crate::imports) fn rows_read(conn: &mut Conn, import: ImportId) -> QueryResult<i64> {
    let last: Option<i64> = import_rows::table
        .filter(import_rows::import_id.eq(import))
        .order(import_rows::number.desc())
        .select(import_rows::number)
        .first(conn)
        .optional()?;
    Ok(last.unwrap_or(0))
}

/// A row as it is shown, and carried out.
#[derive(Debug, Clone, Queryable)]
pub struct Row {
    /// Its place among the rows.
    pub number: i64,
    /// The line on which it begins.
    pub line: i64,
    /// What it says.
    pub email: String,
    /// The name that it gives.
    pub name: String,
    /// The role that it gives.
    pub role: Option<OrgRole>,
    /// The groups that it names, as JSON.
    pub wants: String,
    /// What it does, in words.
    pub told: String,
    /// Whether the person is new.
    pub adds: bool,
}

const ROW: (
    import_rows::number,
    import_rows::line,
    import_rows::email,
    import_rows::name,
    import_rows::role,
    import_rows::wants,
    import_rows::told,
    import_rows::adds,
) = (
    import_rows::number,
    import_rows::line,
    import_rows::email,
    import_rows::name,
    import_rows::role,
    import_rows::wants,
    import_rows::told,
    import_rows::adds,
);

/// Rows of an import that do `outcome`, in the order of the file, from the one after `after` on.
pub(in crate::imports) fn rows_from(
    conn: &mut Conn,
    import: ImportId,
    outcome: RowOutcome,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    import_rows::table
        .filter(import_rows::import_id.eq(import))
        .filter(import_rows::outcome.eq(outcome))
        .filter(import_rows::number.gt(after))
        .order(import_rows::number)
        .limit(limit)
        .select(ROW)
        .load(conn)
}

/// The next rows that are to change something.
pub(in crate::imports) fn next_to_do(
    conn: &mut Conn,
    import: ImportId,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<Row>> {
    rows_from(conn, import, RowOutcome::Change, after, limit)
}

/// Rows, by their numbers, by what they came to and the words for it: much the same is said of many.
pub type Outcomes = BTreeMap<(RowOutcome, String), Vec<i64>>;

/// Writes down what rows came to, where that differs from what most come to.
pub(in crate::imports) fn mark(conn: &mut Conn, import: ImportId, outcomes: &Outcomes) -> QueryResult<()> {
    for ((outcome, told), numbers) in outcomes {
        diesel::update(import_rows::table)
            .filter(import_rows::import_id.eq(import))
            .filter(import_rows::number.eq_any(numbers.clone()))
            .set((import_rows::outcome.eq(*outcome), import_rows::told.eq(told)))
            .execute(conn)?;
    }
    Ok(())
}

/// Writes down whether the people of rows were new, where the trial saw that otherwise.
pub(in crate::imports) fn correct(conn: &mut Conn, import: ImportId, numbers: &[i64], adds: bool) -> QueryResult<()> {
    diesel::update(import_rows::table)
        .filter(import_rows::import_id.eq(import))
        .filter(import_rows::number.eq_any(numbers.to_vec()))
        .set(import_rows::adds.eq(adds))
        .execute(conn)
        .map(drop)
}

/// Writes down which role the people of rows had, before it is raised.
pub(in crate::imports) fn note_raised(
    conn: &mut Conn,
    import: ImportId,
    numbers: &[i64],
    from: OrgRole,
) -> QueryResult<()> {
    diesel::update(import_rows::table)
        .filter(import_rows::import_id.eq(import))
        .filter(import_rows::number.eq_any(numbers.to_vec()))
        .set(import_rows::raised_from.eq(from))
        .execute(conn)
        .map(drop)
}

/// Writes down of the rows from `first` to `last` that are still to change something that they have
/// done so, and to whom.
pub(in crate::imports) fn mark_done(conn: &mut Conn, import: ImportId, (first, last): (i64, i64)) -> QueryResult<()> {
    // Said in one statement for all: they differ in nothing but the person, whom the address tells.
    diesel::sql_query(
        "UPDATE import_rows SET outcome = 'done', person_id = \
         (SELECT users.id FROM users WHERE users.email_key = import_rows.email_key) \
         WHERE import_id = $1 AND number BETWEEN $2 AND $3 AND outcome = 'change'",
    )
    .bind::<BigInt, _>(import)
    .bind::<BigInt, _>(first)
    .bind::<BigInt, _>(last)
    .execute(conn)
    .map(drop)
}

/// A row that did something, to be taken back.
#[derive(Debug, Clone, Queryable)]
pub struct Undoable {
    /// Its place among the rows.
    pub number: i64,
    /// Who it was about.
    pub person: Option<UserId>,
    /// Whether they were new by it.
    pub adds: bool,
    /// The role that it gave.
    pub role: Option<OrgRole>,
    /// The role that it raised them from.
    pub raised_from: Option<OrgRole>,
}

/// The next rows that did something, from the one after `after` on.
pub(in crate::imports) fn next_done(
    conn: &mut Conn,
    import: ImportId,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<Undoable>> {
    import_rows::table
        .filter(import_rows::import_id.eq(import))
        .filter(import_rows::outcome.eq(RowOutcome::Done))
        .filter(import_rows::number.gt(after))
        .order(import_rows::number)
        .limit(limit)
        .select((
            import_rows::number,
            import_rows::person_id,
            import_rows::adds,
            import_rows::role,
            import_rows::raised_from,
        ))
        .load(conn)
}
