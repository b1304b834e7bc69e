//! The rows of the email queue, and the addresses that take no mail.

mod opt_outs;
mod suppressed;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::mails;
use crate::db::types::EmailState;
use crate::db::{Conn, QueryResult, Wake, columns, per_backend, prepared, sql_predicate, wake};
use crate::ids::{EmailId, UserId};
use crate::locale::Language;

use super::answer::Answer;
use super::draft::Draft;
use super::rules::GIVEN_UP_AFTER;

pub(super) use opt_outs::{all_turned_off, note_unsubscribed};
pub use opt_outs::{carry_choices, subscribe, turned_off, unsubscribe, unsubscribed_from};
pub(super) use suppressed::{suppress, suppressed, unsuppress};

sql_predicate! {
    /// Messages that have yet to go out.
    Waiting = "mails.state = 'waiting'";
}

/// Rows named in one statement: far from the limits of both databases.
const BATCH: usize = 500;

pub(super) fn insert(conn: &mut Conn, draft: &Draft, message_id: &str, now: Moment) -> QueryResult<EmailId> {
    wake(Wake::Mailer);
    diesel::insert_into(mails::table)
        .values((
            mails::message_id.eq(message_id),
            mails::kind.eq(draft.kind),
            mails::parameters.eq(draft.parameters.to_string()),
            mails::to_address.eq(&draft.to),
            mails::user_id.eq(draft.person),
            mails::reference.eq(draft.reference),
            mails::language.eq(draft.language),
            mails::state.eq(EmailState::Waiting),
            mails::due_at.eq(now),
            mails::made_at.eq(now),
        ))
        .returning(mails::id)
        .get_result(conn)
}

/// The same for many, each with the message id beside it.
pub(super) fn insert_all(conn: &mut Conn, drafts: &[(Draft, String)], now: Moment) -> QueryResult<()> {
    wake(Wake::Mailer);
    for batch in drafts.chunks(BATCH) {
        let rows: Vec<_> = batch
            .iter()
            .map(|(draft, message_id)| {
                (
                    mails::message_id.eq(message_id),
                    mails::kind.eq(draft.kind),
                    mails::parameters.eq(draft.parameters.to_string()),
                    mails::to_address.eq(&draft.to),
                    mails::user_id.eq(draft.person),
                    mails::reference.eq(draft.reference),
                    mails::language.eq(draft.language),
                    mails::state.eq(EmailState::Waiting),
                    mails::due_at.eq(now),
                    mails::made_at.eq(now),
                )
            })
            .collect();
        per_backend!(conn, |conn| diesel::insert_into(mails::table).values(&rows).execute(conn))?;
    }
    Ok(())
}

/// A message that a mailer has taken in hand.
#[derive(Debug, Queryable)]
pub(super) struct Claimed {
    pub id: EmailId,
    pub message_id: String,
    pub kind: String,
    pub parameters: String,
    pub to: String,
    /// How often it was taken in hand, this time included.
    pub attempts: i64,
    pub person: Option<UserId>,
    pub language: Option<Language>,
}

/// Takes up to `limit` due messages in hand until `until`, after which they are anybody's again.
///
/// Two mailers may find the same rows due; the condition of the update gives each row to one. An
/// empty answer therefore means that nothing is due, or that another mailer was faster.
pub(super) fn claim(conn: &mut Conn, now: Moment, until: Moment, limit: i64) -> QueryResult<Vec<Claimed>> {
    let due = due(conn, now, limit)?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    diesel::update(mails::table)
        .filter(mails::id.eq_any(due))
        .filter(mails::state.eq(EmailState::Waiting))
        .filter(mails::claimed_until.is_null().or(mails::claimed_until.le(now)))
        .set((mails::claimed_until.eq(until), mails::attempts.eq(mails::attempts + 1)))
        .returning((
            mails::id,
            mails::message_id,
            mails::kind,
            mails::parameters,
            mails::to_address,
            mails::attempts,
            mails::user_id,
            mails::language,
        ))
        .get_results(conn)
}

/// The ids of messages to be sent now, the longest waiting first.
pub(super) fn due(conn: &mut Conn, now: Moment, limit: i64) -> QueryResult<Vec<EmailId>> {
    mails::table
        .filter(Waiting)
        .filter(mails::due_at.le(now))
        .filter(mails::claimed_until.is_null().or(mails::claimed_until.le(now)))
        .order((mails::due_at, mails::id))
        .limit(limit)
        .select(mails::id)
        .load(conn)
}

/// The server took it.
pub fn note_sent(conn: &mut Conn, id: EmailId, answer: &str, now: Moment) -> QueryResult<()> {
    let sent = diesel::update(mails::table.find(id)).set((
        mails::state.eq(EmailState::Sent),
        mails::sent_at.eq(now),
        mails::last_answer.eq(answer),
        mails::claimed_until.eq(None::<Moment>),
    ));
    prepared(sent).execute(conn).map(drop)
}

/// It did not work and will be tried again.
pub(super) fn note_later(conn: &mut Conn, id: EmailId, answer: &str, due: Moment) -> QueryResult<()> {
    diesel::update(mails::table.filter(mails::id.eq(id)).filter(mails::state.eq(EmailState::Waiting)))
        .set((mails::due_at.eq(due), mails::last_answer.eq(answer), mails::claimed_until.eq(None::<Moment>)))
        .execute(conn)
        .map(drop)
}

/// It did not work and will not.
pub fn note_failed(conn: &mut Conn, id: EmailId, answer: &str) -> QueryResult<()> {
    diesel::update(mails::table.filter(mails::id.eq(id)).filter(mails::state.eq(EmailState::Waiting)))
        .set((
            mails::state.eq(EmailState::Failed),
            mails::last_answer.eq(answer),
            mails::claimed_until.eq(None::<Moment>),
        ))
        .execute(conn)
        .map(drop)
}

/// Takes back what has not gone out of these kinds about these rows, held or not, and tells how many
/// that were. A message that a mailer has
/// in hand may still arrive, and says so then; should its server put it off, it is not tried again.
pub fn withdraw(conn: &mut Conn, kinds: &[&str], references: &[i64]) -> QueryResult<usize> {
    let mut withdrawn = 0;
    for batch in references.chunks(BATCH) {
        let withdraw = diesel::update(mails::table)
            .filter(mails::kind.eq_any(kinds))
            .filter(mails::reference.eq_any(batch))
            .filter(mails::state.eq_any([EmailState::Waiting, EmailState::Held]))
            .set((
                mails::state.eq(EmailState::Failed),
                mails::last_answer.eq(Answer::Withdrawn.kept()),
                mails::claimed_until.eq(None::<Moment>),
            ));
        withdrawn += match batch {
            [_] => prepared(withdraw).execute(conn)?,
            _ => withdraw.execute(conn)?,
        };
    }
    Ok(withdrawn)
}

/// Holds all that waits, until somebody decides about it.
pub fn hold(conn: &mut Conn) -> QueryResult<usize> {
    diesel::update(mails::table.filter(Waiting))
        .set((mails::state.eq(EmailState::Held), mails::claimed_until.eq(None::<Moment>)))
        .execute(conn)
}

/// Makes due what is to be tried, or is in hand, later than any message can be: a clock was wrong.
pub fn bring_back(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    let latest = now + GIVEN_UP_AFTER;
    diesel::update(mails::table.filter(Waiting).filter(mails::due_at.gt(latest).or(mails::claimed_until.gt(latest))))
        .set((mails::due_at.eq(now), mails::claimed_until.eq(None::<Moment>)))
        .execute(conn)
}

/// Lets all that is held go out now; tells how many that are.
pub fn release(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    wake(Wake::Mailer);
    diesel::update(mails::table.filter(mails::state.eq(EmailState::Held)))
        .set((mails::state.eq(EmailState::Waiting), mails::due_at.eq(now), mails::attempts.eq(0)))
        .execute(conn)
}

/// Gives up all that is held; each can be tried again by itself.
pub fn drop_held(conn: &mut Conn) -> QueryResult<usize> {
    diesel::update(mails::table.filter(mails::state.eq(EmailState::Held)))
        .set((mails::state.eq(EmailState::Failed), mails::last_answer.eq(Answer::Dropped.kept())))
        .execute(conn)
}

/// A message as the page of the email queue shows it.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = mails)]
pub struct QueuedEmail {
    /// Its id.
    pub id: EmailId,
    /// The name of its email.
    pub kind: String,
    /// Its recipient.
    #[diesel(column_name = to_address)]
    pub to: String,
    /// Where it stands.
    pub state: EmailState,
    /// When it is tried next, or was to be.
    pub due_at: Moment,
    /// How often it was tried.
    pub attempts: i64,
    /// What the mail server said last.
    pub last_answer: Option<String>,
    /// When it was put into the email queue.
    pub made_at: Moment,
    /// When the server took it.
    pub sent_at: Option<Moment>,
}

/// The message with this id.
pub fn find(conn: &mut Conn, id: EmailId) -> QueryResult<Option<QueuedEmail>> {
    mails::table.find(id).select(columns::<QueuedEmail>()).first(conn).optional()
}

/// The latest messages, of one state or of all, before the message `before`.
pub fn latest(
    conn: &mut Conn,
    state: Option<EmailState>,
    before: Option<EmailId>,
    limit: i64,
) -> QueryResult<Vec<QueuedEmail>> {
    let mut query = mails::table.into_boxed();
    if let Some(state) = state {
        query = query.filter(mails::state.eq(state));
    }
    if let Some(before) = before {
        query = query.filter(mails::id.lt(before));
    }
    query.order(mails::id.desc()).limit(limit).select(columns::<QueuedEmail>()).load(conn)
}

/// How many messages stand so, counted up to `bound`.
pub fn count(conn: &mut Conn, state: EmailState, bound: i64) -> QueryResult<usize> {
    let ids: Vec<EmailId> = mails::table.filter(mails::state.eq(state)).limit(bound).select(mails::id).load(conn)?;
    Ok(ids.len())
}

/// Puts a failed message back into the email queue, due at once; false where it had not failed.
pub(super) fn requeue(conn: &mut Conn, id: EmailId, now: Moment) -> QueryResult<bool> {
    wake(Wake::Mailer);
    let changed = diesel::update(mails::table.filter(mails::id.eq(id)).filter(mails::state.eq(EmailState::Failed)))
        .set((mails::state.eq(EmailState::Waiting), mails::due_at.eq(now), mails::attempts.eq(0)))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Makes what waits for another attempt due at once; says how many messages that was.
pub fn hurry(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    wake(Wake::Mailer);
    diesel::update(mails::table.filter(mails::state.eq(EmailState::Waiting)).filter(mails::due_at.gt(now)))
        .set(mails::due_at.eq(now))
        .execute(conn)
}
