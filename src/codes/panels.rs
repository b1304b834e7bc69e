//! What codes show on pages of others: on Home, that somebody is guessing them.

use crate::db::{Conn, QueryResult};
use crate::groups::SettingsTab;
use crate::guesses;
use crate::people::{DrawerLink, PanelContext};
use crate::t;
use crate::web::{Icon, Notice, Panel, help, notices, urls};

/// **Enter Group Code**.
pub const DRAWER_LINK: DrawerLink =
    DrawerLink { is_dialog: true, ..DrawerLink::new(urls::JOIN, t::codes::enter_group_code, Icon::TICKET, |_| true) };

/// The tab of those who run a group.
pub const SETTINGS_TAB: SettingsTab = SettingsTab::new("codes", t::codes::group_codes, help::CODES);

/// Tells admins as long as guarded mode lasts.
pub fn guarded_mode(conn: &mut Conn, context: &PanelContext) -> QueryResult<Option<Panel>> {
    if !context.is_admin() || !guesses::is_guarded(conn, context.now)? {
        return Ok(None);
    }
    Ok(notices(vec![Notice {
        links: vec![(urls::USER_GROUPS, t::user_groups::open())],
        ..Notice::problem("guessing", t::codes::guarded(), t::codes::guarded_text())
    }]))
}
