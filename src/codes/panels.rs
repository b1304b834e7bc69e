//! What codes show on pages of others: on Home, that somebody is guessing them.

use crate::db::{Conn, QueryResult};
use crate::groups::SettingsTab;
use crate::guesses;
use crate::people::{DrawerLink, PanelContext};
use crate::web::{Notice, Panel, notices, urls};

/// **Enter Group Code**.
pub const DRAWER_LINK: DrawerLink =
    DrawerLink { is_dialog: true, ..DrawerLink::new(urls::JOIN, "Enter Group Code", |_| true) };

/// The tab of those who run a group.
pub const SETTINGS_TAB: SettingsTab = SettingsTab::new("codes", "Group Codes");

/// Tells admins as long as guarded mode lasts.
pub fn guarded_mode(conn: &mut Conn, context: &PanelContext) -> QueryResult<Option<Panel>> {
    if !context.is_admin() || !guesses::is_guarded(conn, context.now)? {
        return Ok(None);
    }
    Ok(notices(vec![Notice {
        links: vec![(urls::USER_GROUPS, "Open User Groups")],
        ..Notice::problem(
            "guessing",
            "Someone is guessing join codes",
            "Until an hour after it stops, custom codes work as usual only from networks your people already use. \
             Generated codes and emailed invites aren’t affected. Replace codes that could be guessed."
                .to_owned(),
        )
    }]))
}
