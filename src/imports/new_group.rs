//! Making a group that a file names and that is missing.

use crate::by::By;
use crate::db::types::JoinType;
use crate::db::{Conn, QueryResult};
use crate::events;
use crate::groups::{self, GroupEvent, NewGroup};
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
    let join_type = Some(JoinType::Closed);
    events::record(conn, by, &GroupEvent::Created { group, name: Some(name.to_owned()), join_type })?;
    Ok(group)
}
