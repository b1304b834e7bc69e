//! Who acts, from where and when: the context that every verb is told.

use std::net::IpAddr;

use crate::clock::Moment;
use crate::db::Fault;
use crate::entropy::Entropy;
use crate::ids::{BatchId, UserId};
use crate::zone::Zone;

/// Who acts, from where and when, and what else a verb needs of the world around it.
#[derive(Debug, Clone)]
pub struct By {
    /// Nobody, where the program itself acts or nobody is signed in.
    pub actor: Option<UserId>,
    /// The address of their browser.
    pub address: Option<IpAddr>,
    /// The organization's zone, by whose days joins are counted.
    pub zone: Zone,
    /// The instant at which it is done.
    pub now: Moment,
    /// Where what must not be guessed is drawn from.
    pub entropy: Entropy,
    /// The batch that it is a part of.
    pub batch: Option<BatchId>,
}

impl By {
    /// The program itself.
    pub fn program(zone: Zone, now: Moment, entropy: &Entropy) -> Self {
        Self { actor: None, address: None, zone, now, entropy: entropy.clone(), batch: None }
    }

    /// Who acts, where somebody has to.
    pub fn person(&self) -> Result<UserId, Fault> {
        self.actor.ok_or_else(|| Fault::Broken("no one is signed in".to_owned()))
    }

    /// The same, done by `actor`.
    pub fn with_actor(self, actor: UserId) -> Self {
        Self { actor: Some(actor), ..self }
    }

    /// The same, as a part of `batch`.
    pub fn in_batch(self, batch: BatchId) -> Self {
        Self { batch: Some(batch), ..self }
    }

    /// The same, done at `now`.
    pub fn at(self, now: Moment) -> Self {
        Self { now, ..self }
    }
}
