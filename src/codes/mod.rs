//! Codes: short texts that let whoever enters them into a group, or, where a campaign gave them out,
//! into every group that names the campaign.
//!
//! What a code looks like and how it is read is in [`Code`]; whether it lets somebody in, and what using it does,
//! is the rule of all passes ([`crate::passes`]). A code is never deleted, so that its letters are never given
//! out again; it is ended, or replaced by another.

mod access_request;
mod alphabet;
mod code;
mod custom;
mod draw;
mod events;
mod expire;
mod forms;
mod generate;
mod guarded;
mod limits;
mod make;
mod messages;
mod pages;
mod panels;
mod pasted;
mod prefix;
mod preview;
mod qr;
mod reading;
mod redeem;
mod scripts;
mod send;

mod spans;
mod store;
mod take_over;
mod throttle;
mod view;

pub use access_request::{ClosedCode, closed_code};
pub use code::{BATCH_SYMBOLS, Code, UnfitWording, UnreadableCode, symbols_needed};
pub use custom::CustomCode;
pub use draw::{make_many, make_one};
pub use events::CodeEvent;
pub use expire::expire;
pub use guarded::announce_guarded_mode;
pub use limits::{ExpirationProblem, UnboundedManagers, UsesProblem, expiration, max_uses, may_grant};
pub use make::{Wish, create, replace};
pub use messages::Unusable;
pub use pages::{front, routes};
pub use panels::{DRAWER_LINK, SETTINGS_TAB, guarded_mode};
pub use prefix::{Prefix, UnfitPrefix};
pub use preview::{Preview, preview};
pub use qr::svg as qr_svg;
pub use redeem::redeem;
pub use send::letters;

pub use spans::{LiveSpan, live_spans};
pub use throttle::guesser;
