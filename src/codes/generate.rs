//! New codes: drawn by chance, as long as guessing demands.

use super::alphabet::{self, ALPHABET, LENGTHS};
use super::code::Code;
use crate::entropy::Entropy;

/// Bits by which the space of codes exceeds those alive, so that guesses find none.
const MARGIN_BITS: u32 = 30;

impl Code {
    /// Draws a code of `symbols` symbols, the last of which is the check.
    ///
    /// # Panics
    /// When `symbols` is not 10 to 14.
    pub fn generate(entropy: &Entropy, symbols: usize) -> Self {
        assert!(LENGTHS.contains(&symbols), "a generated code has 10 to 14 symbols");
        let mut key = String::with_capacity(symbols);
        while key.len() < symbols - 1 {
            // A handful of bytes at once: a batch of 100,000 codes asks the operating system as often.
            let drawn = entropy.bytes::<24>();
            key.extend(drawn.iter().filter_map(|byte| fair_symbol(*byte)).take(symbols - 1 - key.len()));
        }
        key.push(alphabet::check_symbol(&key));
        Self::generated(key)
    }
}

/// How many symbols a new code needs where there are `codes` (itself included), so that
/// log2(space) − log2(codes) stays at 30 bits or more: 10 for up to some 13,000, 11 for 390,000,
/// 12 for 11 million, and so on; at most 14, for 9 thousand million. The check adds nothing to the
/// space.
pub fn symbols_needed(codes: u64) -> usize {
    let needed = u128::from(codes) << MARGIN_BITS;
    LENGTHS.clone().find(|symbols| space(*symbols) >= needed).unwrap_or(*LENGTHS.end())
}

/// How many generated codes of this length there are: 29 to the power of the random symbols.
fn space(symbols: usize) -> u128 {
    (1..symbols).fold(1, |codes, _| codes * ALPHABET.len() as u128)
}

/// The symbol that a random byte stands for; none for the last few bytes, past the last whole
/// multiple of 29, which would favour the first symbols.
fn fair_symbol(byte: u8) -> Option<char> {
    let byte = usize::from(byte);
    (byte < 256 / ALPHABET.len() * ALPHABET.len()).then(|| char::from(ALPHABET[byte % ALPHABET.len()]))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;
    use crate::codes::alphabet::BATCH_SYMBOLS;

    #[test]
    fn a_generated_code_is_shown_in_groups() {
        let entropy = Entropy::seeded(1);
        for (symbols, groups) in [(10, "5-5"), (11, "4-3-4"), (12, "4-4-4"), (13, "4-5-4"), (14, "5-4-5")] {
            let code = Code::generate(&entropy, symbols);
            assert_eq!(code.key().len(), symbols);
            assert_eq!(code.shown().split('-').map(|g| g.len().to_string()).collect::<Vec<_>>().join("-"), groups);
        }
    }

    #[test]
    fn every_symbol_is_drawn_as_often() {
        let entropy = Entropy::seeded(2);
        let mut counts = [0_u32; 29];
        for _ in 0..29_000 {
            for symbol in Code::generate(&entropy, 10).key().bytes().take(9) {
                counts[ALPHABET.iter().position(|s| *s == symbol).unwrap()] += 1;
            }
        }
        // 9,000 expected of each; six standard deviations are 560.
        assert!(counts.iter().all(|count| (8_440..9_560).contains(count)), "{counts:?}");
    }

    #[test]
    fn codes_do_not_repeat_in_a_batch() {
        let entropy = Entropy::system();
        let codes: HashSet<Code> = (0..10_000).map(|_| Code::generate(&entropy, BATCH_SYMBOLS)).collect();
        assert_eq!(codes.len(), 10_000);
    }

    #[test]
    fn codes_grow_where_guesses_would_find_them() {
        for (live, symbols) in [
            (0, 10),
            (1, 10),
            (13_510, 10),
            (13_511, 11),
            (391_814, 11),
            (391_815, 12),
            (11_000_000, 12),
            (u64::MAX, 14),
        ] {
            assert_eq!(symbols_needed(live), symbols, "{live}");
        }
    }

    #[test]
    #[should_panic(expected = "10 to 14 symbols")]
    fn a_length_out_of_range_is_a_mistake_of_the_program() {
        let _ = Code::generate(&Entropy::seeded(3), 9);
    }

    proptest! {
        #[test]
        fn a_generated_code_reads_back(seed in any::<u64>(), symbols in LENGTHS) {
            let code = Code::generate(&Entropy::seeded(seed), symbols);
            for text in [code.key().to_owned(), code.shown().to_owned(), code.shown().to_lowercase()] {
                let read = Code::read(&text).unwrap();
                prop_assert_eq!((read.key(), read.shown()), (code.key(), code.shown()));
            }
        }
    }
}
