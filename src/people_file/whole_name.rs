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
    pub suffix: &'a str,
}

/// Which of them the file has a column for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Columns {
    pub given: bool,
    pub family: bool,
}

/// The whole name. A column that is called Name holds only part of one beside a column that holds the rest: a
/// first name beside last names, a last name beside first names.
pub(super) fn compose(parts: &Parts<'_>, columns: Columns) -> String {
    let Parts { whole, last_first, given, middle, family, suffix } = *parts;
    let joined = |pieces: &[&str]| {
        pieces.iter().map(|piece| piece.trim()).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
    };
    match (whole.is_empty(), columns.given, columns.family) {
        (false, false, true) if !holds(whole, family) => joined(&[whole, middle, family, suffix]),
        (false, true, false) if !holds(whole, given) => joined(&[given, middle, whole, suffix]),
        (false, ..) => whole.to_owned(),
        (true, ..) if !given.is_empty() || !family.is_empty() => joined(&[given, middle, family, suffix]),
        (true, ..) => straight(last_first),
    }
}

/// "Ash, Ann" as "Ann Ash", and "Ash, Ann, Jr." as "Ann Ash Jr."; other names as they are.
#[must_use]
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
#[must_use]
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
        let both = Columns { given: true, family: true };
        let name =
            |whole, given, family, columns| compose(&Parts { whole, given, family, ..Parts::default() }, columns);
        assert_eq!(name("Anna", "", "Ash", Columns { family: true, given: false }), "Anna Ash");
        assert_eq!(name("Anna Ash", "", "Ash", Columns { family: true, given: false }), "Anna Ash");
        assert_eq!(name("Ash", "Anna", "", Columns { family: false, given: true }), "Anna Ash");
        assert_eq!(name("Ann A.", "Anna", "Ash", both), "Ann A.");
        assert_eq!(name("", "Anna", "Ash", both), "Anna Ash");
        assert_eq!(name("Prince", "", "", Columns { family: true, given: false }), "Prince");
        let parts = Parts { given: "Jan", middle: "van der", family: "Berg", suffix: "Jr.", ..Parts::default() };
        assert_eq!(compose(&parts, both), "Jan van der Berg Jr.");
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
