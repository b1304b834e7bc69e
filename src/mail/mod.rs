//! Mail: what is to be sent waits in the outbox, a table; the courier carries it to the server.
//!
//! A message is a row written in the transaction that causes it. It keeps what the letter says,
//! not the letter: it is rendered when it is sent, so that no token is ever stored.

mod compose;
mod courier;
mod draft;
mod free_text;
mod letter;
mod outbox;
mod personal_data;
mod rules;
mod smtp;
mod store;

pub use courier::{AtWork, Courier, Letterhead};
pub use draft::{Draft, parameters};
pub(crate) use letter::letter;
pub use letter::{Desk, Letter, Letters, Render, Unreadable};
pub use outbox::{enqueue, enqueue_all, retry};
pub use personal_data::{PERSONAL_DATA, forget_about, forget_words_about, give_to};
pub use smtp::{Patience, Server};
pub use store::{
    Message, bring_back, count, drop_held, find, hold, hurry, latest, note_failed, note_sent, release, withdraw,
};
