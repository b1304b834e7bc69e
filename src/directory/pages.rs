//! The pages of the module, a file for each.

pub mod account;
pub mod bulk;
pub mod edit_groups;
pub mod list;
pub mod log;
pub mod outcome;
pub mod person;
pub mod recent;
pub mod transfer;

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult, Settled, Stop};
use crate::groups::{GroupScope, Outside};
use crate::ids::{GroupId, UserId};
use crate::locale::Message;
use crate::people::Member;
use crate::personal_data::PersonName;
use crate::t;
use crate::web::{Shell, WebError};
use crate::zone::Zone;

use super::store::{self, Profile};

/// The state that a chip shows.
const fn state_word(state: UserState) -> &'static str {
    match state {
        UserState::Active => "active",
        UserState::Deactivated => "deactivated",
        UserState::Pending | UserState::Erased => "deleted",
    }
}

/// A warning for whoever added somebody while others can't join the group.
fn mind(group: String, outside: Outside, zone: Zone) -> Message<'static> {
    match outside {
        Outside::Before(start) => t::directory::starts_later((start, zone), group),
        Outside::After(stop) => t::directory::stopped_before((stop, zone), group),
    }
}

/// These one after the other.
fn sentences(all: impl IntoIterator<Item = Message<'static>>) -> Option<Message<'static>> {
    all.into_iter().reduce(t::locale::sentences)
}

/// The account of `person` as far as `scope` goes: whoever is no admin sees those in good standing.
fn seen(conn: &mut Conn, person: UserId, scope: GroupScope) -> QueryResult<Option<(Profile, Option<Moment>)>> {
    let found = store::profile(conn, person)?;
    Ok(found.filter(|(profile, _)| scope == GroupScope::All || profile.state == UserState::Active))
}

/// Reads what a page about `person` shows, beside their account; 404 where there is none to be seen.
async fn about<T: Send + 'static>(
    who: &Member,
    scope: GroupScope,
    person: UserId,
    work: impl FnOnce(&mut Conn, &Profile) -> QueryResult<T> + Send + 'static,
) -> Result<(Shell, Profile, Option<Moment>, T), WebError> {
    let (shell, found) = who
        .view(move |conn| {
            let Some((profile, last_seen)) = seen(conn, person, scope)? else { return Ok(None) };
            let found = work(conn, &profile)?;
            Ok(Some((profile, last_seen, found)))
        })
        .await?;
    let (profile, last_seen, found) = found.ok_or(WebError::NotFound)?;
    Ok((shell, profile, last_seen, found))
}

/// Changes `person`, as far as `scope` goes, and `groups` of theirs, of all of which whoever does it has to have the
/// management; gives the person's name as well.
async fn change_person<T: Send + 'static, R: Send + 'static>(
    who: &Member,
    scope: GroupScope,
    person: UserId,
    groups: Vec<GroupId>,
    work: impl FnOnce(&mut Conn, &By) -> Result<T, Stop<R>> + Send + 'static,
) -> Result<Result<(PersonName, T), R>, WebError> {
    let outcome = who
        .act(move |conn, by| {
            let (profile, _) = seen(conn, person, scope)?.ok_or(Stop::Refused(NotChanged::NotThere))?;
            if scope.reaching(conn, &groups)?.len() < groups.len() {
                return Err(Stop::Refused(NotChanged::NotYours));
            }
            let changed = work(conn, by).map_err(|stop| stop.map(NotChanged::Refused))?;
            Ok((profile.name, changed))
        })
        .await;
    match outcome.settled()? {
        Ok(changed) => Ok(Ok(changed)),
        Err(NotChanged::NotThere) => Err(WebError::NotFound),
        Err(NotChanged::NotYours) => Err(WebError::Forbidden),
        Err(NotChanged::Refused(why)) => Ok(Err(why)),
    }
}

/// Why nothing was changed.
enum NotChanged<R> {
    /// Nobody to be seen.
    NotThere,
    /// A group that they do not manage.
    NotYours,
    Refused(R),
}

/// The head of a person's pages: name, address and the way to each; a page has it as `head`.
struct Head {
    id: UserId,
    name: PersonName,
    email: String,
    is_admin: bool,
    current: &'static str,
}

impl Head {
    fn of(profile: &Profile, is_admin: bool, current: &'static str) -> Self {
        Self {
            id: profile.id,
            name: profile.name.clone(),
            email: profile.email.clone().unwrap_or_default(),
            is_admin,
            current,
        }
    }
}
