//! Accounts: signing up and in, proving an address, passwords, and one's own page.
//!
//! Whether an address has an account is told to its owner only, in its mailbox; the one exception
//! is somebody who signs up with a code that lets newcomers in, who has to know. What a stranger
//! can make slow (hashing) runs outside every transaction and after every cheap check, so sign-up
//! with a code takes its seat first: see [`seat`].

mod account;
mod claim;
mod confirm;
mod download;
mod erase;
mod finish;
mod first_password;
mod forms;
mod letters;
mod messages;
mod new_password;
mod onward;
mod pages;
mod reset;
mod restored;
mod rules;
mod seat;
mod sessions;
mod signin;
mod store;
mod sweep;
mod tokens;
mod wait;
mod welcome;

pub use confirm::send_link as send_confirmation;
pub use first_password::{erase_unused, write_to_new};
pub use letters::letters;
pub use new_password::{NewPassword, Owner, PasswordProblem};
pub use pages::routes;
pub use restored::{end_everything, withdraw_ended};
pub use sweep::sweep;
