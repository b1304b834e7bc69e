//! Mail: what is to be sent waits in the outbox, a table; the courier carries it to the server.
//!
//! A message is a row written in the transaction that causes it. It keeps what the letter says,
//! not the letter: it is rendered when it is sent, so that no token is ever stored.

mod letter;
mod outbox;
mod store;

pub use letter::{Desk, Letter, Letters, Render, Unreadable};
pub use outbox::{Draft, Outbox, enqueue};
