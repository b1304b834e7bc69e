//! What somebody reads who joined by a pass, and where they are led.

use actix_web::HttpResponse;

use crate::text;
use crate::web::{App, Flash, urls};

use super::redeem::Joined;

impl Joined {
    /// "Choir", "Choir and Band".
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.groups.iter().map(|(_, name)| name.as_str()).collect();
        text::listed(&names)
    }

    /// The page of the only group, where they see it; else Home.
    pub fn url(&self) -> String {
        match self.groups.as_slice() {
            [(group, _)] if self.is_shown => urls::group(*group),
            _ => urls::HOME.to_owned(),
        }
    }

    /// "You’re in Choir and Band.", or that they were before.
    pub fn message(&self) -> String {
        match (self.newly, self.is_shown) {
            _ if self.groups.is_empty() => String::new(),
            (true, _) => format!("You’re in {}.", self.names()),
            (false, true) => format!("You’re already in {}.", self.names()),
            (false, false) => format!("You’re already in {}. Only its managers can see it right now.", self.names()),
        }
    }

    /// Leads them there, and says so.
    pub fn welcome(&self, app: &App) -> HttpResponse {
        let flash = if self.newly { Flash::done(self.message()) } else { Flash::note(self.message()) };
        flash.on(&self.url(), &app.config)
    }
}
