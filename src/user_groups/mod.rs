//! The settings of groups, and User Groups: the organization's groups in their order.
//!
//! A group is made and changed by one form, in two frames: beside the group itself (New group, Group Settings →
//! General) and in Settings → User Groups. The form stands above [`groups`](crate::groups), since it knows the
//! campaign whose codes open a by-code group, and warns where no code works while the group is open.
//!
//! The order is a number on each group, which may be typed and may be the same for several; ids decide then. Moving
//! a group keeps all others in their order: it turns the numbers between its old place and its new one.

mod forms;
mod messages;
mod pages;
mod rules;
mod save;
mod store;
mod timeline;

use crate::groups::SettingsTab;
use crate::people::{DrawerLink, DrawerReader};
use crate::t;
use crate::web::{Access, Icon, Route, help, urls};

pub use messages::ranges;
pub use rules::{Span, uncovered};

/// Creating a group.
pub const NEW_GROUP_LINK: DrawerLink =
    DrawerLink::new(urls::NEW_GROUP, t::user_groups::new_group, Icon::NEW, DrawerReader::may_create_groups);

/// User Groups, which admins find in Settings.
pub const DRAWER_LINK: DrawerLink =
    DrawerLink::new(urls::USER_GROUPS, t::user_groups::user_groups, Icon::USER_GROUPS, |reader| {
        reader.may_create_groups() && !reader.is_admin()
    });

/// The first tab of Group Settings.
pub const SETTINGS_TAB: SettingsTab = SettingsTab::new("", t::user_groups::general, help::GROUP);

/// The pages of User Groups.
pub fn routes() -> Vec<Route> {
    use Access::{Admin, GroupManager, Manager};
    use pages::{archive, edit, list, new};
    vec![
        Route::get(urls::NEW_GROUP, Manager, new::form),
        Route::post(urls::NEW_GROUP, Manager, new::make),
        Route::get("/groups/{group}/settings", GroupManager, edit::show),
        Route::post("/groups/{group}/settings", GroupManager, edit::save),
        Route::get("/groups/{group}/settings/archive", GroupManager, archive::ask),
        Route::post("/groups/{group}/settings/archive", GroupManager, archive::archive).despite_clock(),
        Route::post("/groups/{group}/settings/unarchive", GroupManager, archive::restore),
        Route::get(urls::USER_GROUPS, Manager, list::show),
        Route::get(urls::ADD_GROUP, Manager, new::form),
        Route::post(urls::ADD_GROUP, Manager, new::make),
        Route::get("/settings/user-groups/{group}", GroupManager, edit::show),
        Route::post("/settings/user-groups/{group}", GroupManager, edit::save),
        Route::post("/settings/user-groups/{group}/move", Admin, list::shift),
        Route::get("/settings/user-groups/{group}/archive", GroupManager, archive::ask),
        Route::post("/settings/user-groups/{group}/archive", GroupManager, archive::archive).despite_clock(),
        Route::post("/settings/user-groups/{group}/unarchive", GroupManager, archive::restore),
    ]
}
