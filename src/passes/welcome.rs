//! What somebody reads who joined by a pass, and where they are led.

use actix_web::HttpResponse;

use crate::locale::Message;
use crate::t;
use crate::web::{Audience, Flash, flash, urls};

use super::redeem::Joined;

impl Joined {
    /// The names of the groups.
    pub fn names(&self) -> Vec<String> {
        self.groups.iter().map(|(_, name)| name.clone()).collect()
    }

    /// The page of the only group, where they see it; else Home.
    pub fn url(&self) -> String {
        match self.groups.as_slice() {
            [(group, _)] if self.is_shown => urls::group(*group),
            _ => urls::HOME.to_owned(),
        }
    }

    /// That they are in it now, or were before; none where there is nothing to name.
    pub fn message(&self) -> Option<Message<'static>> {
        let groups = self.names();
        match (self.newly, self.is_shown) {
            _ if groups.is_empty() => None,
            (true, _) => Some(t::passes::welcome(groups)),
            (false, true) => Some(t::passes::welcome_already_in(groups)),
            (false, false) => Some(t::passes::welcome_already_in_hidden(groups)),
        }
    }

    /// Leads them there, and says so.
    pub fn welcome(&self, audience: Audience<'_>) -> HttpResponse {
        let Some(message) = self.message() else { return flash::redirect(&self.url()) };
        let shown = if self.newly { Flash::done(message) } else { Flash::note(message) };
        shown.on(&self.url(), audience)
    }
}
