//! What is said once an email was written.

use std::fmt;

use crate::locale::Message;
use crate::t;

use super::app::App;
use super::flash::Flash;

impl Flash {
    /// An email to `to` was written; `then` says what to do with it. Where no mail server is set it waits,
    /// and nothing is promised.
    pub fn mailed(app: &App, to: impl fmt::Display, then: Option<Message<'static>>) -> Self {
        let to = to.to_string();
        if app.delivers() { Self::done(t::web::mailed(to)).and(then) } else { Self::note(t::web::mail_waits(to)) }
    }
}
