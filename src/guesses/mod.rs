//! Budgets for wrong guesses at join codes and passwords.
//!
//! Whoever is about to look at a guess first [`hold`]s it for its turn, and afterwards [`charge`]s
//! what was wrong. Only distinct wrong guesses count: success, malformed input and a repeat of the
//! same slip are free. Over budget one waits; nobody is ever refused for guesses, and nothing that
//! can be guessed is ever locked, so no attacker can shut out an owner. Where a turn is farther away
//! than a request can wait, the browser keeps its place and comes back with it. The counts are rows,
//! shared by all instances; they are kept for an hour.

mod browser;
mod budget;
mod place;
mod rules;
mod store;

pub use browser::browser_of;
pub use budget::{Turn, charge, hold, sweep, turn};
pub use rules::Subject;
