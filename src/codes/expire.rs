//! **Expire**: ending a code at once, for good.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::by::By;
use crate::db::types::EndedWhy;
use crate::db::{Conn, Fault};
use crate::ids::{CodeId, GroupId};

use super::store::{self, GroupCode};

/// Ends `code`, a living one of `group`, and gives it as it was; `None` if it was over, or is none of the group's.
pub(super) fn expire(conn: &mut Conn, by: &By, group: GroupId, code: CodeId) -> Result<Option<GroupCode>, Fault> {
    let ended = store::end(conn, group, code, by.person()?, EndedWhy::Hand, by.now)?;
    if let Some(ended) = &ended {
        let before = json!({ "uses": ended.uses, "max_uses": ended.max_uses, "expires_at": ended.expires_at });
        audit::record(conn, by, Entry::of(Action::CodeExpired, code.0).in_group(group).from(before))?;
    }
    Ok(ended)
}
