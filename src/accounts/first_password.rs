//! Accounts that somebody else made, for people who have yet to choose a password.

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::entropy::Entropy;
use crate::ids::UserId;
use crate::mail;
use crate::text::Email;

use super::emails;
use super::store;
use super::tokens::Issued;

/// How long the link of the first email is good. An account without a password has nothing yet
/// that a mailbox could give away, so it lives as long as an invite does; whoever chooses a password
/// by another link ends it.
const LIFE: TimeDelta = TimeDelta::days(7);

/// Writes to people whose accounts were just made: where to choose a password.
pub fn email_new_people(
    conn: &mut Conn,
    people: &[(UserId, Email)],
    entropy: &Entropy,
    now: Moment,
) -> QueryResult<()> {
    let ends_at = now + LIFE;
    let tokens = store::insert_first_tokens(conn, people, ends_at, now)?;
    let drafts = people.iter().filter_map(|(person, email)| {
        let (id, generation) = *tokens.get(person)?;
        Some(Issued { id, generation, ends_at }.draft(emails::FIRST_PASSWORD, email, Some(*person)))
    });
    mail::enqueue_all(conn, drafts.collect(), entropy, now)
}
