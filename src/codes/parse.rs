//! From what somebody types to a code, and to the code that they probably meant.

use super::alphabet::{self, BATCH_SYMBOLS};
use super::code::Code;
use super::prefix::Prefix;
use super::reading::{MAX_SYMBOLS, MIN_SYMBOLS, UnreadableCode, letters, normalise};

/// Why a custom code cannot become a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomCodeError {
    /// Nobody could enter it.
    Unreadable(UnreadableCode),
    /// It has the shape that is kept for generated codes.
    LooksGenerated,
}

impl Code {
    /// Reads what somebody typed or pasted: the one way in, for entering and for making.
    ///
    /// Text of the generated shape is checked, so that a slip costs neither a look-up nor an attempt.
    pub fn read(text: &str) -> Result<Self, UnreadableCode> {
        let code = Self::unchecked(text)?;
        if code.is_generated() && !alphabet::check_holds(&code.key) {
            return Err(UnreadableCode::Mistyped { suggestion: code.suggestion() });
        }
        Ok(code)
    }

    /// Reads a code that a maker chose: 6 to 32 letters and digits, never of the shape of a generated one.
    pub fn custom_code(text: &str) -> Result<Self, CustomCodeError> {
        let code = Self::unchecked(text).map_err(CustomCodeError::Unreadable)?;
        if code.is_generated() || code.is_random() { Err(CustomCodeError::LooksGenerated) } else { Ok(code) }
    }

    /// The letters and digits in what a maker types for a code or its prefix, with its dashes; none where there are
    /// none, or others.
    pub fn spelled(text: &str) -> Option<String> {
        letters(text).ok().map(|(_, spelling)| spelling).filter(|spelling| !spelling.is_empty())
    }

    /// Reads the beginning of a code that a maker chose, behind which `ending` symbols of the alphabet
    /// are to stand.
    pub(super) fn stem(text: &str, ending: usize) -> Result<Self, CustomCodeError> {
        let (key, shown) = letters(text).map_err(CustomCodeError::Unreadable)?;
        let symbols = key.len() + ending;
        if symbols < MIN_SYMBOLS {
            return Err(CustomCodeError::Unreadable(if key.is_empty() {
                UnreadableCode::Empty
            } else {
                UnreadableCode::TooShort
            }));
        }
        if symbols > MAX_SYMBOLS {
            return Err(CustomCodeError::Unreadable(UnreadableCode::TooLong));
        }
        if alphabet::LENGTHS.contains(&symbols) && alphabet::is_all_of_it(&key) {
            return Err(CustomCodeError::LooksGenerated);
        }
        Ok(Self { key, shown })
    }

    /// The generated code that was probably meant, where one lookalike makes the difference.
    /// A custom code may be right as it is: offer this only once it was not found.
    pub fn suggestion(&self) -> Option<Self> {
        alphabet::suggested(&self.key).map(Self::generated).or_else(|| self.suggest_behind_prefix())
    }

    /// The same of a code of a batch. Its prefix does not tell where it ends, so only the length that
    /// all have until there are millions of them is tried.
    fn suggest_behind_prefix(&self) -> Option<Self> {
        let (prefix, random) = self.key.split_at_checked(self.key.len().checked_sub(BATCH_SYMBOLS)?)?;
        let prefix = Prefix::read(prefix).ok()??;
        alphabet::suggested(random).map(|key| prefix.before(&Self::generated(key)))
    }

    /// Whether chance made it, as far as its letters tell: it has the shape of a generated code, alone or
    /// behind a batch's prefix, and the check symbol is right.
    pub fn is_random(&self) -> bool {
        alphabet::check_holds(&self.key)
            || (BATCH_SYMBOLS..=*alphabet::LENGTHS.end()).any(|symbols| {
                let cut = self.key.len().checked_sub(symbols).and_then(|at| self.key.split_at_checked(at));
                cut.is_some_and(|(prefix, random)| {
                    alphabet::check_holds(random) && matches!(Prefix::read(prefix), Ok(Some(_)))
                })
            })
    }

    fn unchecked(text: &str) -> Result<Self, UnreadableCode> {
        let (key, spelled) = normalise(text)?;
        Ok(if alphabet::is_generated_shape(&key) { Self::generated(key) } else { Self { key, shown: spelled } })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::codes::alphabet::{ALPHABET, LENGTHS};
    use crate::entropy::Entropy;
    use crate::locale::Message;
    use crate::refusal::Refusal;
    use crate::t;

    #[test]
    fn an_own_wording_keeps_its_dashes() {
        let code = Code::custom_code(" Sales – 2026 ").unwrap();
        assert_eq!((code.key(), code.shown()), ("SALES2026", "SALES-2026"));
        assert_eq!(Code::read("sales2026"), Ok(code));
    }

    #[test]
    fn a_custom_code_has_6_to_32_signs_and_no_generated_shape() {
        assert!(Code::custom_code("ABC123").is_ok());
        assert!(Code::custom_code(&"A".repeat(32)).is_ok());
        assert!(Code::custom_code("BCDFG2345").is_ok());
        assert!(Code::custom_code("BCDFGHJKLMNPQRS").is_ok());
        assert_eq!(Code::custom_code("BCDFG-23456"), Err(CustomCodeError::LooksGenerated));
        assert_eq!(Code::custom_code("BCDFGHJKLMNPQR"), Err(CustomCodeError::LooksGenerated));
        for unfit in ["AB-12", "", &"A".repeat(33)] {
            assert_eq!(Message::from(Code::custom_code(unfit).unwrap_err()), t::codes::custom_length());
        }
        assert!(matches!(
            Code::custom_code("CAFÉ2026"),
            Err(CustomCodeError::Unreadable(UnreadableCode::Symbol { .. }))
        ));
    }

    #[test]
    fn a_lookalike_slip_is_offered_mended() {
        // VBCDF-GHJK + check: the V read as a U makes a custom code that may not exist.
        let code = Code::read(&with_check("VCDFHJKMN")).unwrap();
        let typed = Code::read(&code.key().replacen('V', "U", 1)).unwrap();
        assert!(!typed.is_generated());
        assert_eq!(typed.suggestion(), Some(code));
        assert_eq!(Code::read("SALES-2026").unwrap().suggestion(), None);
    }

    #[test]
    fn a_slip_in_the_alphabet_is_refused_with_the_mended_code() {
        let key = with_check("8CDFHJKMN");
        let code = Code::read(&key).unwrap();
        let slip = Code::read(&key.replacen('8', "B", 1)).unwrap_err();
        assert_eq!(slip, UnreadableCode::Mistyped { suggestion: Some(code.clone()) });
        assert_eq!(slip.message(), t::codes::mistyped_suggestion(code.to_string()));
    }

    fn with_check(random: &str) -> String {
        format!("{random}{}", alphabet::check_symbol(random))
    }

    proptest! {
        #[test]
        fn every_slip_in_a_generated_code_is_caught(seed in any::<u64>(), symbols in LENGTHS) {
            let key = Code::generate(&Entropy::seeded(seed), symbols).key().to_owned();
            let mistyped = |bytes: &[u8]| matches!(Code::read(&String::from_utf8_lossy(bytes)), Err(UnreadableCode::Mistyped { .. }));
            for at in 0..symbols {
                for symbol in ALPHABET {
                    let mut slip = key.clone().into_bytes();
                    slip[at] = *symbol;
                    prop_assert!(slip == key.as_bytes() || mistyped(&slip));
                }
                if at > 0 {
                    let mut slip = key.clone().into_bytes();
                    slip.swap(at - 1, at);
                    prop_assert!(slip == key.as_bytes() || mistyped(&slip));
                }
            }
        }

        #[test]
        fn reading_is_idempotent(text in "\\PC{0,40}|[a-zA-Z0-9 \u{2010}-\u{2015}-]{6,40}|.{0,20}/join/[^/]{6,20}|[ßﬁŉİıǰΐ①２Ⅷ]{3,20}") {
            if let Ok(code) = Code::read(&text) {
                let (by_key, by_shown) = (Code::read(&code.key).unwrap(), Code::read(code.shown()).unwrap());
                prop_assert_eq!(by_key.key(), &code.key);
                prop_assert_eq!((by_shown.key(), by_shown.shown()), (code.key(), code.shown()));
            }
            if let Ok(code) = Code::custom_code(&text) {
                prop_assert_eq!(Code::read(code.shown()), Ok(code));
            }
        }
    }
}
