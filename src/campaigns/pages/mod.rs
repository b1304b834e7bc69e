//! The pages of campaigns; all of them are the admins'.

mod campaign;
mod edit;
mod email;
mod export;
mod list;
mod new;
mod sheets;
mod show;
mod stop;

use crate::web::{Access, Route};

/// Every route of the module.
pub fn routes() -> Vec<Route> {
    use Access::Admin;
    vec![
        Route::get("/campaigns", Admin, list::list),
        Route::get("/campaigns/new", Admin, new::new),
        Route::post("/campaigns/new", Admin, new::create),
        Route::get("/campaigns/{campaign}", Admin, show::show),
        Route::post("/campaigns/{campaign}/codes.csv", Admin, export::export),
        Route::post("/campaigns/{campaign}/codes.xlsx", Admin, export::export),
        Route::get("/campaigns/{campaign}/edit", Admin, edit::ask),
        Route::post("/campaigns/{campaign}/edit", Admin, edit::save),
        Route::get("/campaigns/{campaign}/email", Admin, email::ask),
        Route::post("/campaigns/{campaign}/email", Admin, email::send),
        Route::get("/campaigns/{campaign}/recipients", Admin, email::recipients),
        Route::get("/campaigns/{campaign}/sheets", Admin, sheets::sheets),
        Route::get("/campaigns/{campaign}/stop", Admin, stop::ask),
        Route::post("/campaigns/{campaign}/stop", Admin, stop::stop).despite_clock(),
    ]
}
