//! The pages of people, for those who support them.
//!
//! An admin sees everyone and everything of them. A manager of any group finds people in good
//! standing and has to do with the groups that they manage, and with nothing else of a person:
//! [`crate::groups::Supporter`] is who may come here, and [`crate::groups::GroupScope`] how far they reach.
//!
//! What is done to one person is a verb in a file of its own, in one transaction. What is done to
//! many at once (`bulk`) is one of [`crate::batches`].

mod account;
mod bulk;
mod bulk_items;
mod events;
mod forms;
mod messages;
mod pages;
mod rules;
mod store;
mod within;

pub use account::deactivate;
pub use events::BulkEvent;

use crate::batches;
use crate::jobs::Worker;
use crate::people::{DrawerLink, DrawerReader};
use crate::t;
use crate::web::{Access, App, Icon, Route, urls};

/// The link to it.
pub const DRAWER_LINK: DrawerLink =
    DrawerLink::new(urls::USERS, t::directory::users, Icon::PEOPLE, DrawerReader::supports);

/// The pages of people.
pub fn routes() -> Vec<Route> {
    use Access::{Admin, Supporter};
    use pages::{account, bulk, edit_groups, list, log, outcome, person, transfer};
    vec![
        Route::get("/users", Supporter, list::show),
        Route::get("/users/bulk", Supporter, bulk::ask),
        Route::post("/users/bulk", Supporter, bulk::begin),
        Route::get("/users/bulk/{bulk}", Supporter, outcome::show),
        Route::post("/users/bulk/{bulk}/undo", Supporter, outcome::undo),
        Route::get("/users/{person}", Supporter, person::show),
        Route::get("/users/{person}/groups", Supporter, edit_groups::form),
        Route::post("/users/{person}/groups", Supporter, edit_groups::save),
        Route::get("/users/{person}/move", Supporter, transfer::form),
        Route::post("/users/{person}/move", Supporter, transfer::make),
        Route::get("/users/{person}/role", Admin, account::ask_for_role),
        Route::post("/users/{person}/role", Admin, account::change_role),
        Route::get("/users/{person}/deactivate", Admin, account::ask_to_deactivate),
        Route::post("/users/{person}/deactivate", Admin, account::deactivate).despite_clock(),
        Route::post("/users/{person}/reactivate", Admin, account::reactivate),
        Route::post("/users/{person}/signout", Admin, account::sign_out).despite_clock(),
        Route::post("/users/{person}/confirm", Admin, account::send_confirmation),
        Route::get("/users/{person}/activity", Admin, log::activity),
        Route::get("/users/{person}/history", Admin, log::history),
    ]
}

/// Who does what is done to many people of a list.
pub fn worker() -> Worker<App> {
    batches::worker::<bulk_items::BulkBatch>()
}
