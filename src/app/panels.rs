//! What modules show on pages of others, in the order in which it is shown.

use crate::groups::{GroupPanelContext, SettingsTabs};
use crate::people::{Drawer, PanelContext};
use crate::web::Panels;
use crate::{
    accounts, campaigns, codes, directory, email_queue, groups, help, home, invites, requests, restore, settings,
    user_groups,
};

use super::health;

/// The drawer.
pub(super) fn drawer() -> Drawer {
    Drawer {
        places: vec![home::DRAWER_LINK, groups::DRAWER_LINK, codes::DRAWER_LINK],
        management: vec![
            user_groups::NEW_GROUP_LINK,
            user_groups::DRAWER_LINK,
            directory::DRAWER_LINK,
            campaigns::DRAWER_LINK,
            settings::DRAWER_LINK,
        ],
        sections: vec![groups::drawer],
        foot: vec![help::DRAWER_LINK],
    }
}

/// Home.
pub(super) fn home() -> Panels<PanelContext> {
    Panels::new(vec![
        health::trouble,
        email_queue::email_is_off,
        codes::guarded_mode,
        restore::after_restore,
        accounts::unconfirmed,
        invites::waiting,
        requests::open,
        groups::my_groups,
    ])
}

/// The page of a group, between who is in and the person's place in it.
pub(super) fn group() -> Panels<GroupPanelContext> {
    Panels::new(vec![invites::of_group])
}

/// Group Settings.
pub(super) fn settings() -> SettingsTabs {
    SettingsTabs(vec![
        user_groups::SETTINGS_TAB,
        groups::MEMBERS_TAB,
        codes::SETTINGS_TAB,
        invites::SETTINGS_TAB,
        requests::SETTINGS_TAB,
        groups::ACTIVITY_TAB,
    ])
}
