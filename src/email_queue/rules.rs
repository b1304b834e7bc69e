//! How emails are spoken of.

use crate::locale::Message;
use crate::t;

/// Emails are counted up to this many; no one needs to know more exactly.
pub(super) const MAX_COUNTED: i64 = 1_000;

/// The kinds that the page has a name for, by the names of their emails.
const KINDS: [&str; 20] = [
    "test",
    "confirm",
    "welcome",
    "already",
    "reset",
    "first_password",
    "password_set",
    "email",
    "email_notice",
    "group-code",
    "codes-guarded",
    "campaign-code",
    "invite",
    "invite-approved",
    "invite-reminder",
    "invite-notice",
    "invite-fallen",
    "request-asked",
    "request-approved",
    "request-denied",
];

/// What an email is, by its name.
pub(super) fn kind(name: &str) -> Message<'static> {
    t::email_queue::kind(KINDS.into_iter().find(|kind| *kind == name).unwrap_or_default())
}
