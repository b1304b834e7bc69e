//! The pages of the room, a file for each.

pub mod account;
pub mod bulk;
pub mod groups;
pub mod list;
pub mod log;
pub mod outcome;
pub mod person;
pub mod recent;
pub mod transfer;

use crate::clock::Moment;
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryResult};
use crate::groups::{Outside, Supporter, Whose, stop_in_words};
use crate::ids::UserId;
use crate::personal_data::DELETED_ACCOUNT;
use crate::web::{WebError, urls};

use super::store::{self, Profile};

/// A name, or what stands for the name of somebody who deleted their account.
fn name_of(name: &str) -> &str {
    if name.is_empty() { DELETED_ACCOUNT } else { name }
}

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

/// A warning for whoever let somebody in while the group takes nobody by other doors.
fn mind(group: &str, outside: Outside, zone: crate::zone::Zone) -> String {
    match outside {
        Outside::Before(start) => format!("Mind that {group} starts {} only.", zone.long(start)),
        Outside::After(stop) => {
            format!("Mind that {group} took people by other ways until {}.", stop_in_words(stop, zone))
        }
    }
}

/// The account of `person` as far as `reach` goes: whoever is no admin sees those in good standing.
fn seen(conn: &mut Conn, person: UserId, reach: Whose) -> QueryResult<Option<(Profile, Option<Moment>)>> {
    let found = store::profile(conn, person)?;
    Ok(found.filter(|(profile, _)| reach == Whose::Everyones || profile.state == UserState::Active))
}

/// Reads what a page about `person` shows, beside their account; 404 where there is none to be seen.
async fn about<T: Send + 'static>(
    who: &Supporter,
    person: UserId,
    work: impl FnOnce(&mut Conn, &Profile) -> QueryResult<T> + Send + 'static,
) -> Result<(crate::web::Shell, Profile, Option<Moment>, T), WebError> {
    let reach = who.reach();
    let (shell, found) = who
        .view(move |conn| {
            let Some((profile, last_seen)) = seen(conn, person, reach)? else { return Ok(None) };
            let found = work(conn, &profile)?;
            Ok(Some((profile, last_seen, found)))
        })
        .await?;
    let (profile, last_seen, found) = found.ok_or(WebError::NotFound)?;
    Ok((shell, profile, last_seen, found))
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

    /// Name, address and whether it is shown.
    fn tabs(&self) -> Vec<(&'static str, String, bool)> {
        [("Profile", ""), ("Activity", "activity"), ("History", "history")]
            .into_iter()
            .map(|(name, part)| {
                let url = if part.is_empty() { urls::user(self.id) } else { urls::user_action(self.id, part) };
                (name, url, part == self.current)
            })
            .collect()
    }
}
