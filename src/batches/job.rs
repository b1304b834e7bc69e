//! The job: a batch that is carried out, or taken back, piece by piece.

use std::sync::Arc;

use crate::by::By;
use crate::clock::Clock;
use crate::db::types::BatchState;
use crate::db::{Conn, Db, Fault, QueryResult};
use crate::entropy::Entropy;
use crate::ids::BatchId;
use crate::jobs::{self, Job, JobStep, Worker};
use crate::organization;
use crate::personal_data::PersonalData;
use crate::web::App;
use crate::zone::Zone;

use super::action::BatchAction;
use super::store::{self, Batch};
use super::undo_items;

/// What jobs of batches are done with.
#[derive(Clone)]
pub struct Context {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Chance.
    pub entropy: Entropy,
    /// What every module holds about people.
    pub personal_data: &'static [PersonalData],
}

impl From<App> for Context {
    fn from(app: App) -> Self {
        Self {
            db: app.db.clone(),
            clock: app.clock.clone(),
            entropy: app.entropy.clone(),
            personal_data: app.personal_data,
        }
    }
}

/// Who does the jobs of a kind.
pub fn worker<K: BatchAction>() -> Worker<App> {
    Worker { kind: K::JOB, work: |app, job| Box::pin(run_to_end::<K>(app.into(), job)) }
}

/// Does the next piece; carries out all that is to be carried out.
pub async fn run_to_end<K: BatchAction>(at: Context, job: Job) -> Result<JobStep, Fault> {
    let id = BatchId(job.subject);
    let (batch, zone) = at.db.read(move |conn| Ok((store::find(conn, id)?, zone(conn)?))).await?;
    let batch = batch.ok_or_else(|| Fault::Broken(format!("there is no batch {id}")))?;
    let actor = if batch.state == BatchState::Undoing { batch.undone_by } else { batch.made_by };
    let address = batch.address.as_deref().and_then(|address| address.parse().ok());
    let by = By { actor, address, ..By::program(zone, at.clock.now(), &at.entropy) }.in_batch(id);
    match batch.state {
        BatchState::Gathering => at.db.write(move |conn| gather::<K>(conn, &job, &batch, &by)).await,
        BatchState::Working => carry_out::<K>(&at, job, batch, by).await,
        BatchState::Undoing => {
            let modules = at.personal_data;
            at.db.write(move |conn| undo::<K>(conn, &job, &batch, modules, &by)).await
        }
        BatchState::Done | BatchState::Undone | BatchState::Failed => {
            at.db.write(move |conn| jobs::finish(conn, &job, by.now)).await?;
            Ok(JobStep::Done)
        }
    }
}

fn zone(conn: &mut Conn) -> QueryResult<Zone> {
    let organization = organization::find(conn)?;
    Ok(organization.map(|found| found.zone()).unwrap_or_default())
}

fn gather<K: BatchAction>(conn: &mut Conn, job: &Job, batch: &Batch, by: &By) -> Result<JobStep, Fault> {
    let next = K::gather(conn, batch, &job.cursor)?;
    if next.is_none() {
        store::set_state(conn, batch.id, BatchState::Working, by.now)?;
    }
    jobs::advance(conn, job, 0, next.as_deref().unwrap_or_default(), by.now)?;
    Ok(JobStep::More)
}

fn undo<K: BatchAction>(
    conn: &mut Conn,
    job: &Job,
    batch: &Batch,
    modules: &[PersonalData],
    by: &By,
) -> Result<JobStep, Fault> {
    // What is taken back is passed over by its number: the index holds it a while longer.
    let after = job.cursor.parse().unwrap_or(0);
    let Some((last, items)) = undo_items::piece::<K>(conn, batch, after, modules, by)? else {
        undo_items::end::<K>(conn, batch, by)?;
        jobs::finish(conn, job, by.now)?;
        return Ok(JobStep::Done);
    };
    jobs::advance(conn, job, job.progress + items, &last.to_string(), by.now)?;
    Ok(JobStep::More)
}

/// Carries the whole out: what the next items need is read and worked out while those before them are carried out.
/// Neither holds a connection but while it uses it, so that a single one is enough, and pages get it in between.
async fn carry_out<K: BatchAction>(at: &Context, job: Job, batch: Batch, by: By) -> Result<JobStep, Fault> {
    let id = batch.id;
    let begun = {
        let (by, job) = (by.clone(), job.clone());
        at.db.write(move |conn| {
            let Some(kind) = K::begin(conn, &batch, &by)? else {
                store::set_state(conn, id, BatchState::Failed, by.now)?;
                jobs::fail(conn, &job, None, by.now)?;
                return Ok(None);
            };
            Ok::<_, Fault>(Some((kind, store::last_settled(conn, id)?)))
        })
    };
    let Some((kind, last)) = begun.await? else { return Ok(JobStep::Done) };
    let kind = Arc::new(kind);
    let read_on = |after: i64| {
        let kind = Arc::clone(&kind);
        at.db.scan(move |conn| kind.next(conn, after))
    };
    let mut done = job.progress;
    let mut items = read_on(last).await?;
    while let Some(last) = items.last().map(K::number) {
        done += i64::try_from(items.len()).unwrap_or(i64::MAX);
        let (kind, job, by) = (Arc::clone(&kind), job.clone(), by.clone().at(at.clock.now()));
        let carrying = at.db.write(move |conn| {
            kind.carry_out(conn, items, &by)?;
            jobs::advance(conn, &job, done, "", by.now)
        });
        let (carried, following) = tokio::join!(carrying, read_on(last));
        carried?;
        items = following?;
    }
    let now = at.clock.now();
    at.db
        .write(move |conn| {
            store::set_state(conn, id, BatchState::Done, now)?;
            jobs::finish(conn, &job, now)
        })
        .await?;
    Ok(JobStep::Done)
}
