//! The pages of the module, a file for each.

pub mod activity;
pub mod export;
pub mod general;
