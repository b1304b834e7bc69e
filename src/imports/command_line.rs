//! An import from the command line: tried out and told, or carried out as the batch that every import is.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::batches::{self, BatchAction as _, Context};
use crate::by::By;
use crate::clock::Moment;
use crate::csv_in::Limits;
use crate::db::types::{JobState, OrgRole};
use crate::db::{Conn, Fault, QueryResult, Settled};
use crate::groups;
use crate::ids::{BatchId, GroupId, ImportId};
use crate::jobs::{self, Job};

use super::apply;
use super::apply_rows::Rows;
use super::check::{self, CHECK};
use super::dry_run::{self, DryRunState};
use super::load::Sheet;
use super::make;
use super::names::Names;
use super::note::{GroupNames, RowNote};
use super::rules::RowText;
use super::sheet::rows;
use super::store::{self, NewRow};

/// Rows tried out, or told of, at once.
const PIECE: usize = 500;

/// How long an interrupted import may be in the hands of whoever was interrupted.
const PATIENCE: Duration = Duration::from_secs(30);

/// A row of the file, and what it changes or would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowReport {
    /// The line on which it begins.
    pub line: i64,
    /// Whom it speaks of.
    pub said: RowText,
    /// What it comes to.
    pub note: RowNote,
    /// The names of the groups that they come into and that are there.
    pub joined: Vec<String>,
}

impl RowReport {
    fn of(line: i64, said: RowText, note: RowNote, called: &GroupNames) -> Self {
        let joins = note.plan().into_iter().flat_map(|plan| &plan.joins);
        let joined = joins.filter_map(|(group, _)| called.get(group).cloned()).collect();
        Self { line, said, note, joined }
    }
}

/// Tries the rows of `sheet` out and tells of each what it would change. Nobody is signed in here: whoever may run the
/// program on the database may grant any role.
pub fn dry_run(
    conn: &mut Conn,
    sheet: &Sheet,
    makes_groups: bool,
    by: &By,
    mut tell: impl FnMut(RowReport),
) -> QueryResult<()> {
    let groups = store::groups(conn)?;
    let called: GroupNames = groups.iter().map(|(id, name, _)| (*id, name.clone())).collect();
    let names = Names::of(groups, makes_groups, BTreeMap::new());
    let mut known = DryRunState { names, ..DryRunState::default() };
    let mut rows = rows(&sheet.table, &sheet.mapping);
    loop {
        let piece: Vec<_> = rows.by_ref().take(PIECE).collect();
        if piece.is_empty() {
            return Ok(());
        }
        for NewRow { line, said, note, .. } in dry_run::dry_run(conn, piece, &mut known, OrgRole::Admin, by)? {
            tell(RowReport::of(line, said, note, &called));
        }
    }
}

/// Keeps `sheet`, has its rows tried out, and carries out those that change something, as the server does what is
/// confirmed on its pages: whatever ends the program, the server goes on, or the next import from here.
pub async fn carry_out(
    at: &Context,
    limits: Limits,
    sheet: Sheet,
    makes_groups: bool,
    by: By,
) -> Result<ImportId, Fault> {
    let (id, size) = make::keep(&at.db, &sheet, makes_groups, &by).await?;
    let reading = {
        let by = by.clone();
        at.db.write(move |conn| {
            store::complete(conn, id, size)?;
            make::begin(conn, &by, id, &sheet.mapping, true)?;
            take(conn, CHECK, id.0, by.now)
        })
    };
    let read = |job| check::read(at, limits, job);
    jobs::run_to_end(&at.db, reading.await?, read).await?;
    let by = by.at(at.clock.now());
    let begun = at.db.write(move |conn| {
        if store::find(conn, id)?.is_some_and(|import| import.changing == 0) {
            return Ok(None);
        }
        match apply::confirm(conn, id, false, &by).settled()? {
            Ok(batch) => take(conn, Rows::JOB, batch.0, by.now).map(Some),
            Err(_) => Err(Fault::Broken(format!("import {id} was confirmed by someone else"))),
        }
    });
    if let Some(job) = begun.await? {
        jobs::run_to_end(&at.db, job, |job| batches::run_to_end::<Rows>(at.clone(), job)).await?;
    }
    Ok(id)
}

/// The job that was just written down, taken in hand.
fn take(conn: &mut Conn, kind: &str, subject: i64, now: Moment) -> Result<Job, Fault> {
    let job = jobs::latest(conn, kind, subject)?.map(|job| jobs::take(conn, job.id, now)).transpose()?;
    job.flatten().ok_or_else(|| Fault::Unavailable("someone else is carrying this import out".to_owned()))
}

/// Carries out the rest of imports from the command line that were interrupted; gives the names of their files.
pub async fn finish_interrupted(at: &Context) -> Result<Vec<String>, Fault> {
    let mut finished = Vec::new();
    for batch in at.db.read(batches::unfinished_by_program).await? {
        if finish(at, batch).await? {
            finished.push(at.db.write(move |conn| Ok::<_, Fault>(store::of_batch(conn, batch)?.file_name)).await?);
        }
    }
    Ok(finished)
}

/// Carries out the rest of `batch`, or waits until a server has done so; false where it was given up.
async fn finish(at: &Context, batch: BatchId) -> Result<bool, Fault> {
    let patience = Instant::now() + PATIENCE;
    loop {
        let now = at.clock.now();
        let asked = at.db.write(move |conn| match jobs::latest(conn, Rows::JOB, batch.0)? {
            Some(job) => Ok::<_, Fault>((job.state, jobs::take(conn, job.id, now)?)),
            None => Ok((JobState::Failed, None)),
        });
        match asked.await? {
            (_, Some(job)) => {
                jobs::run_to_end(&at.db, job, |job| batches::run_to_end::<Rows>(at.clone(), job)).await?;
                return Ok(true);
            }
            (JobState::Done, None) => return Ok(true),
            (JobState::Failed, None) => return Ok(false),
            (JobState::Waiting, None) => {}
        }
        if patience < Instant::now() {
            return Err(Fault::Unavailable("an earlier import is still under way; try again later".to_owned()));
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// Tells of each row of an import what it changed.
pub fn tell(conn: &mut Conn, import: ImportId, mut tell: impl FnMut(RowReport)) -> QueryResult<()> {
    let mut after = 0;
    loop {
        let rows = store::rows_from(conn, import, None, after, i64::try_from(PIECE).unwrap_or(i64::MAX))?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.number;
        let notes: Vec<RowNote> = rows.iter().map(|row| RowNote::of(&row.told).unwrap_or(RowNote::SoAlready)).collect();
        let groups: Vec<GroupId> = notes.iter().flat_map(RowNote::groups).collect();
        let called = groups::find_many(conn, &groups)?.into_iter().map(|group| (group.id, group.name)).collect();
        for (row, note) in rows.into_iter().zip(notes) {
            tell(RowReport::of(row.line, RowText { email: row.email, name: row.name }, note, &called));
        }
    }
}
