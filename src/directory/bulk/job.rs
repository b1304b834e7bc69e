//! The job: a long action, piece by piece.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::BulkState;
use crate::db::{Conn, Fault};
use crate::directory::store::{self, Bulk};
use crate::ids::{BulkId, UserId};
use crate::jobs::{self, Job, Piece, Worker};
use crate::web::App;

use super::{AT_ONCE, KIND, MOST, Whom, act, load, take_back as back, zone};

/// People written down in one transaction.
const GATHERED: i64 = 2_000;

/// Who does the jobs.
#[must_use]
pub fn worker() -> Worker<App> {
    Worker { kind: KIND, work: |app, job| Box::pin(work(app, job)) }
}

/// The next piece: of writing people down, of seeing to them, or of taking it back.
async fn work(app: App, job: Job) -> Result<Piece, Fault> {
    let (now, entropy) = (app.now(), app.entropy.clone());
    app.db
        .write(move |conn| {
            let bulk = load(conn, BulkId(job.subject))?;
            let by = By::program(zone(conn)?, now, &entropy);
            match bulk.state {
                BulkState::Working => match job.cursor.split_once(':') {
                    Some(("act", after)) => see_to(conn, &job, &bulk, id(after), &by),
                    Some((_, after)) => gather(conn, &job, &bulk, Some(id(after)), now),
                    None => gather(conn, &job, &bulk, None, now),
                },
                BulkState::Undoing => take_back(conn, &job, &bulk, id(&job.cursor), &by),
                BulkState::Done | BulkState::Undone => jobs::finish(conn, &job, now).map(|()| Piece::Last),
            }
        })
        .await
}

/// Writes down whom the list shows.
fn gather(conn: &mut Conn, job: &Job, bulk: &Bulk, after: Option<UserId>, now: Moment) -> Result<Piece, Fault> {
    let whom: Whom = serde_json::from_str(&bulk.whom).map_err(|cause| Fault::Broken(cause.to_string()))?;
    let people = match &whom {
        Whom::These(people) => people.clone(),
        // What a search finds is read from its beginning only, so all of it at once.
        Whom::All(filter) if filter.is_search() && after.is_none() => store::ids(conn, filter, None, MOST)?,
        Whom::All(filter) if filter.is_search() => Vec::new(),
        Whom::All(filter) => store::ids(conn, filter, after, GATHERED)?,
    };
    for some in people.chunks(usize::try_from(GATHERED).unwrap_or(usize::MAX)) {
        store::add_items(conn, bulk.id, some)?;
    }
    let gathered = load(conn, bulk.id)?.total;
    match people.last() {
        Some(last) if gathered < MOST && matches!(whom, Whom::All(_)) => {
            jobs::advance(conn, job, 0, &format!("gather:{last}"), now)?;
        }
        _ => jobs::advance(conn, job, 0, "act:0", now)?,
    }
    Ok(Piece::More)
}

fn see_to(conn: &mut Conn, job: &Job, bulk: &Bulk, after: UserId, by: &By) -> Result<Piece, Fault> {
    let Some(last) = act::piece(conn, bulk, after, AT_ONCE, by)? else {
        store::set_bulk_state(conn, bulk.id, BulkState::Done, by.now)?;
        jobs::finish(conn, job, by.now)?;
        return Ok(Piece::Last);
    };
    let bulk = load(conn, bulk.id)?;
    jobs::advance(conn, job, bulk.done + bulk.refused, &format!("act:{last}"), by.now)?;
    Ok(Piece::More)
}

fn take_back(conn: &mut Conn, job: &Job, bulk: &Bulk, after: UserId, by: &By) -> Result<Piece, Fault> {
    let Some(last) = back::piece(conn, bulk, after, AT_ONCE, by)? else {
        store::set_bulk_state(conn, bulk.id, BulkState::Undone, by.now)?;
        jobs::finish(conn, job, by.now)?;
        return Ok(Piece::Last);
    };
    let undone = load(conn, bulk.id)?.undone;
    jobs::advance(conn, job, undone, &last.to_string(), by.now)?;
    Ok(Piece::More)
}

fn id(text: &str) -> UserId {
    UserId(text.parse().unwrap_or(0))
}
