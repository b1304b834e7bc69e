//! Wrong guesses and lanes, as rows.

use diesel::dsl::{case_when, max};
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{guess_lanes, guesses};
use crate::db::types::GuessKind;
use crate::db::{Conn, QueryResult, on};

use super::place::Brought;
use super::rules::{LANE_STEP, Lane, MEMORY, PATIENCE, SHORT, Side, Subject, Wrong};

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

/// Takes the next turn in `lane` and tells when it is: one statement, so that two instances never
/// take the same.
pub(super) fn claim(conn: &mut Conn, lane: &Lane, now: Moment) -> QueryResult<Moment> {
    let step = LANE_STEP.num_microseconds().unwrap_or_default();
    let next: Moment = on!(conn, |conn| diesel::insert_into(guess_lanes::table)
        .values((guess_lanes::subject.eq(lane.name()), guess_lanes::next_at.eq(now + LANE_STEP)))
        .on_conflict(guess_lanes::subject)
        .do_update()
        .set(
            guess_lanes::next_at
                .eq(case_when(guess_lanes::next_at.gt(now), guess_lanes::next_at + step).otherwise(now + LANE_STEP))
        )
        .returning(guess_lanes::next_at)
        .get_result(conn))?;
    Ok(next - LANE_STEP)
}

/// When the turn would be that somebody took now in all of `lanes`.
pub(super) fn next_turn(conn: &mut Conn, lanes: &[Lane], now: Moment) -> QueryResult<Moment> {
    let names = lanes.iter().map(Lane::name);
    let next = guess_lanes::table.filter(guess_lanes::subject.eq_any(names)).select(max(guess_lanes::next_at));
    Ok(next.first::<Option<Moment>>(conn)?.map_or(now, |next| next.max(now)))
}

/// Uses the place of this name up; whether it was good still. It is remembered as a lane that lets
/// nobody pass until the place has lapsed.
pub(super) fn use_up(conn: &mut Conn, place: &Brought) -> QueryResult<bool> {
    let row = (guess_lanes::subject.eq(&place.name), guess_lanes::next_at.eq(place.until));
    let used =
        on!(conn, |conn| diesel::insert_into(guess_lanes::table).values(row).on_conflict_do_nothing().execute(conn))?;
    Ok(used > 0)
}

/// Forgets what no budget looks at any more; tells how many rows went.
pub(super) fn forget(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    let guesses = diesel::delete(guesses::table.filter(guesses::at.le(now - MEMORY))).execute(conn)?;
    let lanes = diesel::delete(guess_lanes::table.filter(guess_lanes::next_at.le(now))).execute(conn)?;
    Ok(guesses + lanes + dissolve(conn, now)?)
}

/// Lets the lanes begin anew where nobody has guessed wrong lately: what stands in them was taken by
/// a flood that is over, and would keep everybody waiting who is slowed down there next.
fn dissolve(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    let long: Vec<String> =
        guess_lanes::table.filter(guess_lanes::next_at.gt(now + PATIENCE)).select(guess_lanes::subject).load(conn)?;
    let mut gone = 0;
    for name in long {
        if let Some(lane) = Lane::named(&name)
            && !is_guessed_at(conn, &lane, now - SHORT)?
        {
            gone += diesel::delete(guess_lanes::table.find(&name)).execute(conn)?;
        }
    }
    Ok(gone)
}

fn is_guessed_at(conn: &mut Conn, lane: &Lane, since: Moment) -> QueryResult<bool> {
    let wrong = guesses::table.filter(guesses::kind.eq(lane.kind)).filter(guesses::at.gt(since)).into_boxed();
    let wrong = match &lane.of {
        Side::Account(account) => wrong.filter(guesses::account.eq(account)),
        Side::Address(address) => wrong.filter(guesses::address.eq(address)),
        Side::Network(network) => wrong.filter(guesses::network.eq(network)),
    };
    Ok(wrong.select(guesses::id).first::<i64>(conn).optional()?.is_some())
}
