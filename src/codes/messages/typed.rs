//! What is said of a code that was not typed right.

use unicode_normalization::char::is_combining_mark;

use crate::codes::parse::CustomCodeError;
use crate::codes::prefix::PrefixError;
use crate::codes::reading::UnreadableCode;
use crate::locale::Message;
use crate::refusal::Refusal;
use crate::t;

impl Refusal for UnreadableCode {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "code.empty",
            Self::TooShort => "code.too_short",
            Self::TooLong => "code.too_long",
            Self::Foreign { .. } => "code.foreign_letter",
            Self::Symbol { .. } => "code.bad_symbol",
            Self::Mistyped { .. } => "code.mistyped",
        }
    }

    fn message(&self) -> Message<'static> {
        match self {
            Self::Empty => t::codes::empty(),
            Self::TooShort => t::codes::too_short(),
            Self::TooLong => t::codes::too_long(),
            Self::Foreign { found, meant, position } => {
                t::codes::foreign_letter(found.to_string(), meant.to_string(), *position)
            }
            Self::Symbol { found, position } if found.is_control() || is_combining_mark(*found) => {
                t::codes::bad_symbol_unprintable(*position)
            }
            Self::Symbol { found, position } => t::codes::bad_symbol(found.to_string(), *position),
            Self::Mistyped { suggestion: Some(code) } => t::codes::mistyped_suggestion(code.to_string()),
            Self::Mistyped { suggestion: None } => t::codes::mistyped(),
        }
    }
}

impl From<CustomCodeError> for Message<'static> {
    fn from(problem: CustomCodeError) -> Self {
        match problem {
            CustomCodeError::Unreadable(UnreadableCode::TooShort | UnreadableCode::TooLong | UnreadableCode::Empty) => {
                t::codes::custom_length()
            }
            CustomCodeError::Unreadable(problem) => problem.message(),
            CustomCodeError::LooksGenerated => t::codes::custom_looks_generated(),
        }
    }
}

impl From<PrefixError> for Message<'static> {
    fn from(problem: PrefixError) -> Self {
        match problem {
            PrefixError::Unreadable(UnreadableCode::TooLong) | PrefixError::TooLong => t::codes::prefix_too_long(),
            PrefixError::Unreadable(problem) => problem.message(),
            PrefixError::LooksGenerated => t::codes::prefix_looks_generated(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::tests::assert_told_apart;

    #[test]
    fn each_slip_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[
            &UnreadableCode::Empty,
            &UnreadableCode::TooShort,
            &UnreadableCode::TooLong,
            &UnreadableCode::Foreign { found: 'А', meant: 'A', position: 1 },
            &UnreadableCode::Symbol { found: '!', position: 1 },
            &UnreadableCode::Mistyped { suggestion: None },
        ]);
    }
}
