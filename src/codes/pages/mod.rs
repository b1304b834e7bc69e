//! The pages of codes: the front page and the way in, and the panel of those who run a group.

mod email;
mod export;
mod info;
mod join;
mod list;
mod make;
mod opens;
mod reading;

use crate::passes::ask_to_end;
use crate::web::{Access, Route, urls};

pub use join::front;

/// Every route of the module.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/join", Access::Anyone, join::enter),
        Route::post("/join", Access::Anyone, join::submit),
        Route::post(urls::READ_CODE, Access::Anyone, reading::read),
        Route::get("/join/{code}", Access::Anyone, join::show),
        Route::post("/join/{code}", Access::Member, join::join),
        Route::get("/groups/{group}/settings/codes", Access::GroupManager, list::list),
        Route::get("/groups/{group}/settings/codes/new", Access::GroupManager, make::new),
        Route::post("/groups/{group}/settings/codes/new", Access::GroupManager, make::create),
        Route::post("/groups/{group}/settings/codes/export.csv", Access::GroupManager, export::export),
        Route::post("/groups/{group}/settings/codes/export.xlsx", Access::GroupManager, export::export),
        Route::get("/groups/{group}/settings/codes/{code}", Access::GroupManager, info::info),
        Route::get("/groups/{group}/settings/codes/{code}/expire", Access::GroupManager, ask_to_end),
        Route::post("/groups/{group}/settings/codes/{code}/expire", Access::GroupManager, info::expire).despite_clock(),
        Route::get("/groups/{group}/settings/codes/{code}/edit", Access::GroupManager, make::edit),
        Route::post("/groups/{group}/settings/codes/{code}/edit", Access::GroupManager, make::replace),
        Route::post("/groups/{group}/settings/codes/{code}/take-over", Access::GroupManager, info::take_over),
        Route::get("/groups/{group}/settings/codes/{code}/poster", Access::GroupManager, info::poster),
        Route::get("/groups/{group}/settings/codes/{code}/qr.svg", Access::GroupManager, info::qr),
        Route::get("/groups/{group}/settings/codes/{code}/email", Access::GroupManager, email::ask),
        Route::post("/groups/{group}/settings/codes/{code}/email", Access::GroupManager, email::send),
    ]
}
