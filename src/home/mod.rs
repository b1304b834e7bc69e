//! Home: what concerns whoever is signed in, in panels of all modules. Everybody else finds the page for codes there.

mod pages;

use crate::people::DrawerLink;
use crate::t;
use crate::web::{Access, Icon, Route, urls};

/// The link to it.
pub const DRAWER_LINK: DrawerLink = DrawerLink::new(urls::HOME, t::web::home_page, Icon::HOME, |_| true);

/// The one page.
pub fn routes() -> Vec<Route> {
    vec![Route::get(urls::HOME, Access::Anyone, pages::show)]
}
