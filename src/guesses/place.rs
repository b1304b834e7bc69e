//! Places in a lane that a browser keeps: derived from the server's key, not stored, so that a flood
//! that takes thousands of them takes up no room.

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::types::GuessKind;
use crate::secret::ServerKey;
use crate::web::{App, Place};

use super::rules::Subject;

/// How late one may come back with a place.
const GRACE: TimeDelta = TimeDelta::minutes(10);

/// A place that was brought along and is good for one guess.
#[derive(Debug, Clone)]
pub(super) struct Brought {
    pub turn: Moment,
    /// How the rows of used places call it.
    pub name: String,
    /// Until then it is good, and remembered once it is used.
    pub until: Moment,
}

/// The place that `subject` brings, if it was given to them and has not lapsed.
pub(super) fn brought(key: &ServerKey, kind: GuessKind, subject: &Subject, now: Moment) -> Option<Brought> {
    let (turn, token) = subject.place.as_deref()?.split_once('-')?;
    let turn = turn.parse().ok().map(Moment::from_micros)?;
    let until = turn + GRACE;
    let name = name(kind, subject);
    let is_good = now < until && key.verify(&name, turn.micros(), 0, token);
    is_good.then(|| Brought { turn, name: format!("{name} {}", turn.micros()), until })
}

/// The place at `turn`, for the browser to keep.
pub(super) fn given(app: &App, kind: GuessKind, subject: &Subject, turn: Moment, now: Moment) -> Place {
    let token = app.key.token(&name(kind, subject), turn.micros(), 0);
    Place::new(format!("{}-{token}", turn.micros()), turn, GRACE, now, &app.config)
}

/// Whose places these are: nobody else can use them.
fn name(kind: GuessKind, subject: &Subject) -> String {
    match (kind, &subject.account) {
        (GuessKind::Code, Some(account)) => format!("code place of account {account}"),
        _ => format!("{} place at {}", kind.as_str(), subject.address),
    }
}
