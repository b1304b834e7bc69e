//! Codes that do not let somebody in, for the room where they ask the people who run the group.

use crate::clock::Moment;
use crate::db::{Conn, QueryResult, Stop};
use crate::groups;
use crate::guesses::{Attempted, Guesser};
use crate::ids::{CodeId, GroupId, UserId};
use crate::people::Member;
use crate::web::{App, WebError};

use super::code::Code;
use super::rules::{CodeRefusal, enterable};
use super::store::{self, CampaignEntered, Entered, Found};
use super::throttle;

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

/// How a code looks to somebody who entered it in vain.
pub(super) enum Look {
    /// There is no such code.
    Unknown,
    /// It lets them in, or they are in; or asking is not the way on.
    NothingToAsk,
    /// They may ask to be let in.
    Shut(Shut),
}

/// What `code` does not open to `member`, where asking to be let in is the way on; `None` where
/// there is no such code, where it lets them in, and where they are in.
///
/// The answer tells whether there is such a code, so it is slowed down and charged as entering it is.
pub async fn shut(app: &App, member: &Member, code: &Code) -> Result<Option<Shut>, WebError> {
    let guesser = Guesser::member(app, member.person.id, &member.client);
    let (key, person) = (code.key().to_owned(), member.person.id);
    let looked = throttle::look_up(app, guesser, code, move |conn, now| match inspect(conn, &key, person, now)? {
        Look::Unknown => Err(Stop::Refused(CodeRefusal::Unknown.into())),
        look => Ok(look),
    });
    match looked.await? {
        Attempted::Done(Look::Shut(shut)) => Ok(Some(shut)),
        Attempted::Done(Look::NothingToAsk | Look::Unknown) | Attempted::Refused(_) => Ok(None),
        Attempted::TryLater(later) => Err(later.page(member.reader())),
    }
}

/// The same for whoever has looked the code up already.
pub(super) async fn look(app: &App, member: &Member, code: &Code) -> Result<Look, WebError> {
    let (key, person, now) = (code.key().to_owned(), member.person.id, app.now());
    Ok(app.db.read(move |conn| inspect(conn, &key, person, now)).await?)
}

fn inspect(conn: &mut Conn, key: &str, person: UserId, now: Moment) -> QueryResult<Look> {
    Ok(match store::find(conn, key, person)? {
        None => Look::Unknown,
        Some(Found::Group(entered)) => {
            let made_at = entered.code.counts_from();
            let was_removed = groups::was_removed_since(conn, entered.group.id, person, made_at)?;
            behind_group_code(entered, was_removed, now)
        }
        Some(Found::Campaign(entered)) => behind_campaign_code(&entered, now),
    })
}

fn behind_group_code(entered: Entered, was_removed: bool, now: Moment) -> Look {
    let refusal = enterable(&entered.facts(), entered.enterer(), now).err();
    if entered.place.is_some() || !refusal.map_or(was_removed, CodeRefusal::offers_request) {
        return Look::NothingToAsk;
    }
    Look::Shut(Shut { code: entered.code.id, group: entered.group.id, name: entered.group.name })
}

/// A request is for one group: a campaign that several name does not tell which.
fn behind_campaign_code(entered: &CampaignEntered, now: Moment) -> Look {
    let [door] = entered.doors.as_slice() else { return Look::NothingToAsk };
    match entered.meet(entered.enterer(), now) {
        Err(refused) if refused.offers_request() => {
            let (group, name) = (door.group.id, door.group.name.clone());
            Look::Shut(Shut { code: entered.code.id, group, name })
        }
        _ => Look::NothingToAsk,
    }
}
