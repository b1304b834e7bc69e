//! Limits on guessing join codes, addresses and passwords.
//!
//! A guess is checked against leaky buckets, one row each, shared by all instances: of the browser,
//! the address, the network around it, an account, and of everyone together. Wrong guesses fill
//! them, right ones cost nothing, and neither do repeats. Whoever meets a full bucket is asked to try
//! again later, before anything is looked up: nothing that can be guessed is ever locked.
//!
//! - Codes, and addresses that may have an account, go through [`attempt`]: check, look and charge
//!   in one transaction, so that requests sent at once gain nothing.
//! - Passwords go through [`take_password`]: the token is taken before the hash, which takes long,
//!   and [`give_back`] returns it for a right password.
//!
//! Custom codes are few and guessable. When wrong ones come from everywhere, **guarded mode** lets
//! only known networks try them as usual ([`is_guarded`]).

mod attempt;
mod browser;
mod buckets;
mod guarded;
mod guesser;
mod known_browser;
mod limits;
mod messages;
mod password;
mod store;
mod target;
mod try_later;

pub use attempt::{Attempted, attempt};
pub use guarded::{is_guarded, note_network, to_announce};
pub use guesser::Guesser;
pub use known_browser::KnownBrowsers;
pub use password::{PasswordToken, give_back, take_password};
pub use target::{Guess, GuessTarget};
pub use try_later::TryLater;

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};

/// Forgets every wrong guess and every known network: what was written down for a time that will not
/// come would keep people out.
pub fn forget_all(conn: &mut Conn) -> QueryResult<()> {
    store::forget_all(conn)
}

/// Forgets buckets that have run empty and networks that nobody came from lately.
pub fn sweep(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    Ok(store::sweep(conn, now)? + guarded::forget_networks(conn, now)?)
}
