//! What somebody did lately to many people at once, so that they find it again: a line each.

use chrono::TimeDelta;

use crate::batches::{self, Batch};
use crate::clock::Moment;
use crate::db::types::{BatchState, BulkKind};
use crate::db::{Conn, QueryResult};
use crate::directory::rules::{UNDO, undo_ends};
use crate::groups::{self, Group};
use crate::ids::UserId;
use crate::text::people;
use crate::web::urls;
use crate::zone::left;

/// Lines at most.
const SHOWN: i64 = 3;
/// How far back they reach.
const LATELY: TimeDelta = UNDO;

/// "Adding 300 people to Chess, 5 minutes ago", and the way to its page.
pub(super) struct RecentBatch {
    pub what: String,
    pub url: String,
    /// What is to be seen or done there.
    pub way: &'static str,
}

/// What `by` did lately, newest first.
pub(super) fn recent(conn: &mut Conn, by: UserId, now: Moment) -> QueryResult<Vec<RecentBatch>> {
    let found = batches::recent(conn, by, now - LATELY, SHOWN)?;
    let names: Vec<_> = found.iter().flat_map(|batch| [batch.from_group, batch.to_group]).flatten().collect();
    let groups = groups::find_many(conn, &names)?;
    Ok(found.iter().filter_map(|batch| line(batch, &groups, now)).collect())
}

fn line(action: &Batch, groups: &[Group], now: Moment) -> Option<RecentBatch> {
    // Until it is done they may not all be counted.
    let is_begun = matches!(action.state, BatchState::Gathering | BatchState::Working);
    let people = if is_begun { "people".to_owned() } else { people(action.total) };
    let name = |id| groups.iter().find(|group| Some(group.id) == id).map_or("", |group| group.name.as_str());
    let (from, to) = (name(action.from_group), name(action.to_group));
    let what = match BulkKind::of(action.kind)? {
        BulkKind::Add => format!("Adding {people} to {to}"),
        BulkKind::Move => format!("Moving {people} from {from} to {to}"),
        BulkKind::Remove => format!("Removing {people} from {from}"),
        BulkKind::Deactivate => format!("Deactivating {people}"),
    };
    let can_undo = undo_ends(action).is_some_and(|end| now < end);
    Some(RecentBatch {
        what: format!("{what}, {}", left(action.made_at, now)),
        url: urls::bulk(action.id),
        way: match action.state {
            BatchState::Gathering | BatchState::Working => "see how far it is",
            BatchState::Undoing => "see how far it is taken back",
            BatchState::Done if can_undo => "see how it went, or undo it",
            BatchState::Done | BatchState::Failed => "see how it went",
            BatchState::Undone => "see how it was taken back",
        },
    })
}
