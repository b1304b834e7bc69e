//! The pages of the room, a file for each.

pub mod activity;
pub mod add;
pub mod browse;
pub mod general;
pub mod group;
pub mod home;
pub mod members;
pub mod new;
mod window;

use crate::db::types::JoinType;
use crate::text::counted;

pub use general::{archive_question, codes_stop};

pub use window::{GroupWindow, span_in_words, start_in_words, stop_and_left, stop_in_words, without_zone};

/// How people join, in the words of the form.
#[must_use]
pub const fn join_type_in_words(join_type: JoinType) -> &'static str {
    match join_type {
        JoinType::Open => "Open",
        JoinType::ByCode => "By code",
        JoinType::Closed => "Closed",
    }
}

/// "1 person", "3 people", "1,204 people".
#[must_use]
pub fn people(count: i64) -> String {
    counted(count, "person", "people")
}

#[cfg(test)]
mod tests {
    use super::people;

    #[test]
    fn numbers_are_told_with_their_noun() {
        for (count, told) in [
            (0, "0 people"),
            (1, "1 person"),
            (999, "999 people"),
            (1_000, "1,000 people"),
            (1_234_567, "1,234,567 people"),
        ] {
            assert_eq!(people(count), told);
        }
    }
}
