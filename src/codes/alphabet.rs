//! The symbols of generated codes, the check among them, and the one slip that can be mended.
//!
//! # Why the check catches what it promises
//! Symbols stand for 0 to 28. Counted from the right, the first symbol (the check) weighs 1, the
//! next 2, and so on to 14; a code is right when the weighted sum is a multiple of 29. As 29 is
//! prime, a product is a multiple of it only where a factor is.
//! - One wrong symbol changes the sum by weight × difference: the weight is 1 to 14 and the
//!   difference at most 28 either way and not 0, so neither is a multiple of 29.
//! - Two symbols that changed places change it by (difference of their weights) × (difference of
//!   the symbols): neighbours' weights differ by 1, any two by at most 13, so the same holds. Places
//!   swapped farther apart are caught too.
//!
//! Both hold at every length to 28 symbols, the check included, since it weighs in like any other.

use std::ops::RangeInclusive;

/// Digits and consonants, 29 of them: no vowels, so no accidental words; no 0 and O, no 1 and I.
pub const ALPHABET: &[u8; 29] = b"23456789BCDFGHJKLMNPQRSTVWXYZ";

/// How many symbols a generated code may have, the check included.
pub const LENGTHS: RangeInclusive<usize> = 10..=14;

/// How many symbols a code of a single-use batch has at least.
pub const BATCH_SYMBOLS: usize = 12;

/// Symbols that are taken for each other on paper and screen.
const LOOKALIKES: [(char, char); 6] = [('8', 'B'), ('5', 'S'), ('2', 'Z'), ('6', 'G'), ('V', 'U'), ('L', '1')];

const MODULUS: usize = ALPHABET.len();

/// Whether `key` has the shape that only generated codes have: 10 to 14 symbols, all of the alphabet.
pub fn is_generated_shape(key: &str) -> bool {
    LENGTHS.contains(&key.len()) && is_all_of_it(key)
}

/// Whether `key` has symbols of the alphabet only.
pub(super) fn is_all_of_it(key: &str) -> bool {
    key.chars().all(|symbol| value(symbol).is_some())
}

/// Whether the check of a code of the generated shape is right; never so of another shape.
pub fn check_holds(key: &str) -> bool {
    is_generated_shape(key) && weighted_sum(key, 1).is_multiple_of(MODULUS)
}

/// The check symbol that belongs after `random`.
pub fn check_symbol(random: &str) -> char {
    let short_of = MODULUS - weighted_sum(random, 2) % MODULUS;
    char::from(ALPHABET[short_of % MODULUS])
}

/// The one right generated code that differs from `key` in a single symbol and its lookalike; `None`
/// where there is none, or more than one.
///
/// 0, O and I have no symbol of the alphabet that they are taken for more than another, so nothing
/// is offered for them.
pub fn suggested(key: &str) -> Option<String> {
    if !LENGTHS.contains(&key.len()) || check_holds(key) {
        return None;
    }
    let mut found = key.char_indices().filter_map(|(at, symbol)| {
        let candidate = format!("{}{}{}", &key[..at], lookalike(symbol)?, &key[at + symbol.len_utf8()..]);
        check_holds(&candidate).then_some(candidate)
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn lookalike(symbol: char) -> Option<char> {
    LOOKALIKES.iter().find_map(|&(one, other)| match symbol {
        s if s == one => Some(other),
        s if s == other => Some(one),
        _ => None,
    })
}

/// The sum of values by weight, the last symbol weighing `last`; nothing outside the alphabet counts.
fn weighted_sum(symbols: &str, last: usize) -> usize {
    symbols.chars().rev().zip(last..).map(|(symbol, weight)| weight * value(symbol).unwrap_or(0)).sum()
}

fn value(symbol: char) -> Option<usize> {
    ALPHABET.iter().position(|known| char::from(*known) == symbol)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A right code around `random`, which holds a symbol fewer.
    fn right(random: &[usize]) -> String {
        let mut key: String = random.iter().map(|value| char::from(ALPHABET[*value])).collect();
        key.push(check_symbol(&key));
        key
    }

    fn random_symbols() -> impl Strategy<Value = Vec<usize>> {
        prop::collection::vec(0..MODULUS, LENGTHS.start() - 1..*LENGTHS.end())
    }

    fn with(key: &str, at: usize, symbol: char) -> String {
        key.chars().enumerate().map(|(i, kept)| if i == at { symbol } else { kept }).collect()
    }

    proptest! {
        #[test]
        fn every_wrong_symbol_is_caught(random in random_symbols()) {
            let key = right(&random);
            prop_assert!(check_holds(&key));
            for (at, kept) in key.chars().enumerate() {
                for symbol in ALPHABET.iter().map(|s| char::from(*s)).filter(|s| *s != kept) {
                    prop_assert!(!check_holds(&with(&key, at, symbol)), "{key}: {symbol} at {at}");
                }
            }
        }

        #[test]
        fn every_swap_is_caught(random in random_symbols()) {
            let key = right(&random);
            let symbols: Vec<char> = key.chars().collect();
            for one in 0..symbols.len() {
                for other in one + 1..symbols.len() {
                    let mut swapped = symbols.clone();
                    swapped.swap(one, other);
                    prop_assert!(symbols == swapped || !check_holds(&String::from_iter(swapped)), "{key}: {one} and {other}");
                }
            }
        }

        #[test]
        fn a_mended_code_is_right_and_one_lookalike_away(random in random_symbols(), at in any::<prop::sample::Index>()) {
            let key = right(&random);
            let at = at.index(key.len());
            let symbol = key.chars().nth(at).unwrap();
            if let Some(slip) = lookalike(symbol) {
                // Another lookalike may mend the slip as well; then none is offered.
                let offered = suggested(&with(&key, at, slip));
                prop_assert!(offered.is_none() || offered == Some(key.clone()));
                // No other symbol brings one from outside the alphabet back into it.
                prop_assert!(offered.is_some() || value(slip).is_some());
            }
            prop_assert_eq!(suggested(&key), None);
        }
    }

    #[test]
    fn the_alphabet_is_what_the_contract_says() {
        assert_eq!(MODULUS, 29);
        for outside in "01AEIOU".chars() {
            assert_eq!(value(outside), None);
        }
    }

    #[test]
    fn shape_is_ten_to_fourteen_symbols_of_the_alphabet() {
        for (key, shape) in [
            ("BCDFGHJKL", false),
            ("BCDFGHJKLM", true),
            ("BCDFGHJKLMNPQR", true),
            ("BCDFGHJKLMNPQRS", false),
            ("BCDFGHJKLA", false),
            ("BCDFGHJKL1", false),
            ("bcdfghjklm", false),
            ("", false),
        ] {
            assert_eq!(is_generated_shape(key), shape, "{key}");
        }
    }

    #[test]
    fn each_pair_of_lookalikes_is_mended() {
        for (one, other) in LOOKALIKES {
            for (meant, typed) in [(one, other), (other, one)] {
                let Some(meant_value) = value(meant) else { continue };
                // The other symbols, 3 and the second, take part in no pair, so mostly the slip has one cure.
                let cured = (0..MODULUS).any(|second| {
                    let key = right(&[1, second, 1, 1, meant_value, 1, 1, 1, 1]);
                    suggested(&with(&key, 4, typed)) == Some(key)
                });
                assert!(cured, "{typed} for {meant}");
            }
        }
    }

    #[test]
    fn two_slips_are_not_mended() {
        let key = right(&[1, 1, 6, 1, 1, 6, 1, 1, 1]);
        assert_eq!(suggested(&with(&with(&key, 0, 'U'), 1, 'U')), None);
        assert_eq!(suggested("SALES-2026"), None);
        assert_eq!(suggested("ÄÄÄÄÄ"), None);
    }
}
