//! Group Settings → Activity.

use actix_web::web::Data;
use askama::Template;

use crate::events::{self, EventRow, Filter, Kinds};
use crate::groups::settings_tabs::SettingsHead;
use crate::groups::who::GroupManager;
use crate::t;
use crate::web::paging::{PageLinks, Seek};
use crate::web::{PageResult, Query, Shell, page, urls};

#[derive(Template)]
#[template(path = "groups/activity.html")]
struct ActivityPage {
    shell: Shell,
    head: SettingsHead,
    events: Vec<EventRow>,
    /// Links to other pages.
    pages: PageLinks,
    /// Where people called from is for admins to know.
    shows_addresses: bool,
}

/// What was done in the group, newest first.
pub async fn show(who: GroupManager, kinds: Data<Kinds>, Query(seek): Query<Seek>) -> PageResult {
    let shows_addresses = who.is_admin();
    let is_first = seek.after.is_none();
    let group = who.group.id;
    let filter = Filter { group: Some(group), ..Filter::default() };
    let (shell, log) = who.view(move |conn| events::page(conn, &filter, &seek)).await?;
    let url = urls::group_settings(group, "activity");
    Ok(page(
        who.reader(),
        &ActivityPage {
            shell,
            head: SettingsHead::of(&who, &who.group),
            pages: PageLinks::at(&url, is_first, log.next.as_deref()),
            events: log.rows.iter().map(|row| kinds.listed(row)).collect(),
            shows_addresses,
        },
    ))
}
