//! Telling admins that custom codes are being guessed, once each time guarded mode begins.

use serde_json::{Value, json};

use crate::clock::Moment;
use crate::db::{Conn, Fault};
use crate::entropy::Entropy;
use crate::guesses;
use crate::mail::{self, Desk, Draft, Letter, Unreadable, letter};
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

letter!(write(String): "codes/letters/codes-guarded.txt" and "codes/letters/codes-guarded.html");

pub(super) fn render(desk: &Desk<'_>, _: &Value) -> Result<Letter, Unreadable> {
    let subject = format!("Someone is guessing join codes at {}", desk.organization);
    write(desk, subject, &desk.link(urls::USER_GROUPS))
}
