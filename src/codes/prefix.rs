//! What stands before each code of a batch, so that people know what it is for: "SALES-7KXM-2PQ4-RT6W".

use super::alphabet;
use super::code::Code;
use super::reading::{UnreadableCode, letters};

/// The most letters and digits of a prefix: with a code behind it, it is still short enough to be read.
const MAX_SYMBOLS: usize = 16;

/// A prefix. It holds a letter or digit that no generated code has, so that no code behind it is
/// ever taken for one that stands alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefix {
    key: String,
    shown: String,
}

/// Why a text is no prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrefixError {
    /// Nobody could enter it.
    Unreadable(UnreadableCode),
    /// More than 16 letters and digits.
    TooLong,
    /// All of it could stand in a generated code.
    LooksGenerated,
}

impl Prefix {
    /// Reads the prefix that a maker chose, as codes are read; nothing typed is none.
    pub fn read(text: &str) -> Result<Option<Self>, PrefixError> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let (key, shown) = letters(text).map_err(PrefixError::Unreadable)?;
        match key.len() {
            0 => Err(PrefixError::Unreadable(UnreadableCode::Empty)),
            1..=MAX_SYMBOLS if alphabet::is_all_of_it(&key) => Err(PrefixError::LooksGenerated),
            1..=MAX_SYMBOLS => Ok(Some(Self { key, shown })),
            _ => Err(PrefixError::TooLong),
        }
    }

    /// `code` behind it.
    pub(super) fn before(&self, code: &Code) -> Code {
        code.behind(&self.key, &self.shown)
    }

    /// As people see it: with its maker's dashes.
    pub fn shown(&self) -> &str {
        &self.shown
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::codes::alphabet::BATCH_SYMBOLS;
    use crate::entropy::Entropy;
    use crate::locale::Message;
    use crate::t;

    fn prefix(text: &str) -> Prefix {
        Prefix::read(text).unwrap().unwrap()
    }

    #[test]
    fn a_prefix_has_up_to_16_signs_one_in_no_generated_code() {
        assert_eq!(Prefix::read("  "), Ok(None));
        assert_eq!(prefix(" spring – 26 ").shown(), "SPRING-26");
        for fit in ["A", "SALES", "B2B0", &"A".repeat(16)] {
            assert!(Prefix::read(fit).is_ok(), "{fit}");
        }
        assert_eq!(Prefix::read("BCDF"), Err(PrefixError::LooksGenerated));
        assert_eq!(Prefix::read(&"A".repeat(17)), Err(PrefixError::TooLong));
        assert_eq!(Message::from(Prefix::read(&"A".repeat(33)).unwrap_err()), t::codes::prefix_too_long());
        assert!(matches!(Prefix::read("SAL!ES"), Err(PrefixError::Unreadable(UnreadableCode::Symbol { .. }))));
        assert!(matches!(Prefix::read("-"), Err(PrefixError::Unreadable(UnreadableCode::Empty))));
    }

    #[test]
    fn a_code_behind_a_prefix_is_shown_in_its_groups() {
        let code = Code::generate(&Entropy::seeded(1), BATCH_SYMBOLS);
        let behind = prefix("Sales").before(&code);
        assert_eq!(behind.shown(), format!("SALES-{}", code.shown()));
        assert_eq!(Code::read(&behind.shown().to_lowercase().replace('-', " ")), Ok(behind));
    }

    proptest! {
        #[test]
        fn a_code_behind_a_prefix_is_read_whatever_the_prefix(text in "[A-Z0-9]{1,16}", seed in any::<u64>()) {
            let Ok(Some(prefix)) = Prefix::read(&text) else { return Ok(()) };
            let code = prefix.before(&Code::generate(&Entropy::seeded(seed), BATCH_SYMBOLS));
            prop_assert!(!code.is_generated());
            prop_assert_eq!(Code::read(code.key()), Ok(code));
        }

        #[test]
        fn a_lookalike_behind_a_prefix_is_offered_mended(seed in any::<u64>(), at in 0..BATCH_SYMBOLS) {
            let code = prefix("SALES-2026").before(&Code::generate(&Entropy::seeded(seed), BATCH_SYMBOLS));
            let at = code.key().len() - BATCH_SYMBOLS + at;
            let slip = match &code.key()[at..=at] {
                "8" => "B", "B" => "8", "5" => "S", "S" => "5", "2" => "Z", "Z" => "2", "6" => "G", "G" => "6", "V" => "U",
                _ => return Ok(()),
            };
            let typed = format!("{}{slip}{}", &code.key()[..at], &code.key()[at + 1..]);
            // Another lookalike may mend it as well; then none is offered.
            let offered = Code::read(&typed).unwrap().suggestion();
            prop_assert!(offered.is_none() || offered == Some(code));
        }
    }
}
