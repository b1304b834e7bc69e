//! The job that reads a file and tries its rows out.

use tokio::sync::mpsc;

use crate::clock::{Clock, Moment};
use crate::csv_in::Limits;
use crate::db::types::{ImportState, OrgRole, RowOutcome};
use crate::db::{self, Conn, Db, Fault, QueryResult};
use crate::ids::ImportId;
use crate::jobs::{self, Job, Piece, Work};
use crate::people_file::Mapping;
use crate::text;
use crate::web::App;

use super::earlier::Earlier;
use super::kept::{self, Kept};
use super::load;
use super::names::Names;
use super::sheet::{Row, rows};
use super::store::{self, NewRow, Tally};
use super::trial::{Known, try_out};
use super::wants::Wants;

/// The kind of the job.
pub(super) const CHECK: &str = "import.check";

/// Rows that are tried out, and written down, at once.
const PIECE: usize = 500;

/// Reads the whole file, in steps that go on side by side: one piece is taken apart while the piece
/// before it is tried out and the one before that is written down. Each step holds a connection only
/// while it uses it, so that a single one is enough, and pages get it in between.
pub(super) fn work(app: App, job: Job) -> Work {
    Box::pin(async move { read(&app.db, &app.clock, load::limits(&app.config), job).await })
}

/// The same, with what it needs.
pub(super) async fn read(db: &Db, clock: &Clock, limits: Limits, job: Job) -> Result<Piece, Fault> {
    let (import, begun) = (ImportId(job.subject), clock.now());
    if let Some((file, mut known, by)) = db.scan(move |conn| open(conn, import)).await? {
        let (hand_over, mut pieces) = mpsc::channel::<Vec<Row>>(1);
        let mut number = file.read;
        let taking_apart = tokio::task::spawn_blocking(move || file.take_apart(&limits, &hand_over));
        let mut tried = None;
        loop {
            let trying = async {
                let Some(rows) = pieces.recv().await else { return Ok(None) };
                let (so_far, first) = (std::mem::take(&mut known), number + 1);
                let (so_far, tried) = db.scan(move |conn| try_piece(conn, rows, so_far, first, by, begun)).await?;
                known = so_far;
                number += i64::try_from(tried.rows.len()).unwrap_or(i64::MAX);
                Ok::<_, Fault>(Some(tried))
            };
            let writing = write_down((db, clock.now()), &job, import, tried.take());
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
    Ok(Piece::Last)
}

/// What is left to read of a file.
struct File {
    kept: Kept,
    mapping: Mapping,
    /// How many rows are written down already.
    read: i64,
}

impl File {
    /// Hands its rows over piece by piece; ends early where nobody takes them any more.
    fn take_apart(self, limits: &Limits, hand_over: &mpsc::Sender<Vec<Row>>) -> Result<(), Fault> {
        let read = usize::try_from(self.read).unwrap_or(usize::MAX);
        // It could be read when it was uploaded, in the same way.
        let sheet = self.kept.load(limits).map_err(|problem| Fault::Broken(problem.to_string()))?;
        let mut rows = rows(&sheet.table, &self.mapping).skip(read);
        loop {
            let piece: Vec<Row> = rows.by_ref().take(PIECE).collect();
            if piece.is_empty() || hand_over.blocking_send(piece).is_err() {
                return Ok(());
            }
        }
    }
}

/// The file, the groups that it may name with what rows that were read already do, and what the person who
/// uploaded it may do.
fn open(conn: &mut Conn, import: ImportId) -> QueryResult<Option<(File, Known, OrgRole)>> {
    let Some(found) = store::find(conn, import)? else { return Ok(None) };
    let mapping = found.mapping.as_deref().and_then(|json| serde_json::from_str::<Mapping>(json).ok());
    let (Some(mapping), Some(kept)) = (mapping, kept::find(conn, &found)?) else { return Ok(None) };
    let read = store::rows_read(conn, import)?;
    let by = match found.made_by {
        Some(person) => store::standing(conn, person)?.unwrap_or(OrgRole::Member),
        None => OrgRole::Admin,
    };
    let noted = store::new_groups(conn, import)?.into_iter().map(|(key, name, _)| (key, name)).collect();
    let names = Names::of((store::groups(conn)?, store::archived_groups(conn)?), found.make_groups, noted);
    let mut earlier = Earlier::default();
    if read > 0 {
        for row in store::rows_from(conn, import, Some(RowOutcome::Change), 0, i64::MAX)? {
            let (Ok(email), Ok(line)) = (text::email(&row.email), u64::try_from(row.line)) else { continue };
            let wants: Wants = serde_json::from_str(&row.wants).unwrap_or_default();
            earlier.note(email.key(), line, row.adds, &wants);
        }
    }
    Ok(Some((File { kept, mapping, read }, Known { names, earlier }, by)))
}

/// Rows that were tried out, and groups that they need made.
struct Tried {
    rows: Vec<NewRow>,
    new: Vec<(String, String)>,
}

fn try_piece(
    conn: &mut Conn,
    rows: Vec<Row>,
    mut known: Known,
    first: i64,
    by: OrgRole,
    now: Moment,
) -> QueryResult<(Known, Tried)> {
    db::take_stock(conn, &["import_rows"])?;
    let tried = try_out(conn, rows, &mut known, by, now)?;
    let rows = (first..).zip(tried).map(|(number, row)| row.row(number, &known.names)).collect();
    let new = known.names.take_noted();
    Ok((known, Tried { rows, new }))
}

async fn write_down((db, now): (&Db, Moment), job: &Job, import: ImportId, tried: Option<Tried>) -> Result<(), Fault> {
    let Some(Tried { rows, new }) = tried else { return Ok(()) };
    let job = job.clone();
    db.write(move |conn| write(conn, import, &job, &rows, &new, now)).await
}

fn write(
    conn: &mut Conn,
    import: ImportId,
    job: &Job,
    rows: &[NewRow],
    new: &[(String, String)],
    now: Moment,
) -> Result<(), Fault> {
    let count = |outcome| i64::try_from(rows.iter().filter(|row| row.outcome == outcome).count()).unwrap_or(i64::MAX);
    let tally = Tally {
        changing: count(RowOutcome::Change),
        unchanged: count(RowOutcome::Unchanged),
        wrong: count(RowOutcome::Wrong),
    };
    store::add_new_groups(conn, import, new)?;
    store::insert_rows(conn, import, rows)?;
    store::count(conn, import, tally)?;
    let last = rows.last().map_or(0, |row| row.number);
    jobs::advance(conn, job, last, "", now)
}
