//! Settings → Mail: how the email queue stands, a test message, and another try for what failed.
//!
//! The email queue itself and the mailer are floor (`mail`); this module is the page over them.

mod emails;
mod events;
mod pages;
mod panels;
mod rules;

use crate::web::{Access, Route};

pub use emails::emails;
pub use events::EmailEvent;
pub use panels::email_is_off;

/// The pages of the email queue.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/settings/mail", Access::Admin, pages::show),
        Route::post("/settings/mail/test", Access::Admin, pages::send_test),
        Route::post("/settings/mail/hurry", Access::Admin, pages::send_now),
        Route::post("/settings/mail/{mail}/retry", Access::Admin, pages::retry),
    ]
}
