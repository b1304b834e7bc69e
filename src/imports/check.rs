//! The job that reads a file and tries its rows out.

use tokio::sync::mpsc;

use crate::batches::Context;
use crate::by::By;
use crate::clock::Moment;
use crate::csv_in::Limits;
use crate::db::types::{ImportState, OrgRole, RowOutcome};
use crate::db::{self, Conn, Fault, QueryResult};
use crate::ids::ImportId;
use crate::jobs::{self, Job, JobStep, Work};
use crate::people_file::Mapping;
use crate::text;
use crate::web::App;
use crate::zone::Zone;

use super::dry_run::{DryRunState, EarlierRows, dry_run};
use super::load;
use super::names::Names;
use super::sheet::{SheetRow, rows};
use super::store::{self, NewRow, Tally};
use super::stored_file::{self, StoredFile};
use super::wants::WantedGroups;

/// The kind of the job.
pub(super) const CHECK: &str = "import.check";

/// Rows that are tried out, and written down, at once.
const PIECE: usize = 500;

/// Reads the whole file, in steps that go on side by side: one piece is taken apart while the piece
/// before it is tried out and the one before that is written down. Each step holds a connection only
/// while it uses it, so that a single one is enough, and pages get it in between.
pub(super) fn work(app: App, job: Job) -> Work {
    Box::pin(async move {
        let limits = load::limits(&app.config);
        read(&app.into(), limits, job).await
    })
}

/// The same, with what it needs.
pub(super) async fn read(at: &Context, limits: Limits, job: Job) -> Result<JobStep, Fault> {
    let (db, clock, import) = (&at.db, &at.clock, ImportId(job.subject));
    let by = By::program(Zone::default(), clock.now(), &at.entropy);
    if let Some((file, mut known, role)) = db.scan(move |conn| open(conn, import)).await? {
        let (hand_over, mut pieces) = mpsc::channel::<Vec<SheetRow>>(1);
        let mut read = file.read;
        let taking_apart = tokio::task::spawn_blocking(move || file.take_apart(&limits, &hand_over));
        let mut tried: Option<DryRunPiece> = None;
        loop {
            let trying = async {
                let Some(rows) = pieces.recv().await else { return Ok(None) };
                let (mut so_far, by, first) = (std::mem::take(&mut known), by.clone(), read + 1);
                let tried = db.scan(move |conn| {
                    db::analyze_if_grown(conn, &["import_rows"])?;
                    let rows = dry_run(conn, rows, &mut so_far, role, &by)?;
                    Ok((DryRunPiece { first, rows, new: so_far.names.take_noted() }, so_far))
                });
                let (tried, so_far) = tried.await?;
                known = so_far;
                read = tried.last();
                Ok::<_, Fault>(Some(tried))
            };
            let (tried_before, job, now) = (tried.take(), job.clone(), clock.now());
            let writing = async {
                let Some(tried) = tried_before else { return Ok(()) };
                db.write(move |conn| tried.write_down(conn, import, &job, now)).await
            };
            let (next, written) = tokio::join!(trying, writing);
            written?;
            tried = next?;
            if tried.is_none() {
                break;
            }
        }
        taking_apart.await.map_err(|panic| Fault::Broken(panic.to_string()))??;
    }
    let now = clock.now();
    db.write(move |conn| {
        store::advance(conn, import, ImportState::Reading, ImportState::Checked)?;
        jobs::finish(conn, &job, now)
    })
    .await?;
    Ok(JobStep::Done)
}

/// What is left to read of a file.
struct File {
    kept: StoredFile,
    mapping: Mapping,
    /// How many rows are written down already.
    read: i64,
}

impl File {
    /// Hands its rows over piece by piece; ends early where nobody takes them any more.
    fn take_apart(self, limits: &Limits, hand_over: &mpsc::Sender<Vec<SheetRow>>) -> Result<(), Fault> {
        let read = usize::try_from(self.read).unwrap_or(usize::MAX);
        // It could be read when it was uploaded, in the same way.
        let sheet = self.kept.load(limits).map_err(|problem| Fault::Broken(format!("{problem:?}")))?;
        let mut rows = rows(&sheet.table, &self.mapping).skip(read);
        loop {
            let piece: Vec<SheetRow> = rows.by_ref().take(PIECE).collect();
            if piece.is_empty() || hand_over.blocking_send(piece).is_err() {
                return Ok(());
            }
        }
    }
}

/// The file, the groups that it may name with what rows that were read already do, and what the person who uploaded it
/// may do.
fn open(conn: &mut Conn, import: ImportId) -> QueryResult<Option<(File, DryRunState, OrgRole)>> {
    let Some(found) = store::find(conn, import)? else { return Ok(None) };
    let (Some(mapping), Some(kept)) = (found.mapping(), stored_file::find(conn, &found)?) else { return Ok(None) };
    let read = store::rows_read(conn, import)?;
    let by = match found.made_by {
        Some(person) => store::active_role(conn, person)?.unwrap_or(OrgRole::Member),
        None => OrgRole::Admin,
    };
    let noted = store::new_groups(conn, import)?.into_iter().map(|(key, name, _)| (key, name)).collect();
    let names = Names::of(store::groups(conn)?, found.make_groups, noted);
    let mut earlier = EarlierRows::default();
    if read > 0 {
        for row in store::rows_from(conn, import, Some(RowOutcome::Change), 0, i64::MAX)? {
            let (Ok(email), Ok(line)) = (text::email(&row.email), u64::try_from(row.line)) else { continue };
            let wants: WantedGroups = serde_json::from_str(&row.wants).unwrap_or_default();
            earlier.note(email.key(), line, row.adds, &wants);
        }
    }
    Ok(Some((File { kept, mapping, read }, DryRunState { names, earlier }, by)))
}

/// Rows that were tried out, and groups that they need made.
struct DryRunPiece {
    /// Where the first of them stands among the rows.
    first: i64,
    rows: Vec<NewRow>,
    new: Vec<(String, String)>,
}

impl DryRunPiece {
    /// Where the last of them stands.
    fn last(&self) -> i64 {
        self.first + i64::try_from(self.rows.len()).unwrap_or(i64::MAX) - 1
    }

    fn write_down(&self, conn: &mut Conn, import: ImportId, job: &Job, now: Moment) -> Result<(), Fault> {
        let of = |outcome| self.rows.iter().filter(|row| row.note.outcome() == outcome).count();
        let count = |outcome| i64::try_from(of(outcome)).unwrap_or(i64::MAX);
        let tally = Tally {
            changing: count(RowOutcome::Change),
            unchanged: count(RowOutcome::Unchanged),
            wrong: count(RowOutcome::Wrong),
        };
        store::add_new_groups(conn, import, &self.new)?;
        store::insert_rows(conn, import, self.first, &self.rows)?;
        store::count(conn, import, tally)?;
        jobs::advance(conn, job, self.last(), "", now)
    }
}
