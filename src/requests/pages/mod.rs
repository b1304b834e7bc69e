//! The pages of requests: asking, what became of it, and the panel of those who decide.

mod ask;
mod code;
mod panel;
mod status;

use crate::web::{Access, Route};

/// Every route of the module.
pub fn routes() -> Vec<Route> {
    use Access::{Anyone, GroupManager, Member};
    vec![
        Route::get("/invite/{id}/{token}/request", Anyone, ask::form),
        Route::post("/invite/{id}/{token}/request", Anyone, ask::submit),
        Route::get("/invited/{id}/{token}/request", Anyone, ask::form),
        Route::post("/invited/{id}/{token}/request", Anyone, ask::submit),
        Route::get("/join/request", Member, code::form),
        Route::post("/join/request", Member, code::submit),
        Route::get("/request/{id}/{token}", Anyone, status::show),
        Route::get("/groups/{group}/settings/requests", GroupManager, panel::show),
        Route::post("/groups/{group}/settings/requests", GroupManager, panel::decide),
    ]
}
