//! **Expire**: ending a code at once, for good; and **Take over**, by which one that stopped goes on.

use crate::by::By;
use crate::db::types::EndedWhy;
use crate::db::{Conn, Fault};
use crate::events;
use crate::ids::{CodeId, GroupId};
use crate::passes::{self, PassId};

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

/// Makes the active code with this id and key rest on the right of whoever acts, one of the managers of `group`; false
/// where it is over, rests on it already or is not the group's.
pub(super) fn take_over(conn: &mut Conn, by: &By, group: GroupId, (code, key): (CodeId, &str)) -> Result<bool, Fault> {
    let maker = passes::take_over(conn, group, PassId::Code(code), by.person()?, by.now)?;
    if maker.is_some() {
        events::record(conn, by, &CodeEvent::TakenOver { group, code, ending: ending(key), maker })?;
    }
    Ok(maker.is_some())
}
