//! The first start: a fresh deployment prints a one-time link, and whoever opens it names the
//! organization and becomes its first admin.
//!
//! The link is as strong as every emailed one: a row of the tokens table from which the token is
//! derived, good for a day and once. Also here: the mark of the server key, by which an instance
//! that was started with another database's key is told from one that belongs.

mod create;
mod forms;
mod key_mark;
mod link;
mod machine;
mod messages;
mod pages;
mod store;

use crate::web::{Access, Route};

pub use key_mark::{WrongKey, is_its_key, require_key};
pub use link::issue;

/// The pages behind the link.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/setup/{id}/{token}", Access::Anyone, pages::show),
        Route::post("/setup/{id}/{token}", Access::Anyone, pages::create),
    ]
}
