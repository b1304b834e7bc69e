//! Asking for the pace before a guess is looked at, and charging a wrong one after.

use std::time::Duration;

use actix_web::cookie::Cookie;

use crate::clock::Moment;
use crate::db::types::GuessKind;
use crate::db::{Conn, Fault, QueryResult};
use crate::secret::fingerprint;
use crate::web::{App, WebError};

use super::browser::name_browser;
use super::rules::{OVERALL, Subject, pace};
use super::store;

/// How long to wait before a guess of `subject` is looked at: nothing, within budget.
///
/// Fails with [`WebError::Overloaded`] where more wait already than a lane lets pass in a minute.
pub async fn delay(app: &App, kind: GuessKind, subject: &Subject) -> Result<Duration, WebError> {
    let now = app.now();
    let asker = subject.clone();
    let recent = app.db.read(move |conn| store::recent(conn, kind, &asker, now)).await?;
    let pace = pace(kind, subject, &recent, now);
    if pace.lanes.is_empty() {
        return Ok(pace.delay);
    }
    let lanes = pace.lanes;
    let places: Vec<Option<Moment>> = app
        .db
        .write(move |conn| {
            lanes.iter().map(|lane| store::claim(conn, lane, now)).collect::<QueryResult<_>>().map_err(Fault::from)
        })
        .await?;
    let mut wait = pace.delay;
    for place in places {
        let turn = place.ok_or(WebError::Overloaded)?;
        wait = wait.max((turn - now).to_std().unwrap_or_default());
    }
    Ok(wait)
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
