//! The log's rows.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::audit;
use crate::db::{Conn, QueryResult};
use crate::ids::UserId;

use super::{Action, Actor, Entry};

pub(super) fn insert(conn: &mut Conn, actor: &Actor, now: Moment, entry: Entry) -> QueryResult<()> {
    diesel::insert_into(audit::table)
        .values((
            audit::at.eq(now),
            audit::actor_id.eq(actor.person),
            audit::action.eq(entry.action),
            audit::subject_kind.eq(entry.action.subject()),
            audit::subject_id.eq(entry.subject),
            audit::group_id.eq(entry.group),
            audit::before_json.eq(entry.before.map(|value| value.to_string())),
            audit::after_json.eq(entry.after.map(|value| value.to_string())),
            audit::address.eq(actor.address.map(|address| address.to_string())),
        ))
        .execute(conn)
        .map(drop)
}

/// Blanks what `person` changed of their own name and address.
pub(super) fn forget_person(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    diesel::update(audit::table)
        .filter(audit::actor_id.eq(person))
        .filter(audit::action.eq(Action::PersonChanged))
        .filter(audit::subject_id.eq(person.0))
        .set((audit::before_json.eq(None::<String>), audit::after_json.eq(None::<String>)))
        .execute(conn)
        .map(drop)
}
