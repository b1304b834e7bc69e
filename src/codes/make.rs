//! Making a code, and replacing one by another.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{EndedWhy, GroupRole, JoinType};
use crate::db::{Conn, Stop};
use crate::events;
use crate::groups::{self, Group};
use crate::ids::{CodeId, GroupId};
use crate::passes::{self, CodeRow, NewCode};

use super::code::{Code, ending};
use super::custom::CustomCode;
use super::draw;
use super::events::CodeEvent;

/// What somebody wants of a new code.
#[derive(Debug, Clone)]
pub struct CodeInput {
    /// Its letters; none for generated ones.
    pub custom_code: Option<CustomCode>,
    pub expires_at: Option<Moment>,
    pub max_uses: Option<i64>,
    pub role: GroupRole,
    pub label: String,
}

/// Why no code was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreateCodeError {
    /// The group takes nobody by code.
    Closed,
    /// The group is put away.
    Archived,
    /// Some code, living or dead, here or elsewhere, has these letters.
    Taken,
    /// The code to be replaced is over.
    Over,
}

/// Whether codes may be made for `group`.
pub(super) fn takes_codes(group: &Group) -> Result<(), CreateCodeError> {
    match (group.archived_at, group.join_type) {
        (Some(_), _) => Err(CreateCodeError::Archived),
        (None, JoinType::Closed) => Err(CreateCodeError::Closed),
        (None, JoinType::Open | JoinType::ByCode) => Ok(()),
    }
}

/// Makes a code for `group`.
pub fn create(conn: &mut Conn, by: &By, group: GroupId, wish: CodeInput) -> Result<CodeId, Stop<CreateCodeError>> {
    require_open(conn, group)?;
    let new = NewCode {
        group_id: Some(group),
        campaign_id: None,
        expires_at: wish.expires_at,
        max_uses: wish.max_uses,
        role: wish.role,
        label: wish.label,
        made_by: by.person()?,
    };
    let (id, code) = insert(conn, wish.custom_code, &new, by)?;
    events::record(conn, by, &created(group, id, &code, new))?;
    Ok(id)
}

/// Puts a new code in the place of `old`, a living one, which ends now and stays reserved. It inherits the
/// settings, with what remained of the maximum, and counts as made when the first one was: it brings nobody back
/// who was removed since.
pub fn replace(
    conn: &mut Conn,
    by: &By,
    group: GroupId,
    old: CodeId,
    custom_code: Option<CustomCode>,
) -> Result<CodeId, Stop<CreateCodeError>> {
    require_open(conn, group)?;
    let maker = by.person()?;
    // Ended first: from here on nobody takes a use, so what remains is exact.
    let ended = passes::end_code(conn, group, old, maker, EndedWhy::Replaced, by.now)?
        .ok_or(Stop::Refused(CreateCodeError::Over))?;
    let max_uses = remaining(&ended)?;
    let new = NewCode {
        group_id: Some(group),
        campaign_id: None,
        expires_at: ended.expires_at,
        max_uses,
        role: ended.role,
        label: ended.label.clone(),
        made_by: maker,
    };
    let (id, code) = insert(conn, custom_code, &new, by)?;
    passes::link_replacement(conn, &ended, id)?;
    let ending = ending(&ended.key);
    events::record(conn, by, &CodeEvent::Replaced { group, code: old, ending, by: Some(id) })?;
    events::record(conn, by, &created(group, id, &code, new))?;
    Ok(id)
}

/// What is left of a code's maximum; a code of which nothing is left is over.
fn remaining(code: &CodeRow) -> Result<Option<i64>, Stop<CreateCodeError>> {
    match code.max_uses.map(|most| most - code.uses) {
        Some(..=0) => Err(Stop::Refused(CreateCodeError::Over)),
        left => Ok(left),
    }
}

fn require_open(conn: &mut Conn, group: GroupId) -> Result<(), Stop<CreateCodeError>> {
    let found = groups::find(conn, group)?.ok_or(Stop::Refused(CreateCodeError::Archived))?;
    takes_codes(&found).map_err(Stop::Refused)
}

/// Writes down a code in its custom code, or a generated one.
fn insert(
    conn: &mut Conn,
    custom_code: Option<CustomCode>,
    new: &NewCode,
    by: &By,
) -> Result<(CodeId, Code), Stop<CreateCodeError>> {
    draw::make_one(conn, custom_code, new, &by.entropy, by.now)?.ok_or(Stop::Refused(CreateCodeError::Taken))
}

fn created(group: GroupId, id: CodeId, code: &Code, new: NewCode) -> CodeEvent {
    CodeEvent::Created {
        group,
        code: id,
        ending: code.ending(),
        expires_at: new.expires_at,
        max_uses: new.max_uses,
        role: Some(new.role),
        label: Some(new.label),
    }
}
