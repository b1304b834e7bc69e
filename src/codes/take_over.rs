//! **Take over**: a code that stopped because its maker lost the right to let people in goes on with the
//! right of another manager.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::db::Fault;
use crate::groups::GroupManager;
use crate::ids::CodeId;

use super::store;

/// Makes `code`, an active one of the manager's group, rest on their right; false where it is over, rests
/// on it already or is not the group's.
pub(super) async fn take_over(manager: &GroupManager, code: CodeId) -> Result<bool, Fault> {
    let (app, group, actor, by) = (manager.app.clone(), manager.group.id, manager.actor(), manager.person.id);
    app.clone()
        .db
        .write(move |conn| {
            let now = app.now();
            let Some(maker) = store::take_over(conn, group, code, by, now)? else { return Ok(false) };
            let entry = Entry::of(Action::CodeTakenOver, code.0).in_group(group).from(json!({ "maker": maker }));
            audit::record(conn, &actor, now, entry)?;
            Ok(true)
        })
        .await
}
