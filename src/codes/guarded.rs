//! Telling admins that custom codes are being guessed, once each time guarded mode begins.

use serde_json::{Value, json};

use crate::clock::Moment;
use crate::db::{Conn, Fault};
use crate::entropy::Entropy;
use crate::guesses;
use crate::mail::{self, Draft, RenderContext, RenderedEmail, Unreadable, email};
use crate::people;
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
        let draft = Draft { kind: GUARDED, parameters: json!({}), to: address, person: Some(admin), reference: None };
        mail::enqueue(conn, &draft, entropy, now)?;
    }
    Ok(true)
}

email!(write(String): "codes/emails/codes-guarded.txt" and "codes/emails/codes-guarded.html");

pub(super) fn render(context: &RenderContext<'_>, _: &Value) -> Result<RenderedEmail, Unreadable> {
    let subject = format!("Someone is guessing join codes at {}", context.organization);
    write(context, subject, &context.link(urls::USER_GROUPS))
}
