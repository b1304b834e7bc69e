//! The pages of the room, a file for each.

pub mod activity;
pub mod add;
pub mod general;
pub mod group;
pub mod home;
pub mod members;
pub mod new;
mod window;

use window::GroupWindow;

/// "1 person", "3 people", "1,204 people".
fn people(count: i64) -> String {
    counted(count, "person", "people")
}

/// A number with its noun.
fn counted(count: i64, one: &str, many: &str) -> String {
    let digits = count.to_string();
    let mut number = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            number.push(',');
        }
        number.push(digit);
    }
    format!("{number} {}", if count == 1 { one } else { many })
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
