//! What the words of status columns say about an account.

use crate::csv_in::squash;

use super::columns::{Mapping, Meaning};
use super::state_words::{PersonStatus, is_yes, says};

/// What `word` says in a column of `meaning`, for which `mapping` may have an explanation; nothing where it is
/// not known. An empty cell says that all is well.
pub(super) fn status_of(mapping: &Mapping, meaning: Meaning, word: &str) -> Option<PersonStatus> {
    let word = word.trim();
    if word.is_empty() || word == "-" {
        return Some(PersonStatus::Active);
    }
    let plain = key(word);
    let is_among = |words: &[String]| words.iter().any(|own| key(own) == plain);
    let is_said = || match meaning {
        Meaning::Enabled => is_yes(word),
        Meaning::Gone if word == "✓" || is_date(word) => Some(false),
        Meaning::Gone => is_yes(word).map(|is_gone| !is_gone),
        _ => None,
    };
    let of = |is_active: bool| if is_active { PersonStatus::Active } else { PersonStatus::Gone };
    match () {
        () if is_among(&mapping.gone) => Some(PersonStatus::Gone),
        () if is_among(&mapping.active) => Some(PersonStatus::Active),
        () => is_said().map(of).or_else(|| says(word)),
    }
}

/// A word as it is compared; a mere sign is itself.
fn key(word: &str) -> String {
    let plain = squash(word);
    if plain.is_empty() { word.trim().to_owned() } else { plain }
}

/// Whether `word` says by itself that somebody is gone.
pub(super) fn says_gone(word: &str) -> bool {
    word.len() < 80 && says(word) == Some(PersonStatus::Gone)
}

/// Whether `word` is a day or a moment: programs write when an account was deleted.
fn is_date(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits >= 4
        && word.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ':' | ' ' | 'T' | 'Z' | '+' | '年' | '月' | '日')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_many_programs_say_who_is_gone() {
        let says = |meaning, word| status_of(&Mapping::default(), meaning, word);
        for (meaning, active, gone) in [
            (
                Meaning::Status,
                &["Active", "", "-", "Primary Owner", "Full Member", "aktiv"][..],
                &[
                    "Deactivated",
                    "to be deleted",
                    "Sign-in blocked",
                    "Gelöscht",
                    "cleaned",
                    "уволен",
                    "退会済み",
                    "퇴사",
                ][..],
            ),
            (Meaning::Enabled, &["True", "yes", "1", "Active", "はい"], &["False", "No", "0", "nein", "inactive"]),
            (
                Meaning::Gone,
                &["False", "0", "", "never", "нет"],
                &["1", "Yes", "2024-03-01", "2024年3月1日", "suspended"],
            ),
        ] {
            assert!(active.iter().all(|word| says(meaning, word) == Some(PersonStatus::Active)), "{meaning:?}");
            assert!(gone.iter().all(|word| says(meaning, word) == Some(PersonStatus::Gone)), "{meaning:?}");
            assert_eq!(says(meaning, "on leave"), None);
        }
        let mapping = Mapping { gone: vec!["On leave".to_owned()], ..Mapping::default() };
        assert_eq!(status_of(&mapping, Meaning::Status, "on LEAVE"), Some(PersonStatus::Gone));
        let (active, gone) = (vec!["○".to_owned()], vec!["×".to_owned()]);
        let signs = Mapping { active, gone, ..Mapping::default() };
        assert_eq!(status_of(&signs, Meaning::Status, "○"), Some(PersonStatus::Active));
    }
}
