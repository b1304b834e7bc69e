//! Who was removed from which groups, which the record of events remembers.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::events;
use crate::db::types::EventKind;
use crate::db::{Conn, QueryResult, sql_predicate};
use crate::groups::rules::last_removal;
use crate::ids::{GroupId, UserId};

use super::changes::{MembershipKey, distinct};

/// What [`last_removal`] asks of an event.
type Seen = (EventKind, Moment);

sql_predicate! {
    /// What lets somebody in or takes them out. Not a list of values, for which a statement is prepared anew each time.
    InOrOut = "events.kind IN ('member.joined', 'member.removed', 'member.undone', 'member.put_back')";
}

/// Comings and goings looked at, of one person in one group: undoing and doing again that often is nobody's life.
const REMEMBERED: i64 = 32;

/// Who of `keys` was removed by a manager, where nothing since let them in again, and when.
pub fn removals(conn: &mut Conn, keys: &[MembershipKey]) -> QueryResult<HashMap<MembershipKey, Moment>> {
    let newest = events::table.filter(InOrOut).order(events::id.desc());
    if let [(group, person)] = keys {
        let of_one = newest.filter(events::person_id.eq(*person)).filter(events::group_id.eq(*group));
        let seen: Vec<Seen> = of_one.limit(REMEMBERED).select((events::kind, events::at)).load(conn)?;
        return Ok(last_removal(seen).map(|at| ((*group, *person), at)).into_iter().collect());
    }
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(Option<GroupId>, Option<UserId>, Seen)> = newest
        .filter(events::person_id.eq_any(distinct(keys.iter().map(|key| key.1))))
        .filter(events::group_id.eq_any(distinct(keys.iter().map(|key| key.0))))
        .select((events::group_id, events::person_id, (events::kind, events::at)))
        .load(conn)?;
    let mut histories: HashMap<MembershipKey, Vec<Seen>> = HashMap::new();
    for (group, person, event) in found {
        let Some(key) = group.zip(person) else { continue };
        histories.entry(key).or_default().push(event);
    }
    Ok(histories.into_iter().filter_map(|(key, events)| Some((key, last_removal(events)?))).collect())
}
