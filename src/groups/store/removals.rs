//! Who was taken out of which groups.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::events;
use crate::db::types::EventKind;
use crate::db::{Conn, QueryResult};
use crate::groups::rules::standing_removal;
use crate::ids::{GroupId, UserId};

/// What [`standing_removal`] asks of an event.
type Seen = (EventKind, Moment);

/// What lets somebody in or takes them out.
pub const IN_OR_OUT: [EventKind; 4] = [EventKind::Joined, EventKind::Removed, EventKind::Undone, EventKind::PutBack];

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
    let found: Vec<(Option<GroupId>, Option<UserId>, Seen)> = events::table
        .filter(events::person_id.eq_any(people.to_vec()))
        .filter(events::group_id.eq_any(groups.to_vec()))
        .filter(events::kind.eq_any(IN_OR_OUT))
        .order(events::id.desc())
        .select((events::group_id, events::person_id, (events::kind, events::at)))
        .load(conn)?;
    let mut histories: HashMap<(GroupId, UserId), Vec<Seen>> = HashMap::new();
    for (group, person, event) in found {
        let (Some(group), Some(person)) = (group, person) else { continue };
        histories.entry((group, person)).or_default().push(event);
    }
    Ok(histories.into_iter().filter_map(|(place, events)| Some((place, standing_removal(events)?))).collect())
}
