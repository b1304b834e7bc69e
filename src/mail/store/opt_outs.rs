//! Which emails whoever reads an address has turned off.

use std::collections::{BTreeSet, HashSet};

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{email_opt_outs, mails};
use crate::db::types::EmailState;
use crate::db::{Conn, QueryResult, per_backend};
use crate::ids::EmailId;
use crate::mail::topics::EmailTopic;

/// Turns emails about `topic` off; does nothing where they are.
pub fn unsubscribe(conn: &mut Conn, address_key: &str, topic: EmailTopic, now: Moment) -> QueryResult<()> {
    let row =
        (email_opt_outs::address_key.eq(address_key), email_opt_outs::topic.eq(topic), email_opt_outs::since.eq(now));
    per_backend!(conn, |conn| diesel::insert_into(email_opt_outs::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))
    .map(drop)
}

/// Turns emails about `topic` on again.
pub fn subscribe(conn: &mut Conn, address_key: &str, topic: EmailTopic) -> QueryResult<()> {
    diesel::delete(email_opt_outs::table.find((address_key, topic))).execute(conn).map(drop)
}

/// What whoever reads this address has turned off.
pub fn turned_off(conn: &mut Conn, address_key: &str) -> QueryResult<BTreeSet<EmailTopic>> {
    let off = all_turned_off(conn, &[address_key])?;
    Ok(off.into_iter().map(|(_, topic)| topic).collect())
}

/// The addresses of these that get no emails about `topic`.
pub fn unsubscribed_from(conn: &mut Conn, topic: EmailTopic, keys: &[&str]) -> QueryResult<HashSet<String>> {
    let off = all_turned_off(conn, keys)?;
    let gets_none = |key: &str| topic.is_off(|topic| off.contains(&(key.to_owned(), topic)));
    Ok(keys.iter().filter(|key| gets_none(key)).map(|key| (*key).to_owned()).collect())
}

/// What is turned off for each of these addresses.
pub(in crate::mail) fn all_turned_off(conn: &mut Conn, keys: &[&str]) -> QueryResult<HashSet<(String, EmailTopic)>> {
    let mut off = HashSet::new();
    for batch in keys.chunks(super::BATCH) {
        let rows: Vec<(String, String)> = email_opt_outs::table
            .filter(email_opt_outs::address_key.eq_any(batch))
            .select((email_opt_outs::address_key, email_opt_outs::topic))
            .load(conn)?;
        // A topic that another version of ours knew has no emails any more.
        off.extend(rows.into_iter().filter_map(|(key, topic)| Some((key, EmailTopic::parse(&topic)?))));
    }
    Ok(off)
}

/// Has what is turned off for one address be so for another, which the same person reads from now on. The first keeps
/// its choices: emails to it are no more wanted than before.
pub fn carry_choices(conn: &mut Conn, from: &str, to: &str, now: Moment) -> QueryResult<()> {
    for topic in turned_off(conn, from)? {
        unsubscribe(conn, to, topic, now)?;
    }
    Ok(())
}

/// Ends messages that a mailer has in hand and that their readers do not want. That was no try to deliver them.
pub(in crate::mail) fn note_unsubscribed(conn: &mut Conn, ids: &[EmailId]) -> QueryResult<()> {
    diesel::update(mails::table.filter(mails::id.eq_any(ids)).filter(mails::state.eq(EmailState::Waiting)))
        .set((
            mails::state.eq(EmailState::Unsubscribed),
            mails::attempts.eq(mails::attempts - 1),
            mails::last_answer.eq(None::<String>),
            mails::claimed_until.eq(None::<Moment>),
        ))
        .execute(conn)
        .map(drop)
}
