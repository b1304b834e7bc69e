//! What a person did, and what happened to their memberships.

use actix_web::web::Data;
use askama::Template;

use crate::events::{self, EventRow, Filter, Kinds, Row};
use crate::groups::GroupScope;
use crate::ids::{EventId, UserId};
use crate::locale::Message;
use crate::people::Admin;
use crate::t;
use crate::web::paging::{PAGE, Page, PageLinks, Seek};
use crate::web::{OfPath, PageResult, Query, Shell, page, urls};

use super::{Head, about};

#[derive(Template)]
#[template(path = "directory/log.html")]
struct LogPage {
    shell: Shell,
    head: Head,
    title: Message<'static>,
    /// What an empty list says.
    nothing: Message<'static>,
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
    let OfPath(person) = person;
    let filter = Filter { actor: Some(person), ..Filter::default() };
    let is_first = seek.after.is_none();
    let load = move |conn: &mut _, _: &_| events::page(conn, &filter, &seek);
    let (shell, profile, _, log) = about(&admin, GroupScope::All, person, load).await?;
    let line = |row: &Row| EventRow { email: String::new(), ..kinds.listed(row) };
    Ok(page(
        admin.reader(),
        &LogPage {
            shell,
            head: Head::of(&profile, true, "activity"),
            title: t::groups::activity(),
            nothing: t::events::person_nothing(),
            shows_addresses: true,
            pages: PageLinks::at(&urls::user_action(person, "activity"), is_first, log.next.as_deref()),
            events: log.rows.iter().map(line).collect(),
        },
    ))
}

/// What happened to their places in groups, newest first.
pub async fn history(admin: Admin, kinds: Data<Kinds>, person: OfPath<UserId>, Query(seek): Query<Seek>) -> PageResult {
    let OfPath(person) = person;
    let after = seek.numbers().map(|[event]| EventId(event));
    let load = move |conn: &mut _, _: &_| events::memberships_of(conn, person, after, PAGE + 1);
    let (shell, profile, _, events) = about(&admin, GroupScope::All, person, load).await?;
    let events = Page::cut(events, |event| event.id.to_string());
    let line = |row: Row| EventRow {
        email: String::new(),
        group: row.group.as_ref().map(|(id, name)| (urls::group_settings(*id, "members"), name.clone())),
        ..kinds.listed(&row)
    };
    Ok(page(
        admin.reader(),
        &LogPage {
            shell,
            head: Head::of(&profile, true, "history"),
            title: t::events::history(),
            nothing: t::events::person_never_joined(),
            shows_addresses: false,
            pages: PageLinks::at(&urls::user_action(person, "history"), after.is_none(), events.next.as_deref()),
            events: events.map(line).rows,
        },
    ))
}
