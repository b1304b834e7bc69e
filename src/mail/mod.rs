//! Mail: what is to be sent waits in the email queue, a table; the mailer carries it to the server.
//!
//! A message is a row written in the transaction that causes it. It keeps what the email says,
//! not the email: it is rendered when it is sent, so that no token is ever stored.

mod answer;
mod compose;
mod draft;
mod enqueue;
mod free_text;
mod mailer;
mod outcome;
mod personal_data;
mod render;
mod rules;
mod smtp;
mod store;
mod topics;
mod unsubscribing;
mod unwanted;

pub use answer::Answer;
pub use draft::{Draft, parameters};
pub use enqueue::{enqueue, enqueue_all, retry};
pub use mailer::{Addressee, Branding, Mailer, RunningMailer};
pub use personal_data::{PERSONAL_DATA, choices_of, forget_about, forget_words_about, give_to};
pub use render::{EmailKind, EmailKinds, EmailText, RenderContext, RenderedEmail, Unreadable};
pub use smtp::{Patience, Server};
pub use store::{
    QueuedEmail, bring_back, carry_choices, count, drop_held, find, hold, hurry, latest, note_failed, note_sent,
    release, subscribe, turned_off, unsubscribe, unsubscribed_from, withdraw,
};
pub use topics::EmailTopic;
pub use unsubscribing::Unsubscribing;
