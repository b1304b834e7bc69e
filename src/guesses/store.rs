//! Wrong guesses and lanes, as rows.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{guess_lanes, guesses};
use crate::db::types::GuessKind;
use crate::db::{Conn, QueryResult, on};

use super::rules::{LANE_LENGTH, LANE_STEP, MEMORY, Subject, Wrong};

/// Wrong guesses of one account, browser or network that are read at most: more than the highest
/// budget of each, and a bound on what a flood can make a look-up cost.
const MOST: i64 = 1_200;

type Row = (Vec<u8>, Option<String>, String, String, Option<String>, Moment);

const ROW: (guesses::guess, guesses::browser, guesses::address, guesses::network, guesses::account, guesses::at) =
    (guesses::guess, guesses::browser, guesses::address, guesses::network, guesses::account, guesses::at);

/// The wrong guesses that may weigh on `subject`: those of their account, and unless they answer
/// for that alone, of their browser and their network.
pub(super) fn recent(conn: &mut Conn, kind: GuessKind, subject: &Subject, now: Moment) -> QueryResult<Vec<Wrong>> {
    let since = now - MEMORY;
    let of_kind = || guesses::table.filter(guesses::kind.eq(kind)).filter(guesses::at.gt(since)).select(ROW);
    let newest = (guesses::at.desc(), guesses::id.desc());
    let mut rows: Vec<Row> = Vec::new();
    if let Some(account) = &subject.account {
        rows.extend(of_kind().filter(guesses::account.eq(account)).order(newest).limit(MOST).load::<Row>(conn)?);
        if kind == GuessKind::Code {
            return Ok(rows.into_iter().map(wrong).collect());
        }
    }
    if let Some(browser) = &subject.browser {
        rows.extend(of_kind().filter(guesses::browser.eq(browser)).order(newest).limit(MOST).load::<Row>(conn)?);
    }
    rows.extend(of_kind().filter(guesses::network.eq(&subject.network)).order(newest).limit(MOST).load::<Row>(conn)?);
    Ok(rows.into_iter().map(wrong).collect())
}

fn wrong((guess, browser, address, network, account, at): Row) -> Wrong {
    Wrong { guess, browser, address, network, account, at }
}

/// Writes down a wrong guess, unless the same subject made the same one before; tells whether it
/// was new. A browser that had no name so far (`nameless`) is taken for any other at its address, or
/// one that drops its name could fill the table with a single guess.
pub(super) fn insert(
    conn: &mut Conn,
    kind: GuessKind,
    subject: &Subject,
    nameless: bool,
    guess: &[u8],
    now: Moment,
) -> QueryResult<bool> {
    let known: Vec<(Option<String>, Option<String>)> = guesses::table
        .filter(guesses::kind.eq(kind))
        .filter(guesses::address.eq(&subject.address))
        .filter(guesses::at.gt(now - MEMORY))
        .filter(guesses::guess.eq(guess))
        .select((guesses::browser, guesses::account))
        .limit(MOST)
        .load(conn)?;
    let is_mine = |(browser, account): &(Option<String>, Option<String>)| {
        *account == subject.account && (nameless || *browser == subject.browser)
    };
    if known.iter().any(is_mine) {
        return Ok(false);
    }
    diesel::insert_into(guesses::table)
        .values((
            guesses::kind.eq(kind),
            guesses::guess.eq(guess),
            guesses::browser.eq(&subject.browser),
            guesses::address.eq(&subject.address),
            guesses::network.eq(&subject.network),
            guesses::account.eq(&subject.account),
            guesses::at.eq(now),
        ))
        .execute(conn)?;
    Ok(true)
}

/// Wrong guesses of this kind in the last hour, from everywhere, counted up to `most`.
pub(super) fn overall(conn: &mut Conn, kind: GuessKind, most: i64, now: Moment) -> QueryResult<i64> {
    let ids: Vec<i64> = guesses::table
        .filter(guesses::at.gt(now - MEMORY))
        .filter(guesses::kind.eq(kind))
        .select(guesses::id)
        .limit(most)
        .load(conn)?;
    Ok(i64::try_from(ids.len()).unwrap_or(i64::MAX))
}

/// Takes the next place in `lane` and tells when it is; `None` where the lane is full.
///
/// Each step is one conditional statement, so that two instances never take the same place; when
/// another one comes between two steps, they are taken again.
pub(super) fn claim(conn: &mut Conn, lane: &str, now: Moment) -> QueryResult<Option<Moment>> {
    for _ in 0..3 {
        let row = guess_lanes::table.find(lane);
        let queued: Option<Moment> = diesel::update(row)
            .filter(guess_lanes::next_at.gt(now))
            .filter(guess_lanes::next_at.le(now + LANE_LENGTH))
            .set(guess_lanes::next_at.eq(guess_lanes::next_at + LANE_STEP.num_microseconds().unwrap_or(0)))
            .returning(guess_lanes::next_at)
            .get_result(conn)
            .optional()?;
        if let Some(next) = queued {
            return Ok(Some(next - LANE_STEP));
        }
        let first = diesel::update(row)
            .filter(guess_lanes::next_at.le(now))
            .set(guess_lanes::next_at.eq(now + LANE_STEP))
            .execute(conn)?;
        let values = (guess_lanes::subject.eq(lane), guess_lanes::next_at.eq(now + LANE_STEP));
        if first > 0
            || on!(conn, |conn| diesel::insert_into(guess_lanes::table)
                .values(values)
                .on_conflict_do_nothing()
                .execute(conn))?
                > 0
        {
            return Ok(Some(now));
        }
    }
    Ok(None)
}

/// Forgets what no budget looks at any more; tells how many rows went.
pub(super) fn forget(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    let guesses = diesel::delete(guesses::table.filter(guesses::at.le(now - MEMORY))).execute(conn)?;
    let lanes = diesel::delete(guess_lanes::table.filter(guess_lanes::next_at.le(now))).execute(conn)?;
    Ok(guesses + lanes)
}
