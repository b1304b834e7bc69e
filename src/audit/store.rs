//! The log's rows.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::audit;
use crate::db::{Conn, QueryResult};

use super::{Actor, Entry};

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
