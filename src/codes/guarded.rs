//! Telling admins that custom codes are being guessed, once each time guarded mode begins.

use askama::Template;
use serde_json::{Value, json};

use crate::clock::Moment;
use crate::db::{Conn, Fault};
use crate::entropy::Entropy;
use crate::guesses;
use crate::mail::{self, Desk, Draft, Letter, Unreadable};
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

#[derive(Template)]
#[template(path = "codes/letters/codes-guarded.txt")]
struct Text<'a> {
    organization: &'a str,
    groups: &'a str,
}

#[derive(Template)]
#[template(path = "codes/letters/codes-guarded.html")]
struct Html<'a> {
    organization: &'a str,
    groups: &'a str,
}

pub(super) fn render(desk: &Desk<'_>, _: &Value) -> Result<Letter, Unreadable> {
    let (organization, groups) = (desk.organization, &desk.link(urls::USER_GROUPS));
    Ok(Letter {
        subject: format!("Someone is guessing join codes at {organization}"),
        text: Text { organization, groups }.render()?,
        html: Html { organization, groups }.render()?,
        unsubscribe: None,
        reply_to: None,
    })
}
