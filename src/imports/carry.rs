//! Carrying out a piece of an import, and writing down what each of its rows came to.

use std::collections::{BTreeMap, HashMap};

use crate::accounts;
use crate::batches;
use crate::by::By;
use crate::db::types::RowOutcome;
use crate::db::{self, Conn, Fault, QueryResult};
use crate::ids::{GroupId, ImportId};
use crate::text;

use super::bring::{Brought, Prepared, bring};
use super::note::RowNote;
use super::plan::Wanted;
use super::rows::Rows;
use super::store::{self, Outcomes, Row, Tally};
use super::wants::Wants;

/// Rows that are carried out in one transaction: a page that writes waits for one of these at most.
const PIECE: i64 = 1_000;

/// The tables that grow by it.
const GROWING: [&str; 5] = ["users", "user_words", "memberships", "events", "batch_items"];

/// A row that is to be carried out.
#[derive(Debug)]
pub struct PendingRow {
    /// Its place among the rows.
    pub(super) number: i64,
    /// Whether the person was new when it was tried out.
    adds: bool,
    prepared: Prepared,
}

/// The rows after the one at `after` that are next to change something; `made` are the groups that
/// were made for them, by their folded names.
pub(super) fn next(
    conn: &mut Conn,
    id: ImportId,
    after: i64,
    made: &HashMap<String, GroupId>,
) -> QueryResult<Vec<PendingRow>> {
    db::take_stock(conn, &GROWING)?;
    let rows = store::rows_from(conn, id, Some(RowOutcome::Change), after, PIECE)?;
    Ok(rows.into_iter().filter_map(|row| prepared(row, made)).collect())
}

/// A row as it was read; what the database kept of it reads as it was written.
fn prepared(row: Row, made: &HashMap<String, GroupId>) -> Option<PendingRow> {
    let wants: Wants = serde_json::from_str(&row.wants).unwrap_or_default();
    let mut groups = wants.groups;
    groups.extend(wants.new.iter().filter_map(|key| made.get(key)));
    groups.sort_unstable();
    groups.dedup();
    let email = text::email(&row.email).ok()?;
    let wanted = Wanted { email, name: row.name, role: row.role, groups, group_role: wants.role };
    Some(PendingRow { number: row.number, adds: row.adds, prepared: Prepared::of(wanted) })
}

/// Carries rows out and writes down what each came to.
pub(super) fn carry_out(conn: &mut Conn, of: &Rows, rows: Vec<PendingRow>, by: &By) -> Result<(), Fault> {
    let (expected, prepared): (Vec<_>, Vec<Prepared>) =
        rows.into_iter().map(|row| ((row.number, row.adds), row.prepared)).unzip();
    let outcomes = bring(conn, &prepared, of, by)?;
    let (mut came_to, mut changed, mut new) = (Outcomes::new(), Tally::default(), Vec::new());
    // Somebody came, or went, since the row was tried out.
    let mut corrected: BTreeMap<bool, Vec<i64>> = BTreeMap::new();
    let mut done = Vec::with_capacity(expected.len());
    for (((number, adds), row), outcome) in expected.into_iter().zip(&prepared).zip(outcomes) {
        match outcome {
            Err(wrong) => {
                changed.wrong += 1;
                came_to.entry((RowOutcome::Wrong, RowNote::Wrong(wrong).json())).or_default().push(number);
            }
            Ok(Brought { plan, .. }) if plan.is_nothing() => {
                changed.unchanged += 1;
                came_to.entry((RowOutcome::Unchanged, RowNote::SoAlready.json())).or_default().push(number);
            }
            Ok(Brought { plan, person }) => {
                if plan.person.is_none() != adds {
                    corrected.entry(plan.person.is_none()).or_default().push(number);
                }
                if plan.person.is_none() {
                    new.push((person, row.wanted.email.clone()));
                }
                done.push((number, person));
            }
        }
    }
    changed.changing = -(changed.wrong + changed.unchanged);
    if changed != Tally::default() {
        store::count(conn, of.import, changed)?;
    }
    store::mark(conn, of.import, &came_to)?;
    for (adds, numbers) in corrected {
        store::correct(conn, of.import, &numbers, adds)?;
    }
    batches::insert_items(conn, of.batch, &done, -changed.changing)?;
    if of.letters {
        accounts::write_to_new(conn, &new, &by.entropy, by.now)?;
    }
    Ok(())
}
