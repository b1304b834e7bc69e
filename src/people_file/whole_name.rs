//! What somebody is called, from however many columns.

use crate::text;

/// The cells that a name is composed of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts<'a> {
    pub whole: &'a str,
    pub last_first: &'a str,
    pub given: &'a str,
    pub middle: &'a str,
    pub family: &'a str,
    pub second_family: &'a str,
    pub suffix: &'a str,
}

/// The whole name. A column that is called Name may hold a part of one only, or what somebody likes to be called:
/// nothing that the columns beside it have may be lost.
pub(super) fn compose(parts: &Parts<'_>, has_family: bool) -> String {
    let Parts { whole, last_first, given, middle, family, second_family, suffix } = *parts;
    let last = joined(&[family, second_family]);
    let composed = |first: &str, last: &str| {
        if is_east_asian(first) && is_east_asian(last) {
            return joined(&[last, first]);
        }
        joined(&[first, middle, last, suffix])
    };
    match (whole.is_empty(), given.is_empty(), last.is_empty()) {
        (true, true, true) => straight(last_first),
        (true, ..) => composed(given, &last),
        (false, true, false) if !holds(whole, &last) => composed(whole, &last),
        (false, false, false) if !holds(whole, &last) || same_name(whole, &last) => composed(given, &last),
        // Where last names have a column and this row has none, a name of several words is whole.
        (false, false, true) if !holds(whole, given) && (!has_family || words(whole).len() < 2) => {
            composed(given, whole)
        }
        (false, true, true) => joined(&[&with_middle(whole, middle), if holds(whole, suffix) { "" } else { suffix }]),
        (false, ..) => whole.to_owned(),
    }
}

/// A whole name with the middle one that stands in a column of its own.
fn with_middle(whole: &str, middle: &str) -> String {
    if holds(whole, middle) {
        return whole.to_owned();
    }
    let (first, last) = whole.split_once(char::is_whitespace).unwrap_or((whole, ""));
    joined(&[first, middle, last])
}

fn joined(pieces: &[&str]) -> String {
    pieces.iter().map(|piece| piece.trim()).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a name is in letters in which the last name is written first.
fn is_east_asian(name: &str) -> bool {
    let is_letter = |c: char| matches!(c, '\u{3005}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{20000}'..='\u{323AF}');
    name.chars().any(is_letter) && name.chars().all(|c| is_letter(c) || c.is_whitespace())
}

/// "Ash, Ann" as "Ann Ash", and "Ash, Ann, Jr." as "Ann Ash Jr."; other names as they are.
pub fn straight(name: &str) -> String {
    let pieces: Vec<&str> = name.split(',').map(str::trim).collect();
    match pieces.as_slice() {
        [_, second] if is_suffix(second) => name.trim().to_owned(),
        [last, first] if !last.is_empty() && !first.is_empty() => format!("{first} {last}"),
        [last, first, suffix] if is_suffix(suffix) => format!("{first} {last} {suffix}"),
        [last, suffix, first] if is_suffix(suffix) => format!("{first} {last} {suffix}"),
        _ => name.trim().to_owned(),
    }
}

/// Whether two names are of one person: the same words in any order.
pub fn same_name(one: &str, other: &str) -> bool {
    one == other || {
        let words = |name: &str| {
            let mut words = words(name);
            words.sort_unstable();
            words
        };
        words(one) == words(other)
    }
}

fn is_suffix(piece: &str) -> bool {
    let plain = piece.trim_end_matches('.').to_lowercase();
    matches!(
        plain.as_str(),
        "jr" | "sr" | "ii" | "iii" | "iv" | "v" | "phd" | "md" | "esq" | "msc" | "ma" | "ba" | "bsc"
    )
}

/// Whether the words of `part` follow each other in `name`.
fn holds(name: &str, part: &str) -> bool {
    if is_east_asian(name) && name.contains(part.trim()) {
        return true;
    }
    let (name, part) = (words(name), words(part));
    part.is_empty() || name.windows(part.len()).any(|window| window == part.as_slice())
}

fn words(name: &str) -> Vec<String> {
    let folded = text::fold(name);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_whole_whatever_the_columns() {
        for (whole, given, family, expected) in [
            ("Anna", "", "Ash", "Anna Ash"),
            ("Anna Ash", "", "Ash", "Anna Ash"),
            ("Ash", "Anna", "Ash", "Anna Ash"),
            ("Anna", "Anna", "Ash", "Anna Ash"),
            ("Ann A.", "Anna", "Ash", "Anna Ash"),
            ("Annie", "Anna", "Ash", "Anna Ash"),
            ("Bob Birch", "Robert", "Birch", "Bob Birch"),
            ("Ash", "Anna", "", "Anna Ash"),
            ("Anna Ash", "Annie", "", "Anna Ash"),
            ("", "Anna", "Ash", "Anna Ash"),
            ("", "花子", "佐藤", "佐藤 花子"),
            ("명수", "", "김", "김 명수"),
            ("", "Hanako", "佐藤", "Hanako 佐藤"),
            ("Prince", "", "", "Prince"),
        ] {
            let parts = Parts { whole, given, family, ..Parts::default() };
            assert_eq!(compose(&parts, true), expected, "{parts:?}");
        }
        let no_column = Parts { whole: "de la Cruz", given: "Ana", ..Parts::default() };
        assert_eq!(compose(&no_column, false), "Ana de la Cruz");
        let parts = Parts { given: "Jan", middle: "van der", family: "Berg", suffix: "Jr.", ..Parts::default() };
        assert_eq!(compose(&parts, true), "Jan van der Berg Jr.");
        let parts = Parts { whole: "Ana", family: "García", second_family: "López", ..Parts::default() };
        assert_eq!(compose(&parts, true), "Ana García López");
        let parts = Parts { whole: "Ann Ash", middle: "Mae", suffix: "Jr.", ..Parts::default() };
        assert_eq!(compose(&parts, false), "Ann Mae Ash Jr.");
        let parts = Parts { whole: "Ann Mae Ash", middle: "Mae", ..Parts::default() };
        assert_eq!(compose(&parts, false), "Ann Mae Ash");
    }

    #[test]
    fn last_names_that_come_first_are_put_last() {
        for (written, meant) in [
            ("Ash, Ann", "Ann Ash"),
            ("van Dam, Zoë Maria", "Zoë Maria van Dam"),
            ("Ann Ash", "Ann Ash"),
            ("Davis, Jr.", "Davis, Jr."),
            ("Davis, Sammy, Jr.", "Sammy Davis Jr."),
        ] {
            assert_eq!(straight(written), meant);
        }
        assert!(same_name("Ash, Ann", "ann ash") && !same_name("Ann Ash", "Ann Birch"));
    }
}
