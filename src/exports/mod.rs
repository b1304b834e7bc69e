//! Lists as CSV and Excel workbooks, for other programs and for people who keep records: read some rows at a time, so
//! that a million of them need no more memory than a hundred, and neutralised for spreadsheets.

mod pages;
mod sheet;
mod store;

use crate::web::{Access, Route};

pub use sheet::{Sheet, write, write_book};

/// The lists that are taken from pages; those of codes and of the log are their own modules'.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/users/export.csv", Access::Admin, pages::people).despite_clock(),
        Route::post("/users/export.xlsx", Access::Admin, pages::people).despite_clock(),
        Route::post("/groups/{group}/settings/members/export.csv", Access::GroupManager, pages::members)
            .despite_clock(),
        Route::post("/groups/{group}/settings/members/export.xlsx", Access::GroupManager, pages::members)
            .despite_clock(),
    ]
}
