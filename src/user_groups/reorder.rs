//! Moving a group in the order.

use serde_json::json;

use crate::by::By;
use crate::db::{Conn, QueryResult};
use crate::events::{self, Change};
use crate::groups::GroupEvent;
use crate::ids::GroupId;

use super::rules::Step;
use super::store::{self, Place};

/// Moves `group`; false if it is there already, or one of the two is no group.
///
/// All groups keep their order but this one, however many there are and whatever their numbers:
/// from its old place to its new one each takes the number of its neighbour. Where numbers are the
/// same, all groups are numbered anew first, in the order that they are in. One move waits for
/// another to end, so that each begins from what it sees.
pub fn reorder(conn: &mut Conn, group: GroupId, step: Step, by: &By) -> QueryResult<bool> {
    store::one_move_at_a_time(conn)?;
    let Some((mut from, mut to)) = ends(conn, group, step)? else { return Ok(false) };
    let before = from.number;
    if store::has_ties(conn, from.number.min(to.number), from.number.max(to.number))? {
        store::number_all(conn)?;
        let (Some(numbered), Some(goal)) = (store::place(conn, from.group)?, store::place(conn, to.group)?) else {
            return Ok(false);
        };
        (from, to) = (numbered, goal);
    }
    store::turn(conn, from.number, to.number)?;
    if let Some(change) = Change::between([("order", json!(before), json!(to.number))]) {
        events::record(conn, by, &GroupEvent::Moved { group, change })?;
    }
    Ok(true)
}

/// The group's place and the one that it goes to, if that is another.
fn ends(conn: &mut Conn, group: GroupId, step: Step) -> QueryResult<Option<(Place, Place)>> {
    let Some(from) = store::place(conn, group)? else { return Ok(None) };
    let to = match step {
        Step::Up => store::place_before(conn, from, 1)?,
        Step::Down => store::place_after(conn, from)?,
        Step::Onto(other) => store::place(conn, other)?,
    };
    Ok(to.filter(|to| *to != from).map(|to| (from, to)))
}
