//! What the email queue shows on pages of others: on Home, that no email leaves this server.

use crate::db::{Conn, QueryResult};
use crate::people::PanelContext;
use crate::t;
use crate::web::{Notice, Panel, notices, urls};

/// Tells admins that there is no mail server.
pub fn email_is_off(_: &mut Conn, context: &PanelContext) -> QueryResult<Option<Panel>> {
    if context.app.delivers() || !context.is_admin() {
        return Ok(None);
    }
    Ok(notices(vec![Notice {
        links: vec![(urls::MAIL, t::email_queue::open_mail_settings())],
        ..Notice::new("email", t::email_queue::off(), t::email_queue::off_text())
    }]))
}
