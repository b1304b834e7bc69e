//! What a person did, and what happened to their memberships.

use actix_web::web::Data;
use askama::Template;

use crate::directory::store::Profile;
use crate::events::{self, EventRow, Filter, Kinds, Row};
use crate::groups::{GroupScope, MemberEvent, a_role, method_in_words};
use crate::ids::{EventId, UserId};
use crate::people::Admin;
use crate::text;
use crate::web::paging::{PAGE, Page, PageLinks, Seek};
use crate::web::{OfPath, PageResult, Query, Shell, WebError, page, urls};

use super::{Head, name_of, seen};

#[derive(Template)]
#[template(path = "directory/log.html")]
struct LogPage {
    shell: Shell,
    head: Head,
    title: &'static str,
    /// What an empty list says.
    nothing: &'static str,
    /// Whether where they called from is known.
    shows_addresses: bool,
    events: Vec<EventRow>,
    /// Links to other pages.
    pages: PageLinks,
}

/// What they did, newest first.
pub async fn activity(
    admin: Admin,
    kinds: Data<Kinds>,
    person: OfPath<UserId>,
    Query(seek): Query<Seek>,
) -> PageResult {
    let (OfPath(person), zone) = (person, admin.zone());
    let filter = Filter { actor: Some(person), ..Filter::default() };
    let is_first = seek.after.is_none();
    let (shell, (found, log)) =
        admin.view(move |conn| Ok((seen(conn, person, GroupScope::All)?, events::page(conn, &filter, &seek)?))).await?;
    let (profile, _) = found.ok_or(WebError::NotFound)?;
    let next = log.next.clone();
    let line = |row: &Row| {
        let event = kinds.listed(row, zone);
        EventRow { who: String::new(), email: String::new(), what: text::capitalized(&event.what), ..event }
    };
    let lines = log.rows.iter().map(line).collect();
    Ok(page(&listed(shell, &profile, &ACTIVITY, lines, next, is_first)))
}

/// What happened to their places in groups, newest first.
pub async fn history(admin: Admin, person: OfPath<UserId>, Query(seek): Query<Seek>) -> PageResult {
    let (OfPath(person), zone) = (person, admin.zone());
    let after = seek.numbers().map(|[event]| EventId(event));
    let (shell, (found, events)) = admin
        .view(move |conn| {
            Ok((seen(conn, person, GroupScope::All)?, events::memberships_of(conn, person, after, PAGE + 1)?))
        })
        .await?;
    let (profile, _) = found.ok_or(WebError::NotFound)?;
    let events = Page::cut(events, |event| event.id.to_string());
    let next = events.next.clone();
    let line = |row: Row| EventRow {
        what: told(&row, person),
        when: zone.long(row.at),
        group: row.group.map(|(id, name)| (urls::group_settings(id, "members"), name)),
        ..EventRow::default()
    };
    Ok(page(&listed(shell, &profile, &HISTORY, events.map(line).rows, next, after.is_none())))
}

/// Which of the two lists: its part of the address, its title and what it says while it is empty.
struct List {
    part: &'static str,
    title: &'static str,
    nothing: &'static str,
    shows_addresses: bool,
}

const ACTIVITY: List = List {
    part: "activity",
    title: "Activity",
    nothing: "They have done nothing that is in the log.",
    shows_addresses: true,
};
const HISTORY: List =
    List { part: "history", title: "History", nothing: "They have never been in a group.", shows_addresses: false };

fn listed(
    shell: Shell,
    profile: &Profile,
    list: &List,
    events: Vec<EventRow>,
    next: Option<String>,
    is_first: bool,
) -> LogPage {
    let url = urls::user_action(profile.id, list.part);
    LogPage {
        shell,
        head: Head::of(profile, true, list.part),
        title: list.title,
        nothing: list.nothing,
        shows_addresses: list.shows_addresses,
        events,
        pages: PageLinks::at(&url, is_first, next.as_deref()),
    }
}

/// What happened, as a sentence about `person`.
fn told(row: &Row, person: UserId) -> String {
    let other = row.actor.as_ref().filter(|actor| actor.id != person).map(|actor| name_of(&actor.name));
    let by = other.map_or_else(String::new, |name| format!(" by {name}"));
    match row.read() {
        Some(MemberEvent::Joined { method, role, .. }) => {
            let with = other.map_or_else(String::new, |name| format!(", let in by {name}"));
            format!("Came in as {} {}{with}", a_role(role), method_in_words(method))
        }
        Some(MemberEvent::Left { .. }) => "Left".to_owned(),
        Some(MemberEvent::Removed { .. }) => format!("Removed{by}"),
        Some(MemberEvent::Moved { .. }) => format!("Moved to another group{by}"),
        Some(MemberEvent::RoleChanged { role, .. }) => format!("Made {}{by}", a_role(role)),
        Some(MemberEvent::PutBack { .. }) => format!("Put back{by}"),
        Some(MemberEvent::Undone { .. }) => format!("Coming in taken back{by}"),
        Some(MemberEvent::GroupsChanged { .. } | MemberEvent::Exported { .. }) | None => format!("“{}”{by}", row.kind),
    }
}
