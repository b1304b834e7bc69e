//! What somebody did lately to many people at once, so that they find it again: a line each.

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::types::{BulkKind, BulkState};
use crate::db::{Conn, QueryResult};
use crate::directory::rules::{UNDO, undo_ends};
use crate::directory::store::{self, Recent};
use crate::ids::UserId;
use crate::text::people;
use crate::web::urls;
use crate::zone::left;

/// Lines at most.
const SHOWN: i64 = 3;
/// How far back they reach.
const LATELY: TimeDelta = UNDO;

/// "Adding 300 people to Chess, 5 minutes ago", and the way to its page.
pub(super) struct Line {
    pub what: String,
    pub url: String,
    /// What is to be seen or done there.
    pub way: &'static str,
}

/// What `by` did lately, newest first.
pub(super) fn recent(conn: &mut Conn, by: UserId, now: Moment) -> QueryResult<Vec<Line>> {
    let found = store::recent(conn, by, now - LATELY, SHOWN)?;
    Ok(found.into_iter().map(|action| line(&action, now)).collect())
}

fn line(action: &Recent, now: Moment) -> Line {
    // Until it is done they may not all be counted.
    let people = if action.state == BulkState::Working { "people".to_owned() } else { people(action.total) };
    let (from, to) = (action.from.as_deref().unwrap_or_default(), action.to.as_deref().unwrap_or_default());
    let what = match action.kind {
        BulkKind::Add => format!("Adding {people} to {to}"),
        BulkKind::Move => format!("Moving {people} from {from} to {to}"),
        BulkKind::Remove => format!("Removing {people} from {from}"),
        BulkKind::Deactivate => format!("Deactivating {people}"),
    };
    let can_undo = undo_ends(action.state, action.done, action.ended_at).is_some_and(|end| now < end);
    Line {
        what: format!("{what}, {}", left(action.made_at, now)),
        url: urls::bulk(action.id),
        way: match action.state {
            BulkState::Working => "see how far it is",
            BulkState::Undoing => "see how far it is taken back",
            BulkState::Done if can_undo => "see how it went, or undo it",
            BulkState::Done => "see how it went",
            BulkState::Undone => "see how it was taken back",
        },
    }
}
