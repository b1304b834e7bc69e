//! Groups, who is in them, and the one door-keeper.
//!
//! Every way into a group (a code, an invite, a toggle, an import, a hand) ends in [`admit`],
//! inside the transaction of whoever brings the person; so one place decides who may come in, and
//! one place writes down that they did. Ways out are [`leave`] and [`remove`]: who leaves may come
//! back by the same door, who was removed may not.

mod admit;
mod depart;
mod drawer;
mod panels;
mod rules;
mod store;
mod who;

pub use admit::{Admission, Door, admit};
pub use depart::{Departure, leave, remove};
pub use drawer::drawer;
pub use panels::{Panel, PanelLink, SettingsHead};
pub use rules::{Outside, Phase, Refusal, admits, phase};
pub use store::{Group, Membership, NewGroup, find, insert, membership};
pub use who::{GroupManager, GroupMember};
