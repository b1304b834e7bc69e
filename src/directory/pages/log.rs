//! What a person did, and what happened to their memberships.

use actix_web::web::Data;
use askama::Template;

use crate::events::{self, EventRow, Filter, Kinds, Row};
use crate::groups::{GroupScope, MemberEvent, a_role, method_in_words};
use crate::ids::{EventId, UserId};
use crate::people::Admin;
use crate::text;
use crate::web::paging::{PAGE, Page, PageLinks, Seek};
use crate::web::{OfPath, PageResult, Query, Shell, page, urls};

use super::{Head, about, name_of};

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
    let load = move |conn: &mut _, _: &_| events::page(conn, &filter, &seek);
    let (shell, profile, _, log) = about(&admin, GroupScope::All, person, load).await?;
    let line = |row: &Row| {
        let event = kinds.listed(row, zone);
        EventRow { who: String::new(), email: String::new(), what: text::capitalized(&event.what), ..event }
    };
    Ok(page(
        admin.reader(),
        &LogPage {
            shell,
            head: Head::of(&profile, true, "activity"),
            title: "Activity",
            nothing: "They have done nothing that is in the log.",
            shows_addresses: true,
            pages: PageLinks::at(&urls::user_action(person, "activity"), is_first, log.next.as_deref()),
            events: log.rows.iter().map(line).collect(),
        },
    ))
}

/// What happened to their places in groups, newest first.
pub async fn history(admin: Admin, person: OfPath<UserId>, Query(seek): Query<Seek>) -> PageResult {
    let (OfPath(person), zone) = (person, admin.zone());
    let after = seek.numbers().map(|[event]| EventId(event));
    let load = move |conn: &mut _, _: &_| events::memberships_of(conn, person, after, PAGE + 1);
    let (shell, profile, _, events) = about(&admin, GroupScope::All, person, load).await?;
    let events = Page::cut(events, |event| event.id.to_string());
    let line = |row: Row| EventRow {
        what: told(&row, person),
        when: zone.long(row.at),
        group: row.group.map(|(id, name)| (urls::group_settings(id, "members"), name)),
        ..EventRow::default()
    };
    Ok(page(
        admin.reader(),
        &LogPage {
            shell,
            head: Head::of(&profile, true, "history"),
            title: "History",
            nothing: "They have never been in a group.",
            shows_addresses: false,
            pages: PageLinks::at(&urls::user_action(person, "history"), after.is_none(), events.next.as_deref()),
            events: events.map(line).rows,
        },
    ))
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
