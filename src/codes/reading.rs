//! From what people type or paste to the letters and digits of a code.

use unicode_normalization::UnicodeNormalization;

use super::code::Code;
use super::pasted::code_part;
use super::scripts;
use crate::text::is_invisible;

/// The fewest letters and digits of a code.
pub(super) const MIN_SYMBOLS: usize = 6;

/// The most letters and digits of a code.
pub(super) const MAX_SYMBOLS: usize = 32;

/// Why a text is no code; nothing was looked up to say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnreadableCode {
    /// Nothing typed.
    Empty,
    /// Fewer than 6 letters and digits.
    TooShort,
    /// More than 32 letters and digits.
    TooLong,
    /// A letter or digit of another script, at this place (from 1, without spaces and dashes).
    Foreign {
        /// What was typed.
        found: char,
        /// What it stands for or looks like.
        meant: char,
        /// Which letter or digit it is, from 1.
        position: usize,
    },
    /// Something that is in no code.
    Symbol {
        /// What was typed.
        found: char,
        /// Which letter or digit it would be, from 1.
        position: usize,
    },
    /// Of the generated shape, and its check is wrong.
    Mistyped {
        /// The right code, where a single lookalike tells which.
        suggestion: Option<Code>,
    },
}

/// The key (letters and digits alone) and the spelling (a dash where anything stood between them) of
/// `text`: NFKC, upper case, without spaces, dashes and invisible characters.
pub(super) fn normalise(text: &str) -> Result<(String, String), UnreadableCode> {
    let (key, spelling) = letters(text)?;
    match key.len() {
        0 => Err(UnreadableCode::Empty),
        1..MIN_SYMBOLS => Err(UnreadableCode::TooShort),
        _ => Ok((key, spelling)),
    }
}

/// The same of a text that may be shorter than a code, or empty.
pub(super) fn letters(text: &str) -> Result<(String, String), UnreadableCode> {
    let (mut key, mut spelling) = (String::new(), String::new());
    let mut apart = false;
    for c in code_part(text).nfkc() {
        if is_invisible(c) {
            continue;
        }
        if c.is_whitespace() || is_dash(c) {
            apart = !key.is_empty();
            continue;
        }
        for symbol in symbols(c, key.len() + 1)? {
            if key.len() == MAX_SYMBOLS {
                return Err(UnreadableCode::TooLong);
            }
            if std::mem::take(&mut apart) {
                spelling.push('-');
            }
            key.push(symbol);
            spelling.push(symbol);
        }
    }
    Ok((key, spelling))
}

/// What one character becomes in a code: itself in upper case, which may be two letters (ß).
fn symbols(c: char, position: usize) -> Result<impl Iterator<Item = char>, UnreadableCode> {
    if c.to_uppercase().all(|upper| upper.is_ascii_alphanumeric()) {
        return Ok(c.to_uppercase());
    }
    Err(match scripts::plain(c) {
        Some(meant) => UnreadableCode::Foreign { found: c, meant, position },
        None => UnreadableCode::Symbol { found: c, position },
    })
}

/// Unicode's dashes (general category Pd), the minus signs, and what keyboards of other scripts give
/// for a dash.
fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{58A}' | '\u{5BE}' | '\u{1400}' | '\u{1806}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2E17}'
                | '\u{2E1A}'
                | '\u{2E3A}'
                | '\u{2E3B}'
                | '\u{2E40}'
                | '\u{2E5D}'
                | '\u{301C}'
                | '\u{3030}'
                | '\u{30A0}'
                | '\u{FE31}'
                | '\u{FE32}'
                | '\u{FE58}'
                | '\u{FE63}'
                | '\u{FF0D}'
                | '\u{10EAD}'
                | '\u{2D7}'
                | '\u{2043}'
                | '\u{2212}'
                | '\u{2796}'
                | '\u{30FC}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::Refusal;
    use crate::t;

    fn key(text: &str) -> Result<String, UnreadableCode> {
        normalise(text).map(|(key, _)| key)
    }

    #[test]
    fn spaces_dashes_case_and_invisible_characters_do_not_matter() {
        for text in [
            "sales-2026",
            "  sales 2026\r\n",
            "SALES\u{2014}2026",
            "SALES\u{30FC}2026",
            "\u{FEFF}SALES\u{200B}\u{2011}\u{AD}2026\u{2069}",
            "ＳＡＬＥＳ－２０２６",
            "𝐒𝐀𝐋𝐄𝐒 ②⓪②⑥",
            "\u{17F}ales2026",
            "“SALES-2026”.",
            "(Code: sales2026),",
        ] {
            assert_eq!(key(text), Ok("SALES2026".into()), "{text:?}");
        }
    }

    #[test]
    fn the_spelling_has_one_dash_where_anything_stood_between() {
        assert_eq!(normalise(" -sales  \u{2013} 20\u{200B}26- "), Ok(("SALES2026".into(), "SALES-2026".into())));
    }

    #[test]
    fn a_pasted_address_is_read_for_its_code() {
        for text in [
            "https://muster.example.org/join/SALES-2026",
            "HTTPS://MUSTER.EXAMPLE.ORG/JOIN/SALES-2026/",
            "muster.example.org/join/sales2026?next=/join/OTHER1",
            "http://[::1]:8080/join/SALES%2D2026#top",
            "https://example.org/door/join/SALES%E2%80%932026/",
            "Type it at https://example.org/join/SALES-2026 today",
            "https://example.org/signup?next=%2F&code=SALES-2026#form",
        ] {
            assert_eq!(key(text), Ok("SALES2026".into()), "{text}");
        }
        assert_eq!(key("https://example.org/join/"), Err(UnreadableCode::Empty));
        assert!(matches!(key("https://example.org/other"), Err(UnreadableCode::Symbol { found: ':', position: 6 })));
    }

    #[test]
    fn lookalikes_of_another_script_are_refused_with_a_hint() {
        for (text, found, meant, position) in [
            ("SAL\u{415}S-2026", 'Е', 'E', 4),
            ("sal\u{435}s-2026", 'е', 'E', 4),
            ("\u{3BD}BCDF-GHJKL", 'ν', 'V', 1),
            ("TEAM-202\u{666}", '٦', '6', 8),
            ("W\u{130}NTER", 'İ', 'I', 2),
        ] {
            assert_eq!(key(text), Err(UnreadableCode::Foreign { found, meant, position }), "{text}");
        }
        assert_eq!(key("SAL\u{415}S").unwrap_err().message(), t::codes::foreign_letter("Е", "E", 4));
    }

    #[test]
    fn anything_else_is_refused_by_its_place() {
        for (text, found, position) in [
            ("SALES_2026", '_', 6),
            ("ÉCOLE26", 'É', 1),
            ("TEAM\0-26", '\0', 5),
            ("ab/cdef", '/', 3),
            ("团队2026", '团', 1),
        ] {
            assert_eq!(key(text), Err(UnreadableCode::Symbol { found, position }), "{text}");
        }
        assert_eq!(key("TEAM\0-26").unwrap_err().message(), t::codes::bad_symbol_unprintable(5));
    }

    #[test]
    fn length_is_judged_on_letters_and_digits() {
        assert_eq!(key(" - "), Err(UnreadableCode::Empty));
        assert_eq!(key("A-B-C-D-E"), Err(UnreadableCode::TooShort));
        assert_eq!(key("A-B-C-D-E-F"), Ok("ABCDEF".into()));
        assert_eq!(key(&"AB ".repeat(16)), Ok("AB".repeat(16)));
        assert_eq!(key(&"A".repeat(33)), Err(UnreadableCode::TooLong));
    }
}
