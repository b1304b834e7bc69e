//! The job that reads a file and tries its rows out.

use tokio::sync::mpsc;

use crate::clock::Moment;
use crate::csv_in::Table;
use crate::db::types::{ImportState, OrgRole, RowOutcome};
use crate::db::{Conn, Fault, QueryResult};
use crate::ids::ImportId;
use crate::jobs::{self, Job, Piece, Work};
use crate::web::App;

use super::columns::Mapping;
use super::names::Names;
use super::sheet::rows;
use super::store::{self, NewRow, Tally};
use super::trial::try_out;

/// The kind of the job.
pub(super) const CHECK: &str = "import.check";

/// Rows that are tried out, and written down, at once.
const PIECE: usize = 500;

/// All pieces of a file.
const WHOLE: i64 = i64::MAX;

/// Rows that were tried out, and groups that they need made.
type Tried = (Vec<NewRow>, Vec<(String, String)>);

/// Reads the whole file: it is taken apart and tried out on one thread, while what was tried out
/// before is written down.
pub(super) fn work(app: App, job: Job) -> Work {
    Box::pin(async move {
        let (import, now) = (ImportId(job.subject), app.now());
        let (hand_over, mut tried) = mpsc::channel::<Tried>(2);
        let reading = app.db.scan(move |conn| read(conn, import, now, &hand_over));
        let writing = async {
            while let Some((rows, new)) = tried.recv().await {
                let (job, now) = (job.clone(), app.now());
                app.db.write(move |conn| write(conn, import, &job, &rows, &new, now)).await?;
            }
            Ok::<_, Fault>(())
        };
        // Where writing fails, what is still read has nobody to be handed to and ends.
        let (read, written) = tokio::join!(reading, writing);
        written?;
        read?;
        let now = app.now();
        app.db
            .write(move |conn| {
                store::advance(conn, import, ImportState::Reading, ImportState::Checked)?;
                store::delete_upload(conn, import)?;
                jobs::finish(conn, &job, now)
            })
            .await?;
        Ok(Piece::Last)
    })
}

/// Hands over what rows would change, from the first that is not written down yet on.
fn read(conn: &mut Conn, import: ImportId, now: Moment, hand_over: &mpsc::Sender<Tried>) -> QueryResult<()> {
    let Some(found) = store::find(conn, import)? else { return Ok(()) };
    let mapping = found.mapping.as_deref().and_then(|json| serde_json::from_str::<Mapping>(json).ok());
    let table = Table::of(store::upload(conn, import, WHOLE)?);
    let (Some(mapping), Ok(table)) = (mapping, table) else { return Ok(()) };
    let by = store::standing(conn, found.made_by)?.unwrap_or(OrgRole::Member);
    let noted = store::new_groups(conn, import)?.into_iter().map(|(key, name, _)| (key, name)).collect();
    let mut names = Names::of(store::groups(conn)?, found.make_groups, noted);
    let mut number = store::rows_read(conn, import)?;
    let mut rows = rows(&table, &mapping).skip(usize::try_from(number).unwrap_or(usize::MAX));
    loop {
        let piece: Vec<_> = rows.by_ref().take(PIECE).collect();
        if piece.is_empty() {
            return Ok(());
        }
        let tried = try_out(conn, piece, &mut names, by, now)?;
        let made: Vec<NewRow> = (number + 1..).zip(tried).map(|(number, row)| row.row(number, &names)).collect();
        number += i64::try_from(made.len()).unwrap_or(i64::MAX);
        if hand_over.blocking_send((made, names.take_noted())).is_err() {
            return Ok(());
        }
    }
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
