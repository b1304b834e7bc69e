//! Invites: links into one group, shared by hand or emailed to named people.
//!
//! A link is derived from its row and the server's key, so that neither the database nor the outbox
//! opens anything; opening it changes nothing, since mail scanners do. Whether it lets somebody in
//! is decided by one predicate, [`usable`], which asks what its maker may do now, not what they
//! might when they made it. An emailed link belongs to its address, and proves it.

mod accept;
mod events;
mod forms;
mod from_file;
mod invite_address;
mod letters;
mod life;
mod make;
mod manage;
mod meet;
mod messages;
mod pages;
mod post;
mod refusal;
mod refused;
mod rules;
mod seats;
mod state;
mod store;
mod sweep;
mod tokens;
mod view;
mod waiting;

pub use accept::{Joined, enter, prove, start};
pub use events::InviteEvent;
pub use invite_address::{OneInvite, invite_address};
pub use letters::{TO_INVITEE, letters};
pub use meet::{Behind, behind};
pub use pages::routes;
pub use refusal::InviteRefusal;
pub use refused::AcceptError;
pub use rules::{InviteFacts, MakerStanding, usable};
pub use seats::{admit_seat, claim_seat, holds_seat, return_seats_of};
pub use store::delete_every;
pub use sweep::{sweep, sweep_whole};
pub use tokens::{Presented, Target, bookmark, bookmarked};
pub use waiting::waiting;
