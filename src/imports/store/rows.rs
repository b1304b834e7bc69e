//! The rows of imports.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::db::schema::{batch_items, import_rows};
use crate::db::types::{ItemOutcome, OrgRole, RowOutcome};
use crate::db::{Conn, QueryResult, bulk_insert, columns};
use crate::ids::{BatchId, ImportId, UserId};
use crate::imports::note::{PlanNote, RowNote};
use crate::imports::plan::WantedPerson;
use crate::imports::row_error::RowError;
use crate::imports::rules::RowText;
use crate::imports::wants::WantedGroups;

/// Rows written at once: with eleven values each, far from the limits of both databases.
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
    /// The line on which it begins.
    pub line: i64,
    /// What it says.
    pub said: RowText,
    /// The address as compared; none where it is wrong.
    email_key: Option<String>,
    role: Option<OrgRole>,
    /// The groups that it names.
    wants: WantedGroups,
    /// What it comes to.
    pub note: RowNote,
}

impl NewRow {
    /// One that asks for `wanted`, and what it would change.
    pub(in crate::imports) fn of(line: u64, wanted: WantedPerson, note: PlanNote) -> Self {
        let (said, email_key) = (wanted.said(), Some(wanted.email.key().to_owned()));
        let (role, wants, note) = (wanted.role, wanted.wants, RowNote::Plan(note));
        Self { line: i64::try_from(line).unwrap_or(i64::MAX), said, email_key, role, wants, note }
    }

    /// One that does nothing.
    pub(in crate::imports) fn wrong(line: u64, said: RowText, wrong: RowError) -> Self {
        let (line, note) = (i64::try_from(line).unwrap_or(i64::MAX), RowNote::Wrong(wrong));
        Self { line, said, email_key: None, role: None, wants: WantedGroups::default(), note }
    }
}

/// Writes down rows that were read, the first of them as the one at `first`.
pub(in crate::imports) fn insert_rows(
    conn: &mut Conn,
    import: ImportId,
    first: i64,
    rows: &[NewRow],
) -> QueryResult<()> {
    let row = |(number, row): &(i64, &NewRow)| {
        (
            import_rows::import_id.eq(import),
            import_rows::number.eq(*number),
            import_rows::line.eq(row.line),
            import_rows::email.eq(row.said.email.clone()),
            import_rows::email_key.eq(row.email_key.clone()),
            import_rows::name.eq(row.said.name.clone()),
            import_rows::role.eq(row.role),
            // Numbers and names of groups always serialise.
            import_rows::wants.eq(serde_json::to_string(&row.wants).unwrap_or_default()),
            import_rows::outcome.eq(row.note.outcome()),
            import_rows::told.eq(row.note.json()),
            import_rows::adds.eq(row.note.adds()),
        )
    };
    for piece in (first..).zip(rows).collect::<Vec<_>>().chunks(PIECE) {
        let rows: Vec<_> = piece.iter().map(row).collect();
        bulk_insert!(conn, import_rows::table, rows)?;
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
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = import_rows)]
pub struct StoredRow {
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
    /// What it comes to, as [`RowNote`] keeps it; a sentence where an earlier version wrote it.
    pub told: String,
    /// Whether the person is new.
    pub adds: bool,
}

/// Rows of an import that are to do `outcome`, or all, in the order of the file, from the one after `after` on.
pub(in crate::imports) fn rows_from(
    conn: &mut Conn,
    import: ImportId,
    outcome: Option<RowOutcome>,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<StoredRow>> {
    let mut rows = import_rows::table
        .filter(import_rows::import_id.eq(import))
        .filter(import_rows::number.gt(after))
        .order(import_rows::number)
        .limit(limit)
        .select(columns::<StoredRow>())
        .into_boxed();
    if let Some(outcome) = outcome {
        rows = rows.filter(import_rows::outcome.eq(outcome));
    }
    rows.load(conn)
}

/// Rows of a confirmed import of which `outcome` came, from the one after `after` on, each with why it stays.
pub(in crate::imports) fn rows_of_items(
    conn: &mut Conn,
    (import, batch): (ImportId, BatchId),
    outcome: ItemOutcome,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<(StoredRow, Option<String>)>> {
    batch_items::table
        .inner_join(
            import_rows::table.on(import_rows::number.eq(batch_items::number).and(import_rows::import_id.eq(import))),
        )
        .filter(batch_items::batch_id.eq(batch))
        .filter(batch_items::outcome.eq(outcome))
        .filter(batch_items::number.gt(after))
        .order(batch_items::number)
        .limit(limit)
        .select((columns::<StoredRow>(), batch_items::reason))
        .load(conn)
}

/// Whom of `people` the rows of a confirmed import added, and the roles that they gave.
pub(in crate::imports) fn added(
    conn: &mut Conn,
    (import, batch): (ImportId, BatchId),
    people: &[UserId],
) -> QueryResult<Vec<(UserId, Option<OrgRole>)>> {
    batch_items::table
        .inner_join(
            import_rows::table.on(import_rows::number.eq(batch_items::number).and(import_rows::import_id.eq(import))),
        )
        .filter(batch_items::batch_id.eq(batch))
        .filter(batch_items::person_id.eq_any(people.to_vec()))
        .filter(import_rows::adds.eq(true))
        .select((batch_items::person_id, import_rows::role))
        .load(conn)
}

/// Rows, by their numbers, that came to nothing when they were to be carried out: much the same is said of many.
pub type Outcomes = BTreeMap<(RowOutcome, String), Vec<i64>>;

/// Writes down what such rows came to.
pub(in crate::imports) fn mark(conn: &mut Conn, import: ImportId, outcomes: &Outcomes) -> QueryResult<()> {
    for ((outcome, note), numbers) in outcomes {
        diesel::update(import_rows::table)
            .filter(import_rows::import_id.eq(import))
            .filter(import_rows::number.eq_any(numbers.clone()))
            .set((import_rows::outcome.eq(*outcome), import_rows::told.eq(note)))
            .execute(conn)?;
    }
    Ok(())
}

/// Writes down whether the people of rows were new, where the dry run saw that otherwise.
pub(in crate::imports) fn correct(conn: &mut Conn, import: ImportId, numbers: &[i64], adds: bool) -> QueryResult<()> {
    diesel::update(import_rows::table)
        .filter(import_rows::import_id.eq(import))
        .filter(import_rows::number.eq_any(numbers.to_vec()))
        .set(import_rows::adds.eq(adds))
        .execute(conn)
        .map(drop)
}
