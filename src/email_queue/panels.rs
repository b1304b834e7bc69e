//! What the email queue shows on pages of others: on Home, that no email leaves this server.

use crate::db::{Conn, QueryResult};
use crate::people::PanelContext;
use crate::web::{Notice, Panel, notices, urls};

/// Tells admins that there is no mail server.
pub fn email_is_off(_: &mut Conn, context: &PanelContext) -> QueryResult<Option<Panel>> {
    if context.app.delivers() || !context.is_admin() {
        return Ok(None);
    }
    Ok(notices(vec![Notice {
        id: "email",
        title: "Email is off".to_owned(),
        text: "No mail server is set up, so emails wait. Until then, share codes and links yourself.".to_owned(),
        links: vec![(urls::MAIL, "Open mail settings")],
        ..Notice::default()
    }]))
}
