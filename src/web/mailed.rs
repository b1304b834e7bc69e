//! What is said once an email was written.

use std::fmt;

use crate::text;

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

    /// The same of `what` goes to so many people, and what came of the rest; `instead` says how else it can be handed on.
    pub fn emailed(app: &App, (what, people): (&str, usize), rest: &str, instead: &str) -> Self {
        let people = text::counted(i64::try_from(people).unwrap_or(i64::MAX), "person", "people");
        let rest = if rest.is_empty() { String::new() } else { format!(" {rest}") };
        if app.delivers() {
            Self::done(format!("{what} is on its way to {people}.{rest}"))
        } else {
            Self::note(format!(
                "This server can’t send email right now, so the emails to {people} wait. {instead}{rest}"
            ))
        }
    }
}
