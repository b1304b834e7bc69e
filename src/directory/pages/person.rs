//! A person's page: who they are, the groups they are in and how they came into each.

use askama::Template;

use crate::clock::Moment;
use crate::db::types::{GroupRole, OrgRole, UserState};
use crate::directory::rules::AccountError;
use crate::directory::store::{self, Filter, PersonGroup};
use crate::groups::{self, Supporter, closed_state};
use crate::ids::{GroupId, UserId};
use crate::locale::{Message, Slot};
use crate::people::PersonFilter;
use crate::refusal::Reason;
use crate::t;
use crate::web::paging::{LIMIT, Page, PageLinks, Seek};
use crate::web::{OfPath, PageResult, Query, Shell, page, urls};

use super::{Head, about, state_word};

#[derive(Template)]
#[template(path = "directory/person.html")]
struct PersonPage {
    shell: Shell,
    head: Head,
    role: Message<'static>,
    state: &'static str,
    is_active: bool,
    is_deactivated: bool,
    is_confirmed: bool,
    /// When the account was made, and, where it is deactivated, since when.
    joined: Moment,
    deactivated: Option<Moment>,
    last_seen: Option<Moment>,
    lines: Vec<GroupRow>,
    /// Links to other pages.
    pages: PageLinks,
    /// Why an admin's own role stays as it is, and why they do not deactivate themselves: what would
    /// always be refused is not offered.
    role_stays: Option<Reason>,
    account_stays: Option<Reason>,
}

struct GroupRow {
    group: String,
    url: String,
    state: &'static str,
    is_manager: bool,
    /// How they came in, and where to read about that.
    method: Message<'static>,
    code: Option<(String, String)>,
    joined: Moment,
    /// Where to move them on; nothing from an archived group.
    transfer: Option<String>,
}

/// The person, as far as whoever looks has to do with them.
pub async fn show(who: Supporter, OfPath(person): OfPath<UserId>, Query(seek): Query<Seek>) -> PageResult {
    let (scope, now) = (who.scope(), who.app.now());
    let after = seek.numbers().map(|[group]| GroupId(group));
    let is_self = person == who.person.id;
    let (shell, profile, last_seen, (own_groups, is_only_admin)) = about(&who, scope, person, move |conn, profile| {
        let is_only_admin = is_self && profile.role == OrgRole::Admin && store::count(conn, &admins(), 2)? == 1;
        Ok((store::groups_of(conn, person, scope, after, LIMIT)?, is_only_admin))
    })
    .await?;
    let own_groups = Page::cut(own_groups, |membership| membership.group.to_string());
    let url = urls::user(person);
    let is_active = profile.state == UserState::Active;
    Ok(page(
        who.reader(),
        &PersonPage {
            shell,
            role: t::directory::role(profile.role.as_str()),
            state: state_word(profile.state),
            is_active,
            is_deactivated: profile.state == UserState::Deactivated,
            is_confirmed: profile.email_confirmed_at.is_some(),
            joined: profile.created_at,
            deactivated: profile.deactivated_at,
            last_seen,
            pages: PageLinks::at(&url, after.is_none(), own_groups.next.as_deref()),
            lines: own_groups.map(|membership| line(membership, person, (is_active, who.is_admin()), now)).rows,
            role_stays: is_only_admin.then(|| Reason::of(&AccountError::LastAdmin)),
            account_stays: (is_self && who.is_admin()).then(|| Reason::of(&AccountError::OneselfDeactivated)),
            head: Head::of(&profile, who.is_admin(), ""),
        },
    ))
}

/// Those who can do everything.
fn admins() -> Filter {
    let sieve = PersonFilter { role: Some(OrgRole::Admin), state: Some(UserState::Active), group: None };
    Filter { terms: Vec::new(), sieve }
}

fn line(membership: PersonGroup, person: UserId, (is_active, is_admin): (bool, bool), now: Moment) -> GroupRow {
    let may_move = is_active && membership.archived_at.is_none();
    let transfer = urls::with_query(&urls::user_action(person, "move"), &[("from", &membership.group.to_string())]);
    GroupRow {
        url: urls::group_settings(membership.group, "members"),
        state: closed_state(membership.archived_at, membership.starts_at, membership.stops_at, now),
        is_manager: membership.role == GroupRole::Manager,
        method: groups::how_joined(membership.method, membership.adder, membership.inviter),
        code: membership.code.map(|code| groups::code_link(membership.group, code, is_admin)),
        joined: membership.joined_at,
        transfer: may_move.then_some(transfer),
        group: membership.name,
    }
}
