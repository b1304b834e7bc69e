//! **Expire**: ending a code at once, for good.

use crate::by::By;
use crate::db::types::EndedWhy;
use crate::db::{Conn, Fault};
use crate::events;
use crate::ids::{CodeId, GroupId};
use crate::passes::{self, CodeRow};

use super::code::ending;
use super::events::CodeEvent;

/// Ends `code`, a living one of `group`, and gives it as it was; `None` if it was over, or is none of the group's.
pub fn expire(conn: &mut Conn, by: &By, group: GroupId, code: CodeId) -> Result<Option<CodeRow>, Fault> {
    let ended = passes::end_code(conn, group, code, by.person()?, EndedWhy::Hand, by.now)?;
    if let Some(ended) = &ended {
        let expired = CodeEvent::Expired {
            group,
            code,
            ending: ending(&ended.key),
            uses: Some(ended.uses),
            max_uses: ended.max_uses,
            expires_at: ended.expires_at,
        };
        events::record(conn, by, &expired)?;
    }
    Ok(ended)
}
