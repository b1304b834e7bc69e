//! Codes: short texts that let whoever enters them into a group, or, where a campaign gave them out,
//! into every group that names the campaign.
//!
//! What a code looks like and how it is read is in [`Code`]; whether it lets somebody in, and what using it does,
//! is the rule of all passes ([`crate::passes`]). A code is never deleted, so that its letters are never given
//! out again; it is ended, or replaced by another.

mod access_request;
mod active_periods;
mod alphabet;
mod code;
mod custom;
mod draw;
mod end;
mod events;
mod forms;
mod generate;
mod guarded;
mod make;
mod messages;
mod pages;
mod panels;
mod parse;
mod pasted;
mod prefix;
mod preview;
mod reading;
mod redeem;
mod scripts;
mod send;
mod store;
mod throttle;

pub use access_request::closed_code;
pub use active_periods::{ActivePeriod, active_periods};
pub use alphabet::BATCH_SYMBOLS;
pub use code::Code;
pub use custom::CustomCode;
pub use draw::{make_many, make_one};
pub use end::expire;
pub use events::CodeEvent;
pub use generate::symbols_needed;
pub use guarded::announce_guarded_mode;
pub use make::{CodeInput, create, replace};
pub use messages::Unusable;
pub use pages::{front, routes};
pub use panels::{DRAWER_LINK, SETTINGS_TAB, guarded_mode};
pub use prefix::Prefix;
pub use preview::preview;
pub use reading::UnreadableCode;
pub use redeem::redeem;
pub use send::emails;
pub use throttle::guesser;
