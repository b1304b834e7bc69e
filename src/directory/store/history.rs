//! The history of one person's memberships.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{groups, membership_events, users};
use crate::db::types::{DoorKind, EventKind, GroupRole};
use crate::db::{Conn, QueryResult};
use crate::ids::{EventId, GroupId, UserId};

diesel::alias! {
    const ACTOR: Alias<Actor> = users as actor;
}

/// Something that happened to a place in a group.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Event {
    pub id: EventId,
    pub at: Moment,
    pub kind: EventKind,
    pub role: GroupRole,
    pub door: Option<DoorKind>,
    pub group: (GroupId, String),
    /// Who did it: id and name.
    pub actor: Option<(UserId, String)>,
}

/// What happened to the places of `person`, newest first, from the one after `after` on. Their ids
/// are read from the index of one person's events and put into order here: the databases, asked for
/// the newest few, may rather walk through everyone's.
pub fn events(conn: &mut Conn, person: UserId, after: Option<EventId>, limit: usize) -> QueryResult<Vec<Event>> {
    let mut ids: Vec<EventId> = membership_events::table
        .filter(membership_events::user_id.eq(person))
        .select(membership_events::id)
        .load(conn)?;
    ids.retain(|id| after.is_none_or(|after| *id < after));
    ids.sort_unstable_by(|one, other| other.cmp(one));
    ids.truncate(limit);
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut events: Vec<Event> = membership_events::table
        .inner_join(groups::table)
        .left_join(ACTOR.on(ACTOR.field(users::id).nullable().eq(membership_events::actor_id)))
        .filter(membership_events::id.eq_any(ids))
        .select((
            membership_events::id,
            membership_events::at,
            membership_events::kind,
            membership_events::role,
            membership_events::door,
            (groups::id, groups::name),
            ACTOR.fields((users::id, users::name)).nullable(),
        ))
        .load(conn)?;
    events.sort_unstable_by_key(|event| std::cmp::Reverse(event.id));
    Ok(events)
}
