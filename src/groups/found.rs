//! Making a group.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::by::By;
use crate::db::types::{DoorKind, GroupRole};
use crate::db::{Conn, Stop};
use crate::ids::{GroupId, UserId};

use super::admit::{Door, admit};
use super::rules::Refusal;
use super::store::{self, NewGroup};

/// Makes `group`, with `founder` as its manager; `zone` is the organization's.
pub fn found(conn: &mut Conn, group: &NewGroup, founder: UserId, by: &By) -> Result<GroupId, Stop<Refusal>> {
    let id = store::insert(conn, group, founder, by.now)?;
    let after = json!({ "name": group.name, "join_type": group.join_type });
    audit::record(conn, by, Entry::of(Action::GroupCreated, id.0).in_group(id).to(after))?;
    let door = Door { kind: DoorKind::Founding, reference: None, made_at: None, role: GroupRole::Manager };
    admit(conn, id, founder, &door, by)?;
    Ok(id)
}
