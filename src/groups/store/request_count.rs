//! How many requests to join a group are open.

use diesel::prelude::*;

use crate::db::schema::groups;
use crate::db::{Conn, QueryResult};
use crate::ids::GroupId;

/// Counts `change` more, and holds the group's row until the transaction ends.
pub fn count_requests(conn: &mut Conn, group: GroupId, change: i64) -> QueryResult<()> {
    diesel::update(groups::table.find(group))
        .set(groups::request_count.eq(groups::request_count + change))
        .execute(conn)
        .map(drop)
}
