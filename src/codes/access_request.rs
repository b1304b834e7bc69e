//! Codes that do not let somebody in, for the module where they ask the people who run the group.

use crate::clock::Moment;
use crate::db::{Conn, QueryResult, Stop};
use crate::guesses::{Attempted, Guesser};
use crate::ids::UserId;
use crate::passes::{self, PassForVisitor, RedeemError};
use crate::people::Member;
use crate::web::{App, WebError};

use super::code::Code;
use super::throttle;

/// The code, where it does not let `member` in and asking to be let in is the way on; `None` where there is no such
/// code, where it lets them in, and where they are in.
///
/// The answer tells whether there is such a code, so it is slowed down and charged as entering it is.
pub async fn closed_code(app: &App, member: &Member, code: &Code) -> Result<Option<PassForVisitor>, WebError> {
    let guesser = Guesser::member(app, member.person.id, &member.client);
    let (key, person) = (code.key().to_owned(), member.person.id);
    let looked = throttle::look_up(app, guesser, code, move |conn, now| {
        inspect(conn, &key, person, now)?.map_err(Stop::Refused)
    });
    match looked.await? {
        Attempted::Done(closed) => Ok(closed),
        Attempted::Refused(_) => Ok(None),
        Attempted::TryLater(later) => Err(later.page()),
    }
}

/// Whether that is so, for whoever has looked the code up already.
pub(super) async fn is_closed(app: &App, member: &Member, code: &Code) -> Result<bool, WebError> {
    let (key, person, now) = (code.key().to_owned(), member.person.id, app.now());
    Ok(app.db.read(move |conn| inspect(conn, &key, person, now)).await?.is_ok_and(|closed| closed.is_some()))
}

/// `Err` where there is no such code, `None` where asking is not the way on.
type Inspected = Result<Option<PassForVisitor>, RedeemError>;

fn inspect(conn: &mut Conn, key: &str, person: UserId, now: Moment) -> QueryResult<Inspected> {
    let Some(mut found) = passes::load_code(conn, key, person)? else { return Ok(Err(RedeemError::UNKNOWN_CODE)) };
    found.look_for_removals(conn, person)?;
    Ok(Ok(Some(found).filter(|found| found.is_closed_to(found.redeemer(), now))))
}
