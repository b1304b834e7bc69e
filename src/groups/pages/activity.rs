//! Group Settings → Activity.

use actix_web::HttpResponse;
use actix_web::web::Data;
use askama::Template;

use crate::events::{self, Kinds, Told};
use crate::groups::settings_tabs::SettingsHead;
use crate::groups::who::GroupManager;
use crate::web::paging::{PageLinks, Seek};
use crate::web::{Query, Shell, WebError, page, urls};

#[derive(Template)]
#[template(path = "groups/activity.html")]
struct ActivityPage {
    shell: Shell,
    head: SettingsHead,
    lines: Vec<Line>,
    /// Links to other pages.
    pages: PageLinks,
    /// Where people called from is for admins to know.
    shows_addresses: bool,
}

struct Line {
    who: String,
    deed: String,
    changes: Vec<String>,
    when: String,
    address: String,
}

/// What was done in the group, newest first.
pub async fn show(who: GroupManager, kinds: Data<Kinds>, Query(seek): Query<Seek>) -> Result<HttpResponse, WebError> {
    let (zone, shows_addresses) = (who.zone(), who.is_admin());
    let is_first = seek.after.is_none();
    let group = who.group.id;
    let (shell, log) = who.view(move |conn| events::page_of(conn, group, &seek)).await?;
    let url = urls::group_settings(group, "activity");
    Ok(page(&ActivityPage {
        shell,
        head: SettingsHead::of(&who, &who.group),
        pages: PageLinks::at(&url, is_first, log.next.as_deref()),
        lines: log
            .rows
            .iter()
            .map(|row| {
                let Told { deed, changes } = kinds.tell(row, zone);
                Line {
                    who: row.who().to_owned(),
                    deed,
                    changes,
                    when: zone.long(row.at),
                    address: row.address.clone().filter(|_| shows_addresses).unwrap_or_default(),
                }
            })
            .collect(),
        shows_addresses,
    }))
}
