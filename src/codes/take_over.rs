//! **Take over**: a code that stopped because its maker lost the right to let people in goes on with the
//! right of another manager.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::by::By;
use crate::db::{Conn, Fault};
use crate::ids::{CodeId, GroupId};

use super::store;

/// Makes `code`, an active one of `group`, rest on the right of whoever acts, one of its managers; false where it is
/// over, rests on it already or is not the group's.
pub(super) fn take_over(conn: &mut Conn, by: &By, group: GroupId, code: CodeId) -> Result<bool, Fault> {
    let Some(maker) = store::take_over(conn, group, code, by.person()?, by.now)? else { return Ok(false) };
    let entry = Entry::of(Action::CodeTakenOver, code.0).in_group(group).from(json!({ "maker": maker }));
    audit::record(conn, by, entry)?;
    Ok(true)
}
