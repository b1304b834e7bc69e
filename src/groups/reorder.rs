//! Moving a group in the order.

use serde_json::json;

use crate::by::By;
use crate::db::{Conn, QueryResult};
use crate::events::{self, Change};
use crate::ids::GroupId;

use super::events::GroupEvent;
use super::store::order::{self, Position};

/// Where a group is moved in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveStep {
    /// Before the one before it.
    Up,
    /// After the one after it.
    Down,
    /// Into the place of this one, which makes room on the side that the group comes from.
    Onto(GroupId),
}

/// Moves `group`; false if it is there already, or one of the two is no group.
///
/// All groups keep their order but this one, however many there are and whatever their numbers:
/// from its old place to its new one each takes the number of its neighbour. Where numbers are the
/// same, all groups are numbered anew first, in the order that they are in. One move waits for
/// another to end, so that each begins from what it sees.
pub fn reorder(conn: &mut Conn, group: GroupId, step: MoveStep, by: &By) -> QueryResult<bool> {
    order::one_move_at_a_time(conn)?;
    let Some((mut from, mut to)) = ends(conn, group, step)? else { return Ok(false) };
    let before = from.number;
    if order::has_ties(conn, from.number.min(to.number), from.number.max(to.number))? {
        order::number_all(conn)?;
        let (Some(numbered), Some(goal)) = (order::position(conn, from.group)?, order::position(conn, to.group)?)
        else {
            return Ok(false);
        };
        (from, to) = (numbered, goal);
    }
    order::rotate_positions(conn, from.number, to.number)?;
    if let Some(change) = Change::between([("order", json!(before), json!(to.number))]) {
        events::record(conn, by, &GroupEvent::Moved { group, change })?;
    }
    Ok(true)
}

/// The group's place and the one that it goes to, if that is another.
fn ends(conn: &mut Conn, group: GroupId, step: MoveStep) -> QueryResult<Option<(Position, Position)>> {
    let Some(from) = order::position(conn, group)? else { return Ok(None) };
    let to = match step {
        MoveStep::Up => order::position_before(conn, from, 1)?,
        MoveStep::Down => order::position_after(conn, from)?,
        MoveStep::Onto(other) => order::position(conn, other)?,
    };
    Ok(to.filter(|to| *to != from).map(|to| (from, to)))
}
