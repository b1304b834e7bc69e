//! What requests show on pages of others: somebody's own that nobody has decided, on their Home.

use askama::Template;

use crate::db::{Conn, QueryResult};
use crate::groups::SettingsTab;
use crate::people::PanelContext;
use crate::web::Panel;

use super::rules::UNNAMED_GROUP;
use super::store;

/// More than these are nobody's.
const MOST: i64 = 20;

/// The tab of those who run a group, with the number of requests that wait for them.
pub const SETTINGS_TAB: SettingsTab =
    SettingsTab { count: |group| group.request_count, ..SettingsTab::new("requests", "Requests") };

#[derive(Template)]
#[template(path = "requests/mine.html")]
struct OpenRequests {
    /// The status page of each, and the group's name.
    requests: Vec<(String, String)>,
}

/// The open requests of whoever looks.
pub fn open(conn: &mut Conn, context: &PanelContext) -> QueryResult<Option<Panel>> {
    let found = store::open_of(conn, context.person.id, MOST)?;
    let requests: Vec<(String, String)> = found
        .into_iter()
        .map(|(link, group)| (link.path(&context.app.key), group.unwrap_or_else(|| UNNAMED_GROUP.to_owned())))
        .collect();
    Ok((!requests.is_empty()).then(|| Panel::section(OpenRequests { requests })))
}
