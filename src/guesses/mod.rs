//! Budgets for wrong guesses at join codes and passwords.
//!
//! Whoever is about to look at a guess first asks [`delay`] how long to wait, and afterwards
//! [`charge`]s what was wrong. Only distinct wrong guesses count: success, malformed input and a
//! repeat of the same slip are free. Over budget one waits; nobody is ever refused for guesses, and
//! nothing that can be guessed is ever locked, so no attacker can shut out an owner. The counts are
//! rows, shared by all instances; they are kept for an hour.

mod browser;
mod budget;
mod rules;
mod store;

pub use browser::browser_of;
pub use budget::{charge, delay, sweep};
pub use rules::Subject;
