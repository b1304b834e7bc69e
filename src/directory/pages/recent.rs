//! What somebody did lately to many people at once, so that they find it again: a line each.

use chrono::TimeDelta;

use crate::batches::{self, Batch};
use crate::clock::Moment;
use crate::db::types::{BatchState, BulkKind};
use crate::db::{Conn, QueryResult};
use crate::directory::rules::{UNDO, undo_ends};
use crate::groups::{self, Group};
use crate::ids::UserId;
use crate::locale::{Rich, Slot};
use crate::t;
use crate::web::urls;

/// Lines at most.
const SHOWN: i64 = 3;
/// How far back they reach.
const LATELY: TimeDelta = UNDO;

/// What `by` did lately, newest first.
pub(super) fn recent(conn: &mut Conn, by: UserId, now: Moment) -> QueryResult<Vec<Rich<'static>>> {
    let found = batches::recent(conn, by, now - LATELY, SHOWN)?;
    let names: Vec<_> = found.iter().flat_map(|batch| [batch.from_group, batch.to_group]).flatten().collect();
    let groups = groups::find_many(conn, &names)?;
    Ok(found.iter().filter_map(|batch| line(batch, &groups, now)).collect())
}

/// "Adding 300 people to Chess, 5 minutes ago", and what is to be seen or done on its page.
fn line(action: &Batch, groups: &[Group], now: Moment) -> Option<Rich<'static>> {
    // Until it is done they may not all be counted.
    let is_begun = matches!(action.state, BatchState::Gathering | BatchState::Working);
    let people = if is_begun { t::directory::recent_people() } else { t::directory::people(action.total) };
    let name =
        |id| groups.iter().find(|group| Some(group.id) == id).map_or_else(String::new, |group| group.name.clone());
    let can_undo = undo_ends(action).is_some_and(|end| now < end);
    let way = match action.state {
        BatchState::Gathering | BatchState::Working => "progress",
        BatchState::Undoing => "undoing",
        BatchState::Done if can_undo => "undo",
        BatchState::Done | BatchState::Failed => "result",
        BatchState::Undone => "undone",
    };
    Some(t::directory::recent(
        action.made_at,
        name(action.from_group),
        BulkKind::of(action.kind)?.as_str(),
        Slot::link(urls::bulk(action.id)),
        people,
        name(action.to_group),
        t::directory::recent_way(way),
    ))
}
