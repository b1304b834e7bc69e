//! The pages of the room, a file for each.

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
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryResult, Settled, Stop};
use crate::groups::{GroupScope, Outside, stop_in_words};
use crate::ids::{GroupId, UserId};
use crate::people::Member;
use crate::personal_data::name_of;
use crate::web::{Shell, WebError};

use super::store::{self, Profile};

/// What a state is called.
const fn state_word(state: UserState) -> &'static str {
    match state {
        UserState::Active => "active",
        UserState::Deactivated => "deactivated",
        UserState::Pending | UserState::Erased => "deleted",
    }
}

/// What a role is called.
const fn role_word(role: OrgRole) -> &'static str {
    match role {
        OrgRole::Member => "Member",
        OrgRole::Manager => "Manager",
        OrgRole::Admin => "Admin",
    }
}

/// A warning for whoever let somebody in while the group takes nobody by other methods.
fn mind(group: &str, outside: Outside, zone: crate::zone::Zone) -> String {
    match outside {
        Outside::Before(start) => format!("Mind that {group} starts {} only.", zone.long(start)),
        Outside::After(stop) => {
            format!("Mind that {group} took people by other ways until {}.", stop_in_words(stop, zone))
        }
    }
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
) -> Result<Result<(String, T), R>, WebError> {
    let outcome = who
        .act(move |conn, by| {
            let (profile, _) = seen(conn, person, scope)?.ok_or(Stop::Refused(NotChanged::NotThere))?;
            if scope.reaching(conn, &groups)?.len() < groups.len() {
                return Err(Stop::Refused(NotChanged::NotYours));
            }
            let changed = work(conn, by).map_err(|stop| stop.map(NotChanged::Refused))?;
            Ok((name_of(&profile.name).to_owned(), changed))
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
    name: String,
    email: String,
    is_admin: bool,
    current: &'static str,
}

impl Head {
    fn of(profile: &Profile, is_admin: bool, current: &'static str) -> Self {
        Self {
            id: profile.id,
            name: name_of(&profile.name).to_owned(),
            email: profile.email.clone().unwrap_or_default(),
            is_admin,
            current,
        }
    }
}
