//! What is said of a code that was not typed right.

use std::fmt;

use unicode_normalization::char::is_combining_mark;

use crate::codes::parse::CustomCodeError;
use crate::codes::prefix::PrefixError;
use crate::codes::reading::UnreadableCode;
use crate::refusal::{Reader, Refusal};

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

    fn message(&self, _: Reader) -> String {
        self.to_string()
    }
}

impl fmt::Display for UnreadableCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MADE_OF: &str = "A code has only letters A to Z and digits; spaces and dashes do not matter.";
        match self {
            Self::Empty => f.write_str("Enter a code."),
            Self::TooShort => f.write_str("This is too short for a code. Check that all of it is there."),
            Self::TooLong => f.write_str("This is too long for a code. Enter the code alone."),
            Self::Foreign { found, meant, position } => {
                write!(f, "Character {position}, “{found}”, is from another script. Type a plain {meant} in its place.")
            }
            Self::Symbol { found, position } if found.is_control() || is_combining_mark(*found) => {
                write!(f, "Character {position} cannot be in a code. {MADE_OF}")
            }
            Self::Symbol { found, position } => {
                write!(f, "Character {position}, “{found}”, cannot be in a code. {MADE_OF}")
            }
            Self::Mistyped { suggestion: Some(code) } => write!(f, "This code is mistyped. Did you mean {code}?"),
            Self::Mistyped { suggestion: None } => f.write_str(
                "This code is mistyped: a letter or digit is wrong, or two have changed places. \
                 Check it against what you were given.",
            ),
        }
    }
}

impl fmt::Display for CustomCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(UnreadableCode::TooShort | UnreadableCode::TooLong | UnreadableCode::Empty) => {
                f.write_str("Choose 6 to 32 letters and digits.")
            }
            Self::Unreadable(problem) => problem.fmt(f),
            Self::LooksGenerated => f.write_str(
                "This looks like a generated code. Add a vowel, a 0 or a 1, or make it shorter than 10 or longer than 14.",
            ),
        }
    }
}

impl fmt::Display for PrefixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(UnreadableCode::TooLong) | Self::TooLong => {
                f.write_str("Choose at most 16 letters and digits, so that the codes stay short enough to be typed.")
            }
            Self::Unreadable(problem) => problem.fmt(f),
            Self::LooksGenerated => f.write_str(
                "This could be the beginning of a generated code. Add a vowel, a 0 or a 1, so that it is seen to be a prefix.",
            ),
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
