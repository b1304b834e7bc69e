//! The groups by name.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::db::schema::groups;
use crate::db::{Conn, QueryResult};
use crate::ids::GroupId;
use crate::text;

/// The groups that are not archived, by their folded names.
pub(super) fn groups_by_name(conn: &mut Conn) -> QueryResult<HashMap<String, Vec<GroupId>>> {
    let rows: Vec<(GroupId, String)> =
        groups::table.filter(groups::archived_at.is_null()).select((groups::id, groups::name)).load(conn)?;
    let mut by_name: HashMap<String, Vec<GroupId>> = HashMap::new();
    for (id, name) in rows {
        by_name.entry(text::fold(&name)).or_default().push(id);
    }
    Ok(by_name)
}
