//! SQLite's one writer: a thread that owns the write connection and commits in groups.
//!
//! SQLite lets one transaction write at a time, and a durable commit waits for the disk. So the
//! thread takes whatever waits in its queue, runs each piece of work in a savepoint of its own
//! inside one transaction, commits once and only then answers all of them: many durable writes
//! share one sync. A piece that fails or panics is rolled back alone.
//!
//! While another program holds the lock, each piece waits for as long as its own asker does, from
//! when it came, and not for those before it as well.

use std::collections::VecDeque;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use tokio::sync::{mpsc, oneshot};

use super::conn::{self, Conn};
use super::fault::{Fault, is_locked};
use super::pool::{Opener, Use};
use super::wake::{self, WakesAsked};
use super::work::{Undone, Work};

/// Pieces of work in one transaction at most, so that the first of them is not kept waiting.
const BATCH: usize = 256;

/// How long one try for the lock takes: between two it is seen whose time is over.
const TRY: Duration = Duration::from_millis(200);

/// Pieces of work that may wait; beyond it the asker is told to come back.
const QUEUE: usize = 4096;

/// The way to the writer thread; the thread ends when the last clone is gone.
#[derive(Clone)]
pub(super) struct Writer {
    queue: mpsc::Sender<Job>,
}

impl Writer {
    /// Starts the thread.
    pub fn start(opener: Opener) -> Result<Self, diesel::ConnectionError> {
        let conn = open(&opener)?;
        let (queue, jobs) = mpsc::channel(QUEUE);
        thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || serve(conn, &opener, jobs))
            .map_err(|cause| diesel::ConnectionError::BadConnection(cause.to_string()))?;
        Ok(Self { queue })
    }

    /// Runs `work` in a transaction and answers once it is on disk; refuses it where its turn has not
    /// come when it is `due`.
    pub async fn run(&self, due: Instant, work: Work) -> Result<WakesAsked, Undone> {
        let (reply, answer) = oneshot::channel();
        self.queue
            .try_send(Job { work: Some(work), outcome: None, reply, due })
            .map_err(|_| Fault::Unavailable("too many writes are waiting".to_owned()))?;
        answer.await.unwrap_or_else(|_| Err(Fault::Unavailable("the writer has stopped".to_owned()).into()))
    }
}

/// A connection that does not wait for the lock longer than a [`TRY`].
fn open(opener: &Opener) -> Result<Conn, diesel::ConnectionError> {
    let mut conn = opener.open(Use::Write)?;
    conn.batch_execute(&format!("PRAGMA busy_timeout = {}", TRY.as_millis()))
        .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
    Ok(conn)
}

fn serve(mut conn: Conn, opener: &Opener, mut jobs: mpsc::Receiver<Job>) {
    let mut waiting: VecDeque<Job> = VecDeque::new();
    loop {
        if waiting.is_empty() {
            let Some(first) = jobs.blocking_recv() else { return };
            waiting.push_back(first);
        }
        while waiting.len() < QUEUE
            && let Ok(next) = jobs.try_recv()
        {
            waiting.push_back(next);
        }
        send_away(&mut waiting);
        if waiting.is_empty() {
            continue;
        }
        let begun = match conn::begin(&mut conn, None) {
            Err(error) if is_locked(&error) => continue,
            begun => begun.map_err(Fault::from),
        };
        let mut batch: Vec<_> = waiting.drain(..waiting.len().min(BATCH)).collect();
        let outcome = begun.and_then(|()| run_batch(&mut conn, &mut batch));
        if let Err(fault) = &outcome {
            tracing::warn!(%fault, pieces = batch.len(), "a group of writes was rolled back");
            // A transaction left half-open would swallow the next group: begin with a fresh connection.
            if conn::unwind_to(&mut conn, 0).is_err() {
                match open(opener) {
                    Ok(fresh) => conn = fresh,
                    Err(cause) => tracing::error!(%cause, "the write connection cannot be reopened"),
                }
            }
        }
        for job in batch {
            job.answer(outcome.as_ref().err());
        }
    }
}

/// Tells those whose time is over to come back.
fn send_away(waiting: &mut VecDeque<Job>) {
    let now = Instant::now();
    if waiting.iter().all(|job| now < job.due) {
        return;
    }
    let (stay, over): (VecDeque<_>, VecDeque<_>) = mem::take(waiting).into_iter().partition(|job| now < job.due);
    *waiting = stay;
    tracing::warn!(pieces = over.len(), "writes had to wait for too long");
    for job in over {
        job.answer(Some(&Fault::Unavailable("the database was busy for too long".to_owned())));
    }
}

/// Everything in `batch` in the transaction that has begun; an error means that nothing of it was kept.
fn run_batch(conn: &mut Conn, batch: &mut [Job]) -> Result<(), Fault> {
    for job in batch {
        conn::savepoint(conn)?;
        match job.run(conn) {
            Ran::Keep => conn::commit(conn)?,
            Ran::Undone => {}
            Ran::Abandon(fault) => return Err(fault),
        }
    }
    conn::commit(conn)?;
    Ok(())
}

/// What becomes of a piece of work's savepoint.
enum Ran {
    /// It goes into the commit.
    Keep,
    /// It failed and is rolled back already.
    Undone,
    /// The database itself failed under it, and may have rolled back the whole transaction.
    Abandon(Fault),
}

/// A piece of work that waits for its turn.
struct Job {
    work: Option<Work>,
    outcome: Option<Result<WakesAsked, Undone>>,
    reply: oneshot::Sender<Result<WakesAsked, Undone>>,
    /// Until when it may wait.
    due: Instant,
}

impl Job {
    fn run(&mut self, conn: &mut Conn) -> Ran {
        let Some(work) = self.work.take() else { return Ran::Undone };
        let outcome = catch_unwind(AssertUnwindSafe(|| wake::noting(|| work(conn))))
            .unwrap_or_else(|_| Err(Fault::Broken("the work panicked".to_owned()).into()));
        let ran = if outcome.is_ok() { Ran::Keep } else { undo(conn) };
        self.outcome = Some(outcome.map(|((), asked)| asked));
        ran
    }

    /// Tells the asker: what became of the work, or the fault that undid the whole group.
    fn answer(self, undone: Option<&Fault>) {
        let answer = match (undone, self.outcome) {
            (None, Some(outcome)) => outcome,
            // Nothing of the group was kept; whoever failed in it is told of their own failure.
            (Some(_), Some(Err(own))) => Err(own),
            (Some(fault), _) => Err(fault.clone().into()),
            (None, None) => Err(Fault::Broken("the work was not run".to_owned()).into()),
        };
        // An asker who hung up has no use for the answer.
        let _ = self.reply.send(answer);
    }
}

/// Rolls a failed piece back to its savepoint. Where there is none any more, SQLite has ended the
/// whole transaction by itself, as it does when the disk is full or fails.
fn undo(conn: &mut Conn) -> Ran {
    match conn::unwind_to(conn, 1) {
        Ok(()) => Ran::Undone,
        Err(error) => Ran::Abandon(Fault::Unavailable(error.to_string())),
    }
}
