//! What of an import its page shows: the rows of one kind, and what there are of others.

use std::collections::BTreeSet;

use crate::batches::{self, Batch, BatchAction as _, ItemRow, KeptReason};
use crate::db::types::{ItemOutcome, RowOutcome};
use crate::db::{Conn, QueryResult};
use crate::groups;
use crate::ids::GroupId;
use crate::imports::apply_rows::Rows;
use crate::imports::check::CHECK;
use crate::imports::note::{GroupNames, RowNote};
use crate::imports::stage::Stage;
use crate::imports::store::{self, Import, StoredRow};
use crate::jobs::{self, Job};
use crate::locale::{Arg, Message};
use crate::personal_data::PersonName;
use crate::t;
use crate::web::paging::LIMIT;

/// What of an import its page shows.
pub(super) struct ImportPageData {
    pub import: Import,
    pub batch: Option<Batch>,
    pub stage: Stage,
    pub job: Option<Job>,
    pub shown: RowFilter,
    pub rows: Vec<(StoredRow, Option<String>)>,
    pub names: GroupNames,
    /// Whether something was not taken back.
    pub keeps: bool,
    /// Whether its file is here to be read in another way.
    pub is_kept: bool,
}

/// Which rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowFilter {
    /// Those that are to do this.
    Planned(RowOutcome),
    /// Those of a batch of which this came.
    Outcome(ItemOutcome),
}

impl RowFilter {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planned(outcome) => outcome.as_str(),
            Self::Outcome(outcome) => outcome.as_str(),
        }
    }
}

/// What the page shows: the rows that are asked for, or the first kind that there are any of.
pub(super) fn load_page(conn: &mut Conn, found: Import, show: &str, after: Option<i64>) -> QueryResult<ImportPageData> {
    // The job first, the batch next and the import last: they are over in one moment, so an import that is still at it
    // never stands beside a job that has ended, nor a batch that failed beside an import that does not say why.
    let (id, batch_id) = (found.id, found.batch_id);
    let job = match batch_id {
        Some(batch) => jobs::latest(conn, Rows::JOB, batch.0)?,
        None => jobs::latest(conn, CHECK, id.0)?,
    };
    let batch = batch_id.map(|batch| batches::find(conn, batch)).transpose()?.flatten();
    let import = store::find(conn, id)?.unwrap_or(found);
    if import.batch_id != batch_id {
        return load_page(conn, import, show, after);
    }
    let stage = Stage::of(import.state, batch.as_ref().map(|batch| batch.state));
    let kinds = tabs(&import, stage);
    let asked = kinds.iter().map(|(own, ..)| *own).find(|own| own.as_str() == show);
    let mut shown = asked.or(kinds.first().map(|(own, ..)| *own)).unwrap_or(RowFilter::Planned(RowOutcome::Change));
    if asked.is_none() {
        for (own, _, count) in &kinds {
            let is_any = match count {
                Some(count) => *count > 0,
                None => !rows_of(conn, &import, stage, *own, (0, 1))?.is_empty(),
            };
            if is_any {
                shown = *own;
                break;
            }
        }
    }
    let rows = rows_of(conn, &import, stage, shown, (after.unwrap_or(0), LIMIT))?;
    let kept = RowFilter::Outcome(ItemOutcome::Kept);
    let keeps = stage == Stage::Undone && !rows_of(conn, &import, stage, kept, (0, 1))?.is_empty();
    let notes = rows.iter().filter_map(|(row, _)| RowNote::of(&row.told));
    let groups: BTreeSet<GroupId> = notes.flat_map(|note| note.groups().collect::<Vec<_>>()).collect();
    let names = groups::find_many(conn, &groups.into_iter().collect::<Vec<_>>())?;
    let names = names.into_iter().map(|group| (group.id, group.name)).collect();
    let is_kept = stage == Stage::Checked && store::is_kept(conn, import.id)?;
    Ok(ImportPageData { import, batch, stage, job, shown, rows, names, keeps, is_kept })
}

/// Rows of one kind, so many after one. Of those to be carried out, while that is going on, those that are left.
fn rows_of(
    conn: &mut Conn,
    import: &Import,
    stage: Stage,
    shown: RowFilter,
    (after, limit): (i64, i64),
) -> QueryResult<Vec<(StoredRow, Option<String>)>> {
    match (shown, import.batch_id) {
        (RowFilter::Outcome(outcome), Some(batch)) => {
            store::rows_of_items(conn, (import.id, batch), outcome, after, limit)
        }
        (RowFilter::Outcome(_), None) => Ok(Vec::new()),
        (RowFilter::Planned(outcome), batch) => {
            let done = match batch.filter(|_| stage == Stage::Applying && outcome == RowOutcome::Change) {
                Some(batch) => batches::last_settled(conn, batch)?,
                None => 0,
            };
            let rows = store::rows_from(conn, import.id, Some(outcome), after.max(done), limit)?;
            Ok(rows.into_iter().map(|row| (row, None)).collect())
        }
    }
}

pub(super) fn item((row, reason): &(StoredRow, Option<String>), shown: RowFilter, names: &GroupNames) -> ItemRow {
    ItemRow {
        line: Some(row.line),
        name: if row.name.is_empty() { Arg::default() } else { PersonName::from(row.name.as_str()).into() },
        email: row.email.clone(),
        url: String::new(),
        what: match shown {
            RowFilter::Outcome(ItemOutcome::Undone) => vec![t::imports::row_undone()],
            RowFilter::Outcome(ItemOutcome::Kept) => {
                batches::reasons::<KeptReason>(reason.as_deref().unwrap_or_default())
            }
            _ => RowNote::of(&row.told)
                .map_or_else(|| vec![t::locale::verbatim(row.told.clone())], |note| note.message(names)),
        },
    }
}

/// The filters of the rows, each with how many it shows where that is known.
pub(super) fn tabs(import: &Import, stage: Stage) -> Vec<(RowFilter, Message<'static>, Option<i64>)> {
    use ItemOutcome::{Done, Kept, Undone};
    use RowFilter::{Outcome, Planned};
    use RowOutcome::{Change, Unchanged, Wrong};
    let mut tabs = match stage {
        Stage::Applying => {
            vec![(Outcome(Done), t::imports::tab_imported(), None), (Planned(Change), t::imports::tab_to_do(), None)]
        }
        Stage::Applied => vec![(Outcome(Done), t::imports::tab_imported(), Some(import.changing))],
        Stage::Undoing | Stage::Undone => {
            vec![(Outcome(Undone), t::imports::tab_undone(), None), (Outcome(Kept), t::imports::tab_kept(), None)]
        }
        _ => vec![(Planned(Change), t::imports::tab_changes(), Some(import.changing))],
    };
    if stage == Stage::Undoing {
        tabs.push((Outcome(Done), t::imports::tab_to_do(), None));
    }
    tabs.extend([
        (Planned(Wrong), t::imports::tab_wrong(), Some(import.wrong)),
        (Planned(Unchanged), t::imports::tab_unchanged(), Some(import.unchanged)),
    ]);
    tabs
}
