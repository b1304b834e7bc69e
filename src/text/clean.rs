//! Names and free text as they are kept.
//!
//! What is invisible and came along with a paste is dropped, since nobody could find it to delete
//! it; what breaks lines or steers terminals and headers is refused, since nobody types it by
//! accident. The two joiners stay where a script needs them to be spelled right; what is compared
//! (keys, search words) is without them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Why a text cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum TextProblem {
    /// Nothing to see in it.
    Empty,
    /// More characters than this.
    TooLong(usize),
    /// A line break where one line is asked for.
    LineBreak,
    /// A control character.
    Control,
}

/// One line with something to see in it: NFC, trimmed, white space within folded to single spaces,
/// at most `max_chars` characters (Unicode scalar values, as both databases count them).
pub fn clean_line(input: &str, max_chars: usize) -> Result<String, TextProblem> {
    optional_line(input, max_chars)?.ok_or(TextProblem::Empty)
}

/// As [`clean_line`], for a field that may stay empty.
pub fn optional_line(input: &str, max_chars: usize) -> Result<Option<String>, TextProblem> {
    if input.contains(is_line_break) {
        return Err(TextProblem::LineBreak);
    }
    let line = visible(input)?.split_whitespace().collect::<Vec<_>>().join(" ");
    bounded(line, max_chars)
}

/// Free text of several lines, empty where nothing was typed: NFC, line ends as `\n`, no blanks at
/// line ends, never more than one empty line in a row, at most `max_chars` characters.
pub fn clean_text(input: &str, max_chars: usize) -> Result<String, TextProblem> {
    let input = input.replace("\r\n", "\n");
    let mut lines: Vec<String> = Vec::new();
    for line in input.split(is_line_break) {
        let line = visible(line)?.trim_end().to_owned();
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    let text = lines.join("\n").trim_end().to_owned();
    Ok(bounded(text, max_chars)?.unwrap_or_default())
}

/// Characters that show nothing and only steer how others are shown: zero-width, joiners,
/// bidirectional controls, soft hyphens, byte-order marks, tags and blank fillers (Unicode's
/// `Default_Ignorable_Code_Point`, less the variation selectors that some names are written with).
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

/// The zero-width non-joiner and joiner: invisible, and in some scripts a matter of spelling.
pub(super) const fn is_joiner(c: char) -> bool {
    matches!(c, ZWNJ | ZWJ)
}

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';

/// Whether `joiner` does something between these two: between letters of a script that is written
/// joined, after a virama (there at the end of a word too), or within an emoji of several.
fn joins(before: char, joiner: char, after: Option<char>) -> bool {
    const VIRAMA: u8 = 9;
    let in_script = is_joined_script(before)
        && (canonical_combining_class(before) == VIRAMA || after.is_some_and(is_joined_script));
    in_script || (joiner == ZWJ && is_pictograph(before) && after.is_some_and(is_pictograph))
}

/// Blocks of scripts whose letters join: Arabic and its kin, those of India and what descends from
/// them, Mongolian.
const fn is_joined_script(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1700}'..='\u{18AF}' | '\u{1A20}'..='\u{1C4F}'
        | '\u{A800}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10A00}'..='\u{10FFF}' | '\u{11000}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}')
}

/// What emoji are composed of, skin tones and the emoji selector among it.
const fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{21FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Every character that some reader takes for the end of a line.
pub(super) const fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// NFC, less what is invisible; a tab is white space, any other control character is refused.
fn visible(input: &str) -> Result<String, TextProblem> {
    if input.chars().any(|c| c.is_control() && c != '\t') {
        return Err(TextProblem::Control);
    }
    // Dropped before composing: a zero-width character would keep a letter and its accent apart.
    let plain: Vec<char> = input.chars().filter(|c| !is_invisible(*c) || is_joiner(*c)).nfc().collect();
    let mut kept = String::with_capacity(input.len());
    for (at, c) in plain.iter().copied().enumerate() {
        let after = || plain[at..].iter().copied().find(|c| !is_joiner(*c));
        if !is_joiner(c) || kept.chars().next_back().is_some_and(|before| joins(before, c, after())) {
            kept.push(c);
        }
    }
    Ok(kept.nfc().collect())
}

/// The text, if it is short enough; nothing, if no character of it can be seen.
fn bounded(text: String, max_chars: usize) -> Result<Option<String>, TextProblem> {
    if text.chars().all(|c| c.is_whitespace() || is_combining_mark(c) || is_joiner(c)) {
        return Ok(None);
    }
    if text.chars().count() > max_chars { Err(TextProblem::TooLong(max_chars)) } else { Ok(Some(text)) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_composed_trimmed_and_folded() {
        assert_eq!(clean_line(" \t Zoe\u{308}  van\u{A0}Dam ", 200), Ok("Zo\u{EB} van Dam".into()));
    }

    #[test]
    fn what_a_paste_brought_along_unseen_is_dropped() {
        assert_eq!(clean_line("\u{FEFF}A\u{200B}nn\u{202E} Lee\u{2069}\u{AD}", 200), Ok("Ann Lee".into()));
        assert_eq!(clean_line("e\u{200D}\u{301}", 1), Ok("\u{E9}".into()));
    }

    #[test]
    fn a_joiner_that_a_script_needs_is_kept_and_no_other() {
        for name in [
            "علی\u{200C}رضا",
            "क्\u{200D}ष",
            "ക്\u{200C}ഷ",
            "അവന്\u{200D}",
            "র\u{200D}্যাচেল",
            "ක්\u{200D}ෂ",
            "👩\u{200D}🎓 👩🏽\u{200D}⚕\u{FE0F}",
        ] {
            assert_eq!(clean_line(name, 200), Ok(name.nfc().collect()), "{name}");
        }
        for (pasted, kept) in [
            ("An\u{200C}n", "Ann"),
            ("\u{200D}علی\u{200C} رضا\u{200C}", "علی رضا"),
            ("علی\u{200C}\u{200C}\u{200D}رضا", "علی\u{200C}رضا"),
            ("علی\u{200C}Ann", "علیAnn"),
            ("👩\u{200C}🎓\u{200D}", "👩🎓"),
        ] {
            assert_eq!(clean_line(pasted, 200), Ok(kept.to_owned()), "{pasted:?}");
        }
        assert_eq!(clean_line("\u{94D}\u{200D}", 200), Err(TextProblem::Empty));
    }

    #[test]
    fn controls_and_line_breaks_are_refused_in_a_line() {
        for end in ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}"] {
            assert_eq!(
                clean_line(&format!("Ann{end}Bcc: eve@example.org"), 200),
                Err(TextProblem::LineBreak),
                "{end:?}"
            );
        }
        for control in ["\0", "\u{1B}", "\u{7F}", "\u{9B}"] {
            assert_eq!(clean_line(&format!("Ann{control}"), 200), Err(TextProblem::Control), "{control:?}");
        }
    }

    #[test]
    fn a_line_with_nothing_to_see_is_empty() {
        for nothing in ["", "  ", "\u{200B}", "\u{3164}", "\u{301}", "\u{FE0F} "] {
            assert_eq!(clean_line(nothing, 200), Err(TextProblem::Empty), "{nothing:?}");
            assert_eq!(optional_line(nothing, 200), Ok(None), "{nothing:?}");
        }
    }

    #[test]
    fn length_is_counted_in_characters_after_composing() {
        assert!(clean_line(&"e\u{301}".repeat(200), 200).is_ok());
        assert_eq!(clean_line(&"x".repeat(201), 200), Err(TextProblem::TooLong(200)));
    }

    #[test]
    fn a_text_keeps_its_lines() {
        assert_eq!(
            clean_text("\r\n One  two \r\nthree\r\n\r\n\r\n\r\nfour\n\n", 99),
            Ok(" One  two\nthree\n\nfour".into())
        );
        assert_eq!(clean_text(" \n ", 99), Ok(String::new()));
        assert_eq!(clean_text("a\0b", 99), Err(TextProblem::Control));
    }

    proptest! {
        #[test]
        fn joiners_are_settled_at_once(input in "[ae\u{301}\u{200B}-\u{200D}علر\u{94D}कक़\u{93C}\u{1F469}\u{FE0F}\u{2695} ]{0,12}") {
            if let Ok(line) = clean_line(&input, 1_000) {
                prop_assert_eq!(clean_line(&line, 1_000), Ok(line));
            }
        }

        #[test]
        fn cleaning_twice_changes_nothing(input in any::<String>()) {
            if let Ok(line) = clean_line(&input, 1_000) {
                prop_assert!(!line.contains(|c: char| c.is_control() || (is_invisible(c) && !is_joiner(c))));
                prop_assert_eq!(clean_line(&line, 1_000), Ok(line));
            }
            if let Ok(text) = clean_text(&input, 1_000) {
                prop_assert_eq!(clean_text(&text, 1_000), Ok(text));
            }
        }
    }
}
