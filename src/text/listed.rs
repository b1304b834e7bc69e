//! Names and numbers in a sentence.

/// "Choir", "Choir and Band", "Choir, Band and Rowing".
pub fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The first `most` of `all`, and how many more there are: "a, b and 2 more".
pub fn first_of(all: &[impl AsRef<str>], most: usize) -> String {
    let first: Vec<&str> = all.iter().take(most).map(AsRef::as_ref).collect();
    match all.len().saturating_sub(most) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

/// A number with its noun: "1 person", "1,204 people".
pub fn counted(count: i64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// `words` with a capital at their beginning.
pub fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// "1 person", "1,204 people".
pub fn people(count: i64) -> String {
    counted(count, "person", "people")
}

/// A number with its thousands set apart.
pub fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_as_in_a_sentence() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["Choir"]), "Choir");
        assert_eq!(listed(&["Choir", "Band"]), "Choir and Band");
        assert_eq!(listed(&["Choir", "Band", "Rowing"]), "Choir, Band and Rowing");
    }

    #[test]
    fn a_number_stands_with_its_noun() {
        for (count, expected) in
            [(0, "0 codes"), (1, "1 code"), (999, "999 codes"), (1_204, "1,204 codes"), (100_000, "100,000 codes")]
        {
            assert_eq!(counted(count, "code", "codes"), expected);
        }
    }

    #[test]
    fn numbers_are_told_with_their_noun() {
        for (count, expected) in [
            (0, "0 people"),
            (1, "1 person"),
            (999, "999 people"),
            (1_000, "1,000 people"),
            (1_234_567, "1,234,567 people"),
        ] {
            assert_eq!(people(count), expected);
        }
    }

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(first_of(&["a", "b"], 5), "a, b");
        assert_eq!(first_of(&["a", "b", "c", "d", "e", "f", "g"], 5), "a, b, c, d, e and 2 more");
    }
}
