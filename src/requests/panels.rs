//! What requests show on pages of others: somebody's own that nobody has decided, on their Home.

use askama::Template;

use crate::db::{Conn, QueryResult};
use crate::groups::SettingsTab;
use crate::locale::Arg;
use crate::people::PanelContext;
use crate::t;
use crate::web::{Panel, help};

use super::store;

/// More than these are nobody's.
const MOST: i64 = 20;

/// The tab of those who run a group, with the number of requests that wait for them.
pub const SETTINGS_TAB: SettingsTab = SettingsTab {
    count: |group| group.request_count,
    ..SettingsTab::new("requests", t::requests::requests, help::REQUESTS)
};

#[derive(Template)]
#[template(path = "requests/mine.html")]
struct OpenRequests {
    /// The status page of each, and the group's name; to somebody whom a code did not let in it told none.
    requests: Vec<(String, Arg<'static>)>,
}

/// The open requests of whoever looks.
pub fn open(conn: &mut Conn, context: &PanelContext) -> QueryResult<Option<Panel>> {
    let found = store::open_of(conn, context.person.id, MOST)?;
    let requests: Vec<(String, Arg<'static>)> = found
        .into_iter()
        .map(|(link, group)| {
            let name = group.map_or_else(|| t::requests::unnamed_group().into(), Arg::from);
            (link.path(&context.app.key), name)
        })
        .collect();
    Ok((!requests.is_empty()).then(|| Panel::section(OpenRequests { requests })))
}
