//! **Expire**: ending a code at once, for good.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::db::Fault;
use crate::db::types::EndedWhy;
use crate::groups::GroupManager;
use crate::ids::CodeId;

use super::store::{self, GroupCode};

/// Ends `code`, a living one of the manager's group, and gives it as it was; `None` if it was over,
/// or is none of the group's.
pub(super) async fn expire(manager: &GroupManager, code: CodeId) -> Result<Option<GroupCode>, Fault> {
    let (app, group, actor) = (manager.app.clone(), manager.group.id, manager.actor());
    let (by, clock) = (manager.person.id, app.clock.clone());
    app.db
        .write(move |conn| {
            let now = clock.now();
            let Some(ended) = store::end(conn, group, code, by, EndedWhy::Hand, now)? else { return Ok(None) };
            let before = json!({ "uses": ended.uses, "max_uses": ended.max_uses, "expires_at": ended.expires_at });
            audit::record(conn, &actor, now, Entry::of(Action::CodeExpired, code.0).in_group(group).from(before))?;
            Ok(Some(ended))
        })
        .await
}
