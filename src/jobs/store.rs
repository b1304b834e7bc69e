//! The rows of jobs.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::Value;

use crate::clock::Moment;
use crate::db::schema::jobs;
use crate::db::types::{JobProblem, JobState};
use crate::db::{Conn, Fault, QueryResult, Wake, columns, sql_predicate, wake};
use crate::ids::{JobId, UserId};

/// How long a job stays in hand without a piece being done: far longer than a piece takes, and as
/// long as a job rests after its program was killed.
const CLAIM: TimeDelta = TimeDelta::seconds(15);

sql_predicate! {
    /// Jobs that are not over.
    Waiting = "jobs.state = 'waiting'";
}

/// Work to be done.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Whose work it is: a [`super::Worker`] is known by it.
    pub kind: &'static str,
    /// The row it is about.
    pub subject: i64,
    /// What is asked for; never a secret.
    pub payload: Value,
    /// How many things are to be done, as progress counts them; 0 while nobody knows.
    pub total: i64,
    /// Who asked.
    pub by: Option<UserId>,
}

/// Work that waits, is under way, or is over.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = jobs)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// Whose work it is.
    pub kind: String,
    /// The row it is about.
    pub subject: i64,
    /// What was asked for, as JSON.
    pub payload: String,
    /// Where the next piece begins, in the words of its worker; empty at the start.
    pub cursor: String,
    /// How many things are done.
    pub progress: i64,
    /// How many there are.
    pub total: i64,
    /// Where it stands.
    pub state: JobState,
    /// Which taking this is.
    pub(super) claim: i64,
    /// How often it was taken in hand since a piece was done.
    pub(super) attempts: i64,
    /// Why it was given up: a [`JobProblem`], or a sentence of an earlier version.
    pub problem: Option<String>,
    /// Who asked.
    pub made_by: Option<UserId>,
}

impl Job {
    /// Whether it was taken up again after something had ended the program, or stood in its way.
    pub const fn was_taken_up_again(&self) -> bool {
        self.claim > 1
    }
}

/// Writes down work to be done.
pub fn enqueue(conn: &mut Conn, job: &NewJob, now: Moment) -> QueryResult<JobId> {
    wake(Wake::Jobs);
    diesel::insert_into(jobs::table)
        .values((
            jobs::kind.eq(job.kind),
            jobs::subject.eq(job.subject),
            jobs::payload.eq(job.payload.to_string()),
            jobs::total.eq(job.total),
            jobs::state.eq(JobState::Waiting),
            jobs::made_by.eq(job.by),
            jobs::made_at.eq(now),
        ))
        .returning(jobs::id)
        .get_result(conn)
}

/// The latest job of a kind about a row.
pub fn latest(conn: &mut Conn, kind: &str, subject: i64) -> QueryResult<Option<Job>> {
    jobs::table
        .filter(jobs::kind.eq(kind))
        .filter(jobs::subject.eq(subject))
        .order(jobs::id.desc())
        .select(columns::<Job>())
        .first(conn)
        .optional()
}

/// Notes, in the transaction of a piece, that it is done: how much is done by now, and where the
/// next piece begins. Refused, so that the piece is rolled back, where the job has passed into
/// other hands.
pub fn advance(conn: &mut Conn, job: &Job, progress: i64, cursor: &str, now: Moment) -> Result<(), Fault> {
    let held = diesel::update(held(job))
        .set((
            jobs::progress.eq(progress),
            jobs::cursor.eq(cursor),
            jobs::claimed_until.eq(now + CLAIM),
            jobs::attempts.eq(0),
        ))
        .execute(conn)?;
    require(job, held)
}

/// What a job was to do it with is kept no longer than it is needed: it may tell from which address it was begun.
const NOTHING: &str = "{}";

/// Notes, in the transaction of the last piece, that all is done.
pub fn finish(conn: &mut Conn, job: &Job, now: Moment) -> Result<(), Fault> {
    end(conn, job, JobState::Done, None, now)
}

/// Gives a job up; why, where nothing else says it.
pub fn fail(conn: &mut Conn, job: &Job, problem: Option<JobProblem>, now: Moment) -> Result<(), Fault> {
    end(conn, job, JobState::Failed, problem, now)
}

fn end(conn: &mut Conn, job: &Job, state: JobState, problem: Option<JobProblem>, now: Moment) -> Result<(), Fault> {
    let row = (
        jobs::state.eq(state),
        jobs::ended_at.eq(now),
        jobs::problem.eq(problem.map(JobProblem::as_str)),
        jobs::payload.eq(NOTHING),
        jobs::claimed_until.eq(None::<Moment>),
    );
    let held = diesel::update(held(job)).set(row).execute(conn)?;
    require(job, held)
}

/// The row of a job, while it is in the hands of whoever read it.
#[diesel::dsl::auto_type]
fn held(job: &Job) -> _ {
    let (id, claim): (JobId, i64) = (job.id, job.claim);
    jobs::table.filter(jobs::id.eq(id)).filter(jobs::claim.eq(claim)).filter(jobs::ended_at.is_null())
}

fn require(job: &Job, held: usize) -> Result<(), Fault> {
    if held == 0 { Err(Fault::Unavailable(format!("job {} is in other hands", job.id))) } else { Ok(()) }
}

/// In nobody's hands, and not to be taken by anybody.
const HELD: Moment = Moment::from_micros(i64::MAX);

/// Lets every job that is not over rest until somebody decides about it.
pub fn hold(conn: &mut Conn) -> QueryResult<usize> {
    diesel::update(jobs::table.filter(Waiting)).set(jobs::claimed_until.eq(HELD)).execute(conn)
}

/// Lets go of jobs that are in hand for longer than anybody can have taken them: a clock was wrong.
pub fn bring_back(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    diesel::update(jobs::table.filter(Waiting))
        .filter(jobs::claimed_until.gt(now + CLAIM))
        .filter(jobs::claimed_until.lt(HELD))
        .set(jobs::claimed_until.eq(None::<Moment>))
        .execute(conn)
}

/// How many jobs rest so.
pub fn count_held(conn: &mut Conn) -> QueryResult<i64> {
    jobs::table.filter(Waiting).filter(jobs::claimed_until.eq(HELD)).count().get_result(conn)
}

/// Lets them go on, but for those of `kind`, where one is given: they are given up for this reason.
pub fn release(conn: &mut Conn, but: Option<(&str, JobProblem)>, now: Moment) -> QueryResult<()> {
    wake(Wake::Jobs);
    let held = || diesel::update(jobs::table).filter(Waiting).filter(jobs::claimed_until.eq(HELD));
    if let Some((kind, problem)) = but {
        held()
            .filter(jobs::kind.eq(kind))
            .set((
                jobs::state.eq(JobState::Failed),
                jobs::ended_at.eq(now),
                jobs::problem.eq(problem.as_str()),
                jobs::claimed_until.eq(None::<Moment>),
            ))
            .execute(conn)?;
    }
    held().set((jobs::claimed_until.eq(None::<Moment>), jobs::attempts.eq(0))).execute(conn).map(drop)
}

/// Whether a job waits for a runner at `now`.
pub(super) fn is_due(conn: &mut Conn, now: Moment) -> QueryResult<bool> {
    Ok(due(conn, now)?.is_some())
}

/// Takes the job that waits longest in hand; `None` where there is none, or another was faster.
pub(super) fn claim(conn: &mut Conn, now: Moment) -> QueryResult<Option<Job>> {
    match due(conn, now)? {
        Some(id) => take(conn, id, now),
        None => Ok(None),
    }
}

/// Takes this job in hand; `None` where somebody has it, or it is over.
pub fn take(conn: &mut Conn, id: JobId, now: Moment) -> QueryResult<Option<Job>> {
    diesel::update(jobs::table.filter(jobs::id.eq(id)))
        .filter(jobs::ended_at.is_null())
        .filter(jobs::claimed_until.is_null().or(jobs::claimed_until.le(now)))
        .set((
            jobs::claimed_until.eq(now + CLAIM),
            jobs::claim.eq(jobs::claim + 1),
            jobs::attempts.eq(jobs::attempts + 1),
        ))
        .returning(columns::<Job>())
        .get_result(conn)
        .optional()
}

/// A job as it stands after a piece of it; `None` where it has passed into other hands.
pub(super) fn reload(conn: &mut Conn, id: JobId, claim: i64) -> QueryResult<Option<Job>> {
    jobs::table
        .filter(jobs::id.eq(id))
        .filter(jobs::claim.eq(claim))
        .filter(jobs::ended_at.is_null())
        .select(columns::<Job>())
        .first(conn)
        .optional()
}

fn due(conn: &mut Conn, now: Moment) -> QueryResult<Option<JobId>> {
    jobs::table
        .filter(Waiting)
        .filter(jobs::claimed_until.is_null().or(jobs::claimed_until.le(now)))
        .order(jobs::id)
        .select(jobs::id)
        .first(conn)
        .optional()
}
