//! Telling admins that custom codes are being guessed, once each time guarded mode begins.

use serde_json::{Value, json};

use crate::clock::Moment;
use crate::db::{Conn, Fault};
use crate::entropy::Entropy;
use crate::guesses;
use crate::mail::{self, Draft, EmailText, RenderContext, Unreadable};
use crate::people;
use crate::t;
use crate::web::urls;

/// Admins who are written to.
const ADMINS: i64 = 100;

/// The name of the email.
pub(super) const GUARDED: &str = "codes-guarded";

/// Queues the email to every admin where guarded mode has begun; tells whether it did.
pub fn announce_guarded_mode(conn: &mut Conn, entropy: &Entropy, now: Moment) -> Result<bool, Fault> {
    if !guesses::to_announce(conn, now)? {
        return Ok(false);
    }
    for (admin, address) in people::addresses_of_admins(conn, ADMINS)? {
        let draft = Draft {
            kind: GUARDED,
            parameters: json!({}),
            to: address,
            person: Some(admin),
            reference: None,
            language: None,
        };
        mail::enqueue(conn, &draft, entropy, now)?;
    }
    Ok(true)
}

#[expect(clippy::unnecessary_wraps, reason = "it is written like those that read parameters")]
pub(super) fn render(context: &RenderContext<'_>, _: &Value) -> Result<EmailText, Unreadable> {
    let organization = context.organization.to_owned();
    Ok(EmailText::new(
        t::emails::guarded_subject(organization.clone()),
        t::emails::guarded_reason(organization.clone()),
    )
    .text(t::emails::guarded_text(organization))
    .text(t::emails::guarded_effect())
    .text(t::emails::guarded_advice())
    .button(t::emails::guarded_button(), context.link(urls::USER_GROUPS)))
}
