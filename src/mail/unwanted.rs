//! Emails that their readers have turned off: told as a mailer takes them in hand, so that a choice counts for what waits.

use crate::db::{Conn, QueryResult};
use crate::ids::EmailId;

use super::render::EmailKinds;
use super::rules::address_key;
use super::store::{self, Claimed};
use super::topics::EmailTopic;

/// Ends those of `claimed` that are about a topic which is turned off for their address; gives the others.
pub(super) fn drop_unwanted(conn: &mut Conn, kinds: &EmailKinds, claimed: Vec<Claimed>) -> QueryResult<Vec<Claimed>> {
    let of_topic = |mail: &Claimed| Some((mail.id, address_key(&mail.to), kinds.topic(&mail.kind)?));
    let of_topics: Vec<(EmailId, String, EmailTopic)> = claimed.iter().filter_map(of_topic).collect();
    let keys: Vec<&str> = of_topics.iter().map(|(_, key, _)| key.as_str()).collect();
    let off = store::all_turned_off(conn, &keys)?;
    let is_unwanted = |key: &str, topic: EmailTopic| topic.is_off(|topic| off.contains(&(key.to_owned(), topic)));
    let unwanted = of_topics.iter().filter(|(_, key, topic)| is_unwanted(key, *topic));
    let unwanted: Vec<EmailId> = unwanted.map(|(id, ..)| *id).collect();
    if unwanted.is_empty() {
        return Ok(claimed);
    }
    store::note_unsubscribed(conn, &unwanted)?;
    Ok(claimed.into_iter().filter(|mail| !unwanted.contains(&mail.id)).collect())
}
