//! Runs jobs as they fall due.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::clock::Clock;
use crate::db::types::JobProblem;
use crate::db::{Db, Fault, Wake};

use super::store::{self, Job};

/// How often the table is looked at when nobody is woken: for what other instances left.
const ROUND: Duration = Duration::from_secs(5);

/// Jobs in hand at once: a long one does not hold up a short one.
const AT_ONCE: usize = 3;

/// Takings without a piece done after which a job is given up: something in it is broken.
const ATTEMPTS: i64 = 5;

/// What a call of a worker came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobStep {
    /// A piece is done and noted; there is more.
    More,
    /// The job is over and that is noted.
    Done,
}

/// A call of a worker, which does one piece.
pub type Work = LocalBoxFuture<'static, Result<JobStep, Fault>>;

/// Who does the jobs of a kind, with `C` for all that it needs.
pub struct Worker<C> {
    /// The kind.
    pub kind: &'static str,
    /// Does the next piece: see [`super::advance`] and [`super::finish`].
    pub work: fn(C, Job) -> Work,
}

struct Runner<C> {
    db: Db,
    clock: Clock,
    workers: Vec<Worker<C>>,
    context: C,
}

/// Sees to jobs, for ever. Jobs that are under way where it is stopped are resumed by another.
pub async fn run<C: Clone + 'static>(db: Db, clock: Clock, workers: Vec<Worker<C>>, context: C) {
    let runner = Rc::new(Runner { db, clock, workers, context });
    let slots = Arc::new(Semaphore::new(AT_ONCE));
    // Dropped with the runner, and the jobs under way with it.
    let mut in_hand = JoinSet::new();
    loop {
        while let Ok(slot) = Arc::clone(&slots).try_acquire_owned() {
            let Some(job) = runner.take().await else { break };
            let runner = Rc::clone(&runner);
            in_hand.spawn_local(async move {
                runner.see_to(job).await;
                drop(slot);
            });
        }
        tokio::select! {
            () = runner.db.woken(Wake::Jobs) => {}
            () = tokio::time::sleep(ROUND) => {}
            Some(_) = in_hand.join_next() => {}
        }
    }
}

impl<C: Clone + 'static> Runner<C> {
    /// Takes a job in hand; a look costs no write, and mostly there is none.
    async fn take(&self) -> Option<Job> {
        // By a wrong time nobody joins, and no job brings people in either.
        if self.clock.is_behind().is_some() {
            return None;
        }
        let now = self.clock.now();
        let taken = match self.db.read(move |conn| store::is_due(conn, now)).await {
            Ok(false) => return None,
            Ok(true) => self.db.write(move |conn| Ok::<_, Fault>(store::claim(conn, now)?)).await,
            Err(fault) => Err(fault),
        };
        taken.unwrap_or_else(|fault| {
            tracing::warn!(%fault, "jobs cannot be looked at");
            None
        })
    }

    /// Does piece after piece, until the job is over or something is in the way: then it rests until
    /// its claim ends, and is taken up again.
    async fn see_to(&self, job: Job) {
        let id = job.id;
        if job.attempts > ATTEMPTS {
            let now = self.clock.now();
            let problem = Some(JobProblem::GivenUp);
            let given_up = self.db.write(move |conn| store::fail(conn, &job, problem, now)).await;
            tracing::error!(job = id.0, ?given_up, "a job was given up");
            return;
        }
        let Some(worker) = self.workers.iter().find(|worker| worker.kind == job.kind) else {
            tracing::warn!(job = id.0, kind = job.kind, "nobody here does jobs of this kind");
            return;
        };
        let work = async |job| match (worker.work)(self.context.clone(), job).await? {
            JobStep::More if self.clock.is_behind().is_some() => Ok(JobStep::Done),
            step => Ok(step),
        };
        if let Err(fault) = run_to_end(&self.db, job, work).await {
            tracing::warn!(%fault, job = id.0, "a job rests");
        }
    }
}

/// Does a job that was taken in hand, piece after piece, without a runner.
pub async fn run_to_end(db: &Db, mut job: Job, work: impl AsyncFn(Job) -> Result<JobStep, Fault>) -> Result<(), Fault> {
    let (id, claim) = (job.id, job.claim);
    while work(job).await? == JobStep::More {
        let next = db.read(move |conn| store::reload(conn, id, claim)).await?;
        job = next.ok_or_else(|| Fault::Unavailable(format!("job {id} is in other hands")))?;
    }
    Ok(())
}
