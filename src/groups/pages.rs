//! The pages of the room, a file for each.

pub mod activity;
pub mod add;
pub mod general;
pub mod group;
pub mod home;
pub mod members;
pub mod new;
mod window;

use crate::text::counted;

pub use window::GroupWindow;

/// "1 person", "3 people", "1,204 people".
fn people(count: i64) -> String {
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
