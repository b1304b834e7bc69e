//! Mail: what is to be sent waits in the outbox, a table; the courier carries it to the server.
//!
//! A message is a row written in the transaction that causes it. It keeps what the letter says,
//! not the letter: it is rendered when it is sent, so that no token is ever stored.

mod compose;
mod courier;
mod free_text;
mod letter;
mod outbox;
mod rules;
mod smtp;
mod store;

pub use courier::{AtWork, Courier, Letterhead, LetterheadLoader};
pub use letter::{Desk, Letter, Letters, Render, Unreadable};
pub use outbox::{Draft, enqueue, enqueue_all, parameters, retry};
pub use smtp::{Patience, Server};
pub use store::{Message, bring_back, count, drop_held, find, hold, hurry, latest, release, withdraw};
