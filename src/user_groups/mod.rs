//! User Groups: the organization's groups in their order, for admins and managers.
//!
//! A group's settings are [`groups`](crate::groups)' own; what is added here is what lies above
//! them: the campaign whose codes open a by-code group, a warning where they don't work all the time that
//! the group is open, and the order. The order is a number on each group, which may
//! be typed and may be the same for several; ids decide then. Moving a group keeps all others in
//! their order: it turns the numbers between its old place and its new one.

mod forms;
mod messages;
mod pages;
mod reorder;
mod rules;
mod save;
mod store;
mod timeline;

use crate::web::{Access, Route, urls};

pub use messages::parts_in_words;
pub use rules::{Span, uncovered};

/// The pages of User Groups.
#[must_use]
pub fn routes() -> Vec<Route> {
    use Access::{Admin, GroupManager, Manager};
    use pages::{archive, edit, list, new, place};
    vec![
        Route::get(urls::USER_GROUPS, Manager, list::show),
        Route::get(urls::ADD_GROUP, Manager, new::form),
        Route::post(urls::ADD_GROUP, Manager, new::add),
        Route::get("/settings/user-groups/{group}", GroupManager, edit::show),
        Route::post("/settings/user-groups/{group}", GroupManager, edit::save),
        Route::post("/settings/user-groups/{group}/move", Admin, place::shift),
        Route::get("/settings/user-groups/{group}/archive", GroupManager, archive::ask),
        Route::post("/settings/user-groups/{group}/archive", GroupManager, archive::archive),
        Route::post("/settings/user-groups/{group}/unarchive", GroupManager, archive::unarchive),
    ]
}
