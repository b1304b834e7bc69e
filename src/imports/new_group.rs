//! Making a group that a file names and that is missing.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::by::By;
use crate::db::types::JoinType;
use crate::db::{Conn, QueryResult};
use crate::groups::{self, NewGroup};
use crate::ids::{GroupId, UserId};

/// Makes a group that only the people of the file know of at first: closed, and listed to nobody else.
pub(super) fn new_group(conn: &mut Conn, name: &str, maker: UserId, by: &By) -> QueryResult<GroupId> {
    let new = NewGroup {
        name: name.to_owned(),
        description: String::new(),
        category: String::new(),
        starts_at: None,
        stops_at: None,
        viewable: false,
        join_type: JoinType::Closed,
        campaign_id: None,
        members_may_invite: false,
    };
    let group = groups::insert(conn, &new, maker, by.now)?;
    let after = json!({ "name": name, "join_type": JoinType::Closed });
    audit::record(conn, by, Entry::of(Action::GroupCreated, group.0).in_group(group).to(after))?;
    Ok(group)
}
