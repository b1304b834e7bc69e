//! Codes that do not let somebody in, for the room where they ask the people who run the group.

use crate::groups;
use crate::ids::{CodeId, GroupId};
use crate::people::Member;
use crate::web::{App, WebError};

use super::code::Code;
use super::rules::{Refusal, enterable};
use super::{store, tempo};

/// A code that somebody entered in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shut {
    /// The code.
    pub code: CodeId,
    /// The group that it opens to others, or opened once.
    pub group: GroupId,
    /// The group's name, which the code does not tell those whom it does not let in.
    pub name: String,
}

/// What `code` does not open to `member`, where asking to be let in is the way on; `None` where
/// there is no such code, where it lets them in, and where they are in.
///
/// The answer tells whether there is such a code, so it is slowed down and charged as entering it is.
pub async fn shut(app: &App, member: &Member, code: &Code) -> Result<Option<Shut>, WebError> {
    tempo::slow_down(app, member).await?;
    let (key, person, now) = (code.key().to_owned(), member.person.id, app.now());
    let found = app.db.read(move |conn| {
        let Some(entered) = store::entered(conn, &key, person)? else { return Ok(None) };
        let was_removed = groups::was_removed_since(conn, entered.group.id, person, entered.code.made_at)?;
        Ok(Some((entered, was_removed)))
    });
    let Some((entered, was_removed)) = found.await? else {
        tempo::charge(app, member, code).await?;
        return Ok(None);
    };
    let refusal = enterable(&entered.facts(), entered.enterer(), now).err();
    let is_shut = refusal.map_or(was_removed, Refusal::offers_request);
    let shut = Shut { code: entered.code.id, group: entered.group.id, name: entered.group.name };
    Ok((is_shut && entered.place.is_none()).then_some(shut))
}
