//! Making a group.

use crate::by::By;
use crate::db::types::{DoorKind, GroupRole};
use crate::db::{Conn, Stop};
use crate::events;
use crate::ids::{GroupId, UserId};

use super::admit::admit;
use super::changes::Door;
use super::events::GroupEvent;
use super::model::NewGroup;
use super::rules::AdmitError;
use super::store;

/// Makes `group`, with `founder` as its manager; `zone` is the organization's.
pub fn found(conn: &mut Conn, group: &NewGroup, founder: UserId, by: &By) -> Result<GroupId, Stop<AdmitError>> {
    let id = store::insert(conn, group, founder, by.now)?;
    let (name, join_type) = (Some(group.name.clone()), Some(group.join_type));
    events::record(conn, by, &GroupEvent::Created { group: id, name, join_type })?;
    let door = Door { kind: DoorKind::Founding, reference: None, made_at: None, role: GroupRole::Manager };
    admit(conn, id, founder, &door, by)?;
    Ok(id)
}
