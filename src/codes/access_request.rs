//! Codes that do not let somebody in, for the room where they ask the people who run the group.

use crate::clock::Moment;
use crate::db::{Conn, QueryResult, Stop};
use crate::guesses::{Attempted, Guesser};
use crate::ids::{CodeId, GroupId, UserId};
use crate::passes::{self, PassId, RedeemError};
use crate::people::Member;
use crate::web::{App, WebError};

use super::code::Code;
use super::throttle;

/// A code that somebody entered in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedCode {
    /// The code.
    pub code: CodeId,
    /// The group that it opens to others, or opened once.
    pub group: GroupId,
    /// The group's name, which the code does not tell those whom it does not let in.
    pub name: String,
}

/// How a code looks to somebody who entered it in vain; `Err` where there is no such code, `None` where it lets
/// them in, they are in, or asking is not the way on.
type Look = Result<Option<ClosedCode>, RedeemError>;

/// What `code` does not open to `member`, where asking to be let in is the way on; `None` where
/// there is no such code, where it lets them in, and where they are in.
///
/// The answer tells whether there is such a code, so it is slowed down and charged as entering it is.
pub async fn closed_code(app: &App, member: &Member, code: &Code) -> Result<Option<ClosedCode>, WebError> {
    let guesser = Guesser::member(app, member.person.id, &member.client);
    let (key, person) = (code.key().to_owned(), member.person.id);
    let looked = throttle::look_up(app, guesser, code, move |conn, now| {
        inspect(conn, &key, person, now)?.map_err(Stop::Refused)
    });
    match looked.await? {
        Attempted::Done(closed) => Ok(closed),
        Attempted::Refused(_) => Ok(None),
        Attempted::TryLater(later) => Err(later.page(member.reader())),
    }
}

/// The same for whoever has looked the code up already.
pub(super) async fn closed_before(app: &App, member: &Member, code: &Code) -> Result<Option<ClosedCode>, WebError> {
    let (key, person, now) = (code.key().to_owned(), member.person.id, app.now());
    Ok(app.db.read(move |conn| inspect(conn, &key, person, now)).await?.unwrap_or_default())
}

fn inspect(conn: &mut Conn, key: &str, person: UserId, now: Moment) -> QueryResult<Look> {
    let Some(mut found) = passes::load_code(conn, key, person)? else { return Ok(Err(RedeemError::UNKNOWN_CODE)) };
    let (PassId::Code(code) | PassId::CampaignCode(code, _)) = found.id else { return Ok(Ok(None)) };
    found.look_for_removals(conn, person)?;
    let offers_request = found.way(found.redeemer(), now).is_err_and(RedeemError::offers_request);
    // A request is for one group: a campaign that several name does not tell which.
    let only = found.only_group().filter(|_| offers_request);
    Ok(Ok(only.map(|only| ClosedCode { code, group: only.group.id, name: only.group.name.clone() })))
}
