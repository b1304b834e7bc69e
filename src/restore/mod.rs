//! What follows when a backup was put back.
//!
//! A database that goes back in time has forgotten what it was told since: who was signed out or
//! deactivated, which codes ended, which emails went out, which ids it gave away. [`settle`] makes
//! that harmless, in one transaction, before anybody is served: everybody is signed out, nothing that
//! waited in the queue goes out by itself, and what is made from here on has links of its own. What
//! cannot be undone is told to admins on Home ([`after_restore`]) until they have seen to it.

mod decide;
mod events;
mod pages;
mod panels;
mod settle;
mod store;

use crate::web::{Access, Route, urls};

pub use events::BackupEvent;
pub use panels::after_restore;
pub use settle::{Backup, settle};
pub use store::{copy_replaced, open_replaced};

/// The whole list of what was revived, and the buttons of the notices.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(urls::RESTORE, Access::Admin, pages::show),
        Route::post(urls::HELD_SEND, Access::Admin, pages::send),
        Route::post(urls::HELD_DROP, Access::Admin, pages::drop_held),
        Route::get(urls::EXPIRE_EVERYTHING, Access::Admin, pages::ask_to_expire),
        Route::post(urls::EXPIRE_EVERYTHING, Access::Admin, pages::expire).despite_clock(),
        Route::post(urls::DISMISS_RESTORE, Access::Admin, pages::dismiss),
    ]
}
