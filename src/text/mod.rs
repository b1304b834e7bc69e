//! What people type, made fit to keep: names and free text, email addresses, and the words by
//! which people are found.
//!
//! Everything kept is NFC, without control, bidirectional or zero-width characters (but for the joiners
//! that a script is spelled with, which keys ignore), and bounded, so that two names that look alike are
//! alike and nothing typed here bends a page or a mail's header.

mod addresses;
mod clean;
mod email;
mod initials;
mod search;

pub use addresses::{Addresses, AddressesProblem, Mailbox, NoAddress, NoAddressReason, addresses, mailbox, one_email};
pub use clean::{TextProblem, clean_line, clean_text, is_invisible, optional_line};
pub use email::{Email, EmailProblem, domain_shown, email};
pub use initials::initials;
pub use search::{fold, terms, words};
