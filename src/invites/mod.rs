//! Invites: links into one group, shared by hand or emailed to named people.
//!
//! A link is derived from its row and the server's key, so that neither the database nor the email queue
//! opens anything; opening it changes nothing, since mail scanners do. Whether it lets somebody in, and what using
//! it does, is the rule of all passes ([`crate::passes`]). An emailed link belongs to its address, and proves it.

mod accept;
mod emails;
mod events;
mod forms;
mod from_file;
mod invite_address;
mod make;
mod manage;
mod messages;
mod pages;
mod panels;
mod post;
mod rules;
mod store;
mod sweep;
mod tokens;
mod valid_for;

pub use accept::{enter, prove, start};
pub use emails::emails;
pub use events::InviteEvent;
pub use invite_address::{OneInvite, invite_address};
pub use make::{InviteInput, Inviter, create};
pub use manage::{Scope, delete, revoke};
pub use pages::routes;
pub use panels::{SETTINGS_TAB, of_group, waiting};
pub use sweep::{sweep, sweep_whole};
pub use tokens::{InviteLink, InviteTarget, load_for, path_of_reference, reference};
