//! The organization: its name, time zone and policies.
//!
//! There is one row of it, made at set-up; nearly every page reads it, so it comes along with the
//! session of whoever is signed in.

mod addresses;
mod branding;
mod events;
mod rules;
mod store;

pub use addresses::{ADDRESS_DAYS, forget_addresses};
pub use branding::branding;
pub use events::OrganizationEvent;
pub use rules::{all_languages, may_add_people};
pub use store::{Organization, find, insert, update};
