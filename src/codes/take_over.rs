//! **Take over**: a code that stopped because its maker lost the right to let people in goes on with the
//! right of another manager.

use crate::by::By;
use crate::db::{Conn, Fault};
use crate::events;
use crate::ids::{CodeId, GroupId};
use crate::passes;

use super::code::ending;
use super::events::CodeEvent;

/// Makes `code`, an active one of `group`, rest on the right of whoever acts, one of its managers; false where it is
/// over, rests on it already or is not the group's.
pub(super) fn take_over(conn: &mut Conn, by: &By, group: GroupId, code: CodeId) -> Result<bool, Fault> {
    let Some((maker, key)) = passes::take_over_code(conn, group, code, by.person()?, by.now)? else { return Ok(false) };
    events::record(conn, by, &CodeEvent::TakenOver { group, code, ending: ending(&key), maker: Some(maker) })?;
    Ok(true)
}
