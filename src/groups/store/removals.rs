//! Who was taken out of which groups.

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::membership_events;
use crate::db::types::EventKind;
use crate::db::{Conn, QueryResult};
use crate::ids::{GroupId, UserId};

/// Those of `groups` that a manager took `person` out of, if that is the last thing that happened
/// there, and when.
pub fn removals(conn: &mut Conn, person: UserId, groups: &[GroupId]) -> QueryResult<BTreeMap<GroupId, Moment>> {
    if groups.is_empty() {
        return Ok(BTreeMap::new());
    }
    let events: Vec<(GroupId, EventKind, Moment)> = membership_events::table
        .filter(membership_events::user_id.eq(person))
        .filter(membership_events::group_id.eq_any(groups.to_vec()))
        .filter(membership_events::kind.eq(EventKind::Joined).or(membership_events::kind.eq(EventKind::Removed)))
        .order(membership_events::id)
        .select((membership_events::group_id, membership_events::kind, membership_events::at))
        .load(conn)?;
    let mut removed = BTreeMap::new();
    for (group, kind, at) in events {
        if kind == EventKind::Removed {
            removed.insert(group, at)
        } else {
            removed.remove(&group)
        };
    }
    Ok(removed)
}
