//! The pages of the room, a file for each.

pub mod activity;
pub mod add;
pub mod browse;
mod card;
pub mod group;
pub mod members;
mod window;

use crate::db::types::JoinType;

pub use card::{CardAction, GroupCard};
pub use window::{GroupWindow, span_in_words, stop_and_left, stop_in_words, without_zone};

/// How people join, in the words of the form.
#[must_use]
pub const fn join_type_in_words(join_type: JoinType) -> &'static str {
    match join_type {
        JoinType::Open => "Open",
        JoinType::ByCode => "By code",
        JoinType::Closed => "Closed",
    }
}
