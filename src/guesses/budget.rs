//! Asking for the pace before a guess is looked at, and charging a wrong one after.

use std::time::Duration;

use actix_web::cookie::Cookie;

use crate::clock::Moment;
use crate::db::types::GuessKind;
use crate::db::{Conn, Fault, QueryResult};
use crate::secret::fingerprint;
use crate::web::{App, Place};

use super::browser::name_browser;
use super::place::{self, Brought};
use super::rules::{Lane, OVERALL, PATIENCE, Subject, pace};
use super::store;

/// When a guess may be looked at.
#[derive(Debug)]
pub enum Turn {
    /// After so long.
    In(Duration),
    /// Farther away than a request can wait: the browser keeps its place and comes back.
    Later(Place),
}

/// Waits until a guess of `subject` may be looked at; within budget, not at all. Where that is too
/// long for a request, gives the place to come back with: the guess must not be looked at then.
#[must_use = "a guess that has to come back must not be looked at"]
pub async fn hold(app: &App, kind: GuessKind, subject: &Subject) -> Result<Option<Place>, Fault> {
    match turn(app, kind, subject).await? {
        Turn::In(wait) => tokio::time::sleep(wait).await,
        Turn::Later(place) => return Ok(Some(place)),
    }
    Ok(None)
}

/// Takes a turn for a guess of `subject` and tells when it is.
pub async fn turn(app: &App, kind: GuessKind, subject: &Subject) -> Result<Turn, Fault> {
    let now = app.now();
    let asker = subject.clone();
    let recent = app.db.read(move |conn| store::recent(conn, kind, &asker, now)).await?;
    let pace = pace(kind, subject, &recent, now);
    if pace.lanes.is_empty() {
        return Ok(Turn::In(pace.delay));
    }
    let (lanes, brought) = (pace.lanes, place::brought(&app.key, kind, subject, now));
    let turn = app.db.write(move |conn| Ok::<_, Fault>(take(conn, &lanes, brought.as_ref(), now)?)).await?;
    if now + PATIENCE < turn {
        return Ok(Turn::Later(place::given(app, kind, subject, turn, now)));
    }
    Ok(Turn::In(pace.delay.max((turn - now).to_std().unwrap_or_default())))
}

/// The turn of the place that was brought, unless it was used or the lanes have become shorter than
/// that meanwhile; else the next one in all of `lanes`.
fn take(conn: &mut Conn, lanes: &[Lane], brought: Option<&Brought>, now: Moment) -> QueryResult<Moment> {
    if let Some(place) = brought {
        let is_kept = if now + PATIENCE < place.turn {
            place.turn <= store::next_turn(conn, lanes, now)?
        } else {
            store::use_up(conn, place)?
        };
        if is_kept {
            return Ok(place.turn);
        }
    }
    let turns: Vec<Moment> = lanes.iter().map(|lane| store::claim(conn, lane, now)).collect::<QueryResult<_>>()?;
    Ok(turns.into_iter().max().unwrap_or(now))
}

/// Charges `subject` with `guess`, which was looked at and found wrong.
///
/// Gives the cookie that names a browser which had no name and is not known by an account, where
/// the guess was charged: the answer must carry it.
#[must_use = "the browser must be given its cookie"]
pub async fn charge(
    app: &App,
    kind: GuessKind,
    subject: &Subject,
    guess: &str,
) -> Result<Option<Cookie<'static>>, Fault> {
    let now = app.now();
    let mut subject = subject.clone();
    let nameless = subject.browser.is_none() && !(kind == GuessKind::Code && subject.account.is_some());
    let name = nameless.then(|| app.entropy.name());
    subject.browser = subject.browser.or_else(|| name.clone());
    let hash = guess_hash(app, kind, &subject, guess);
    let overall = app
        .db
        .write(move |conn| {
            let new = store::insert(conn, kind, &subject, nameless, &hash, now)?;
            Ok::<_, Fault>(if new { Some(store::overall(conn, kind, OVERALL + 1, now)?) } else { None })
        })
        .await?;
    if overall == Some(OVERALL) {
        tracing::warn!(kind = kind.as_str(), "{OVERALL} wrong guesses in the last hour, from everywhere");
    }
    Ok(name.filter(|_| overall.is_some()).map(|name| name_browser(name, &app.config)))
}

/// Forgets the guesses that no budget looks at any more; tells how many rows went.
pub fn sweep(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    store::forget(conn, now)
}

/// What is kept of a guess: enough to know it again. A wrong password is often the right one of
/// another place, so the hash is salted with the server's key, which no copy of the database holds.
fn guess_hash(app: &App, kind: GuessKind, subject: &Subject, guess: &str) -> Vec<u8> {
    let salt = app.key.token("guess", 0, 0);
    let account = subject.account.as_deref().filter(|_| kind == GuessKind::Password).unwrap_or("");
    fingerprint(&format!("{salt}\0{}\0{account}\0{guess}", kind.as_str()))
}
