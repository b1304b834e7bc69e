//! **Expire**: ending a code at once, for good.

use crate::by::By;
use crate::db::types::EndedWhy;
use crate::db::{Conn, Fault};
use crate::events;
use crate::ids::{CodeId, GroupId};
use crate::passes;

use super::code::ending;
use super::events::CodeEvent;

/// Ends `code`, an active one of `group`; false if it was over, or is none of the group's.
pub fn expire(conn: &mut Conn, by: &By, group: GroupId, code: CodeId) -> Result<bool, Fault> {
    let ended = passes::end_code(conn, group, code, by.person()?, EndedWhy::Manual, by.now)?;
    let Some(ended) = ended else { return Ok(false) };
    let expired = CodeEvent::Expired {
        group,
        code,
        ending: ending(&ended.key),
        uses: Some(ended.uses),
        max_uses: ended.max_uses,
        expires_at: ended.expires_at,
    };
    events::record(conn, by, &expired)?;
    Ok(true)
}
