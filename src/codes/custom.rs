//! Codes that their maker chose, and the random ending that keeps them from being guessed.

use crate::entropy::Entropy;

use super::alphabet::ALPHABET;
use super::code::Code;
use super::parse::CustomCodeError;

/// Symbols of a random ending: 24,389 endings for each word that somebody guesses.
const ENDING: usize = 3;

/// A code that its maker chose, to be written down as it is or with a random ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomCode {
    chosen: Code,
    has_ending: bool,
}

impl CustomCode {
    /// Reads what the maker typed; nothing typed is none.
    pub fn read(text: &str, has_ending: bool) -> Result<Option<Self>, CustomCodeError> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let chosen = if has_ending { Code::stem(text, ENDING)? } else { Code::custom_code(text)? };
        Ok(Some(Self { chosen, has_ending }))
    }

    /// Whether a second draw gives another code.
    pub(super) const fn has_ending(&self) -> bool {
        self.has_ending
    }

    /// The code to be written down.
    pub(super) fn draw(&self, entropy: &Entropy) -> Code {
        if !self.has_ending {
            return self.chosen.clone();
        }
        loop {
            let symbols = u32::try_from(ALPHABET.len()).unwrap_or(u32::MAX);
            let ending = (0..ENDING).map(|_| char::from(ALPHABET[entropy.below(symbols) as usize])).collect::<String>();
            let code = self.chosen.followed_by(&ending);
            if !code.is_random() {
                return code;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn read(text: &str, has_ending: bool) -> Result<Option<CustomCode>, CustomCodeError> {
        CustomCode::read(text, has_ending)
    }

    #[test]
    fn a_random_ending_stands_behind_what_was_chosen() {
        let custom = read(" Sales – 2026 ", true).unwrap().unwrap();
        let code = custom.draw(&Entropy::seeded(1));
        assert_eq!(code.key().len(), "SALES2026".len() + ENDING);
        assert!(code.shown().starts_with("SALES-2026-"));
        assert_eq!(Code::read(&code.shown().to_lowercase()), Ok(code.clone()));
        assert_eq!(Code::custom_code(code.shown()), Ok(code));
        let drawn: HashSet<String> = (0..20).map(|seed| custom.draw(&Entropy::seeded(seed)).key().to_owned()).collect();
        assert!(drawn.len() > 15);
    }

    #[test]
    fn without_an_ending_a_code_is_as_chosen() {
        let custom = read("sales 2026", false).unwrap().unwrap();
        assert_eq!(custom.draw(&Entropy::seeded(1)).shown(), "SALES-2026");
        assert_eq!(read("  ", true), Ok(None));
    }

    #[test]
    fn the_ending_counts_and_never_makes_a_generated_shape() {
        assert!(read("ABC", true).is_ok() && read(&"A".repeat(29), true).is_ok());
        for unfit in ["AB", &"A".repeat(30)] {
            assert!(read(unfit, true).is_err(), "{unfit}");
        }
        assert_eq!(read("BCDFGHJ", true), Err(CustomCodeError::LooksGenerated));
        assert!(read("BCDFGH", true).is_ok() && read("BCDFGHJKLMNP", true).is_ok());
    }
}
