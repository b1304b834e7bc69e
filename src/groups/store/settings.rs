//! A group's settings.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{codes, groups};
use crate::db::{Conn, QueryResult};
use crate::groups::model::NewGroup;
use crate::ids::GroupId;

use super::set_words;

/// The most categories that a form proposes.
const PROPOSED: i64 = 100;

/// Writes a group's settings; `place` moves it in the order.
pub fn update(conn: &mut Conn, id: GroupId, group: &NewGroup, place: i64) -> QueryResult<()> {
    diesel::update(groups::table.find(id)).set((group, groups::sort_order.eq(place))).execute(conn)?;
    set_words(conn, id, &group.name)
}

/// Archives a group, or takes it out of the archive; false if it stood so already.
pub fn set_archived(conn: &mut Conn, id: GroupId, since: Option<Moment>) -> QueryResult<bool> {
    let stands = groups::table.find(id);
    let changed = match since {
        Some(_) => diesel::update(stands.filter(groups::archived_at.is_null()))
            .set(groups::archived_at.eq(since))
            .execute(conn)?,
        None => diesel::update(stands.filter(groups::archived_at.is_not_null()))
            .set(groups::archived_at.eq(None::<Moment>))
            .execute(conn)?,
    };
    Ok(changed > 0)
}

/// How many codes lead into a group at `now`, as far as they themselves decide.
pub fn count_active_codes(conn: &mut Conn, id: GroupId, now: Moment) -> QueryResult<i64> {
    codes::table
        .filter(codes::group_id.eq(id))
        .filter(codes::ended_at.is_null())
        .filter(codes::expires_at.is_null().or(codes::expires_at.gt(now)))
        .filter(codes::max_uses.is_null().or(codes::max_uses.gt(codes::uses.nullable())))
        .count()
        .get_result(conn)
}

/// The categories that groups stand under, in alphabetical order.
pub fn categories(conn: &mut Conn) -> QueryResult<Vec<String>> {
    groups::table
        .filter(groups::category.ne(""))
        .select(groups::category)
        .distinct()
        .order(groups::category)
        .limit(PROPOSED)
        .load(conn)
}
