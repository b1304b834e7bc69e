//! How the drawer and Group Settings lead here.

use crate::groups::SettingsTab;
use crate::people::{DrawerLink, DrawerReader};
use crate::web::urls;

/// Creating a group.
pub const NEW_GROUP_LINK: DrawerLink = DrawerLink::new(urls::NEW_GROUP, "New group", DrawerReader::may_create_groups);

/// User Groups, which admins find in Settings.
pub const DRAWER_LINK: DrawerLink =
    DrawerLink::new(urls::USER_GROUPS, "User Groups", |reader| reader.may_create_groups() && !reader.is_admin());

/// The first tab of Group Settings.
pub const SETTINGS_TAB: SettingsTab = SettingsTab::new("", "General");
