//! Making a group.

use crate::by::By;
use crate::db::types::{GroupRole, JoinMethod};
use crate::db::{Conn, QueryResult, Stop};
use crate::events;
use crate::ids::{GroupId, UserId};

use super::admit::admit;
use super::changes::Via;
use super::events::GroupEvent;
use super::model::NewGroup;
use super::rules::AdmitError;
use super::store;

/// Makes `group`, with `creator` as its manager; `zone` is the organization's.
pub fn create_group(conn: &mut Conn, group: &NewGroup, creator: UserId, by: &By) -> Result<GroupId, Stop<AdmitError>> {
    let id = create_empty_group(conn, group, creator, by)?;
    let via = Via { kind: JoinMethod::Created, reference: None, made_at: None, role: GroupRole::Manager };
    admit(conn, id, creator, &via, by)?;
    Ok(id)
}

/// The same with nobody in it.
pub fn create_empty_group(conn: &mut Conn, group: &NewGroup, creator: UserId, by: &By) -> QueryResult<GroupId> {
    let id = store::insert(conn, group, creator, by.now)?;
    let (name, join_type) = (Some(group.name.clone()), Some(group.join_type));
    events::record(conn, by, &GroupEvent::Created { group: id, name, join_type })?;
    Ok(id)
}
