//! The link in an email by which whoever reads its address turns off emails about its topic: no account is needed, and
//! it works for as long as the address gets emails.

use crate::secret::ServerKey;
use crate::text::{self, Email};
use crate::web::urls;

use super::rules::address_key;
use super::topics::EmailTopic;

/// A topic, and the address that it is turned off for: what a link is about that was given out.
#[derive(Debug, Clone)]
pub struct Unsubscribing {
    /// The topic.
    pub topic: EmailTopic,
    /// The address, as the link spells it.
    pub address: Email,
    token: String,
}

impl Unsubscribing {
    /// What emails about `topic` to `address` link to.
    pub fn new(key: &ServerKey, topic: EmailTopic, address: Email) -> Self {
        Self { topic, token: token(key, topic, address.key()), address }
    }

    /// What a link of these parts is about; nothing where it was never given out.
    pub fn read(key: &ServerKey, topic: &str, token: &str, to: &str) -> Option<Self> {
        let (topic, address) = (EmailTopic::parse(topic)?, text::email(to).ok()?);
        let is_ours = key.verify_of(&purpose(topic), address.key(), token);
        is_ours.then(|| Self { topic, address, token: token.to_owned() })
    }

    /// The path of the link.
    pub fn path(&self) -> String {
        urls::unsubscribe(self.topic.as_str(), &self.token, self.address.typed())
    }

    /// Where they are turned on again.
    pub fn path_again(&self) -> String {
        urls::subscribe_again(self.topic.as_str(), &self.token, self.address.typed())
    }
}

/// The path of the link in an email about `topic` to the address `to`.
pub(super) fn unsubscribe_path(key: &ServerKey, topic: EmailTopic, to: &str) -> String {
    urls::unsubscribe(topic.as_str(), &token(key, topic, &address_key(to)), to)
}

fn token(key: &ServerKey, topic: EmailTopic, address_key: &str) -> String {
    key.token_of(&purpose(topic), address_key)
}

fn purpose(topic: EmailTopic) -> String {
    format!("unsubscribe {}", topic.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_known_in_every_spelling_of_its_address() {
        let key = ServerKey::new([7; 32]);
        let address = text::email("Lee@bücher.example").unwrap();
        let given = Unsubscribing::new(&key, EmailTopic::Codes, address);
        assert_eq!(given.path(), unsubscribe_path(&key, EmailTopic::Codes, "Lee@bücher.example"));
        for to in ["Lee@Bücher.example", "lee@xn--bcher-kva.example"] {
            assert!(Unsubscribing::read(&key, "codes", &given.token, to).is_some(), "{to}");
        }
        for (topic, to) in [("invites", "lee@bücher.example"), ("codes", "eve@bücher.example"), ("codes", "")] {
            assert!(Unsubscribing::read(&key, topic, &given.token, to).is_none(), "{topic} {to}");
        }
    }
}
