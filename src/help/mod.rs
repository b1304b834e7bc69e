//! Help: how to join, for everybody, and how to manage groups and the organization, for whoever is signed in.
//!
//! What there is to read is in the templates and the catalogue; its sections, to which pages of all modules link, are
//! [`crate::web::help`]'s.

mod model;
mod pages;

use crate::people::DrawerLink;
use crate::t;
use crate::web::{Access, Icon, Route, urls};

/// The link to it.
pub const DRAWER_LINK: DrawerLink = DrawerLink::new(urls::HELP, t::help::help, Icon::HELP, |_| true);

/// The way to the page that fits, and the pages.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(urls::HELP, Access::Anyone, pages::find),
        Route::get(urls::HELP_JOINING, Access::Anyone, pages::joining),
        Route::get(urls::HELP_MANAGING, Access::Member, pages::managing),
        Route::get(urls::HELP_ORGANIZATION, Access::Member, pages::organization),
    ]
}
