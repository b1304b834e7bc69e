//! Initials.

/// The first letters of the first and the last word of a name, for where there is no room for more; of one word, its
/// first letter.
pub fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let (first, last) = (letters.next(), letters.next_back());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn the_first_and_the_last_word_count() {
        for (name, expected) in [
            ("Mia Okafor", "MO"),
            ("ludwig van beethoven", "LB"),
            ("Zoë", "Z"),
            ("Émile (Dr.) Ødegård", "ÉØ"),
            ("  Ann   ", "A"),
            ("王 小明", "王小"),
            ("… —", ""),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
