//! What somebody reads who joined by a pass, and where they are led.

use actix_web::HttpResponse;

use crate::text;
use crate::web::{App, Flash, urls};

use super::redeem::Joined;

impl Joined {
    /// "Choir", "Choir and Band".
    #[must_use]
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.groups.iter().map(|(_, name)| name.as_str()).collect();
        text::listed(&names)
    }

    /// The page of the only group, where they see it; else Home.
    #[must_use]
    pub fn url(&self) -> String {
        match self.groups.as_slice() {
            [(group, _)] if self.is_shown => urls::group(*group),
            _ => urls::HOME.to_owned(),
        }
    }

    /// Leads them there, and welcomes them.
    #[must_use]
    pub fn welcome(&self, app: &App) -> HttpResponse {
        let names = self.names();
        let message = match (self.newly, self.is_shown) {
            (true, _) => Flash::done(format!("Welcome to {names}. You’re in.")),
            (false, true) => Flash::note(format!("You’re already in {names}.")),
            (false, false) => {
                Flash::note(format!("You’re already in {names}. Only its managers can see it right now."))
            }
        };
        message.on(&self.url(), &app.config)
    }
}
