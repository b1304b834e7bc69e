//! The pages of the room, a file for each.

pub mod activity;
pub mod export;
pub mod general;
