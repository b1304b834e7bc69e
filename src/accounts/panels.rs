//! What accounts show on pages of others: on Home, that the address is still to be proved.

use askama::Template;

use crate::db::{Conn, QueryResult};
use crate::locale::Slot;
use crate::people::PanelContext;
use crate::t;
use crate::web::{Panel, urls};

#[derive(Template)]
#[template(path = "accounts/unconfirmed.html")]
struct Unconfirmed {
    email: String,
    /// Whether emails leave this server.
    delivers: bool,
}

/// How to prove the address that is not proved yet.
pub fn unconfirmed(_: &mut Conn, context: &PanelContext) -> QueryResult<Option<Panel>> {
    let email = context.person.email.clone().filter(|_| context.person.email_confirmed_at.is_none());
    Ok(email.map(|email| Panel::section(Unconfirmed { email, delivers: context.app.delivers() })))
}
