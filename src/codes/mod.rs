//! Codes: short texts that let whoever enters them into a group, or, where a campaign gave them out,
//! into every group that names the campaign.
//!
//! What a code looks like and how it is read is in [`Code`]; whether it lets somebody in is
//! decided by one predicate, [`enterable`], whose every refusal has one message. Using a code
//! takes a use and admits the person in one transaction; signing up with one takes a seat first
//! ([`claim_seat`], [`admit_seat`]). A code is never deleted, so that its letters are never given
//! out again; it is ended, or replaced by another.

mod alphabet;
mod campaign;
mod code;
mod custom;
mod draw;
mod events;
mod expire;
mod facts;
mod forms;
mod generate;
mod guarded;
mod limits;
mod make;
mod messages;
mod pages;
mod pasted;
mod prefix;
mod preview;
mod qr;
mod reading;
mod redeem;
mod refusal;
mod refused;
mod rules;
mod scripts;
mod seats;
mod send;
mod shut;
mod spans;
mod standing;
mod state;
mod store;
mod take_over;
mod throttle;
mod view;

pub use code::{BATCH_SYMBOLS, Code, UnfitWording, UnreadableCode, symbols_needed};
pub use custom::CustomCode;
pub use draw::{make_many, make_one};
pub use events::CodeEvent;
pub use guarded::{announce_guarded_mode, guarded_notice};
pub use limits::{ExpirationProblem, UnboundedManagers, UsesProblem, expiration, max_uses, may_grant};
pub use messages::Unusable;
pub use pages::routes;
pub use prefix::{Prefix, UnfitPrefix};
pub use preview::{Preview, preview};
pub use qr::svg as qr_svg;
pub use redeem::{Joined, redeem};
pub use refused::RedeemError;
pub use rules::{
    CampaignFacts, CodeFacts, CodeRefusal, CodeState, Enterer, GroupFacts, MakerStanding, Opens, enterable,
};
pub use seats::{admit_seat, claim_seat, holds_seat, return_seats_of};
pub use send::letters;
pub use shut::{Shut, shut};
pub use spans::{LiveSpan, live_spans};
pub use standing::Issuer;
pub use store::{NewCode, Target, end_every};
pub use throttle::guesser;
