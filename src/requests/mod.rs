//! Requests: somebody whose way in is closed asks to be let in, and the group's managers decide.
//!
//! Asking stands behind an invite's link, or a code, that does not let somebody in. One request a group and person, or address, is open
//! at a time. Approving lets an account in by the admission rule of groups, as a manager's hand does; an
//! address that nobody proved gets a fresh invite instead, so that whoever reads it comes in.

mod ask;
mod decide;
mod emails;
mod events;
mod forms;
mod messages;
mod pages;
mod panels;
mod personal_data;
mod rules;
mod store;

pub use ask::{Ask, ask};
pub use decide::{Decider, decide};
pub use emails::emails;
pub use events::RequestEvent;
pub use pages::routes;
pub use panels::{SETTINGS_TAB, open};
pub use personal_data::PERSONAL_DATA;
pub use rules::{AskOutcome, Asker};
