//! Settings: the organization's name, zone and policies, and the whole audit log, for admins.
//!
//! The organization's row and the log lie deeper in the house, since everything reads the one and
//! writes the other; their pages are here, where it is known who is asking.

mod forms;
mod pages;
mod save;

use crate::people::{DrawerLink, DrawerReader};
use crate::t;
use crate::web::{Access, Icon, Route, urls};

/// The link to them.
pub const DRAWER_LINK: DrawerLink =
    DrawerLink::new(urls::SETTINGS, t::settings::settings, Icon::SETTINGS, DrawerReader::is_admin);

/// The pages of Settings.
pub fn routes() -> Vec<Route> {
    use pages::{activity, export, general};
    vec![
        Route::get(urls::SETTINGS, Access::Admin, general::show),
        Route::post(urls::SETTINGS, Access::Admin, general::save),
        Route::get(urls::ACTIVITY, Access::Admin, activity::show),
        Route::get(urls::ACTIVITY_EXPORT, Access::Admin, export::download),
        Route::get(urls::ACTIVITY_WORKBOOK, Access::Admin, export::download),
    ]
}
