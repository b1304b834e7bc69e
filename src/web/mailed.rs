//! What is said once an email was written.

use std::fmt;

use super::app::App;
use super::flash::Flash;

impl Flash {
    /// An email to `to` was written; `then` says what to do with it. Where no mail server is set it waits,
    /// and nothing is promised.
    pub fn mailed(app: &App, to: impl fmt::Display, then: &str) -> Self {
        if app.delivers() {
            Self::done(format!("An email is on its way to {to}.{then}"))
        } else {
            Self::note(format!("This server can’t send email right now, so the email to {to} waits."))
        }
    }
}
