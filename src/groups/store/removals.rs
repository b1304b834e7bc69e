//! Who was taken out of which groups.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::membership_events;
use crate::db::types::{DoorKind, EventKind};
use crate::db::{Conn, QueryResult};
use crate::groups::rules::standing_removal;
use crate::ids::{GroupId, UserId};

/// What [`standing_removal`] asks of an event.
type Seen = (EventKind, Option<DoorKind>, Moment);

/// Which of `people` a manager took out of which of `groups`, where nothing since let them in
/// again, and when.
pub fn removals(
    conn: &mut Conn,
    people: &[UserId],
    groups: &[GroupId],
) -> QueryResult<HashMap<(GroupId, UserId), Moment>> {
    if people.is_empty() || groups.is_empty() {
        return Ok(HashMap::new());
    }
    let events: Vec<(GroupId, UserId, Seen)> = membership_events::table
        .filter(membership_events::user_id.eq_any(people.to_vec()))
        .filter(membership_events::group_id.eq_any(groups.to_vec()))
        .filter(membership_events::kind.eq_any([EventKind::Joined, EventKind::Removed, EventKind::Undone]))
        .order(membership_events::id.desc())
        .select((
            membership_events::group_id,
            membership_events::user_id,
            (membership_events::kind, membership_events::door, membership_events::at),
        ))
        .load(conn)?;
    let mut histories: HashMap<(GroupId, UserId), Vec<Seen>> = HashMap::new();
    for (group, person, event) in events {
        histories.entry((group, person)).or_default().push(event);
    }
    Ok(histories.into_iter().filter_map(|(place, events)| Some((place, standing_removal(events)?))).collect())
}
