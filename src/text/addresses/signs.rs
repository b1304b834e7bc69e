//! What single signs of a pasted list are for.

pub(super) use crate::text::clean::is_line_break;

/// How a word begins, and ends, that letters write in an encoding of their own.
pub(super) const ENCODED: &str = "=?";
pub(super) const ENCODED_END: &str = "?=";

/// The sign in the middle of an address, of any width.
pub(super) const fn is_at(c: char) -> bool {
    matches!(c, '@' | '\u{FF20}' | '\u{FE6B}')
}

/// What separates people and may stand within one's name: "Ash, Ann".
pub(super) const fn is_comma(c: char) -> bool {
    matches!(c, ',' | '\u{FF0C}' | '\u{3001}' | '\u{60C}')
}

/// What separates people and stands in no name.
pub(super) const fn is_hard(c: char) -> bool {
    is_semicolon(c) || is_line_break(c)
}

/// A semicolon, of any width.
pub(super) const fn is_semicolon(c: char) -> bool {
    matches!(c, ';' | '\u{FF1B}' | '\u{61B}')
}

/// What separates the columns of a sheet.
pub(super) const fn is_cell_end(c: char) -> bool {
    matches!(c, '\t' | '|' | '\u{FF5C}')
}

pub(super) const fn opens_address(c: char) -> bool {
    matches!(c, '<' | '\u{FF1C}')
}

pub(super) const fn closes_address(c: char) -> bool {
    matches!(c, '>' | '\u{FF1E}')
}

pub(super) const fn opens_comment(c: char) -> bool {
    matches!(c, '(' | '\u{FF08}')
}

pub(super) const fn closes_comment(c: char) -> bool {
    matches!(c, ')' | '\u{FF09}')
}

/// Brackets that stand around addresses and mean nothing.
pub(super) const fn is_bracket(c: char) -> bool {
    matches!(c, '[' | ']' | '{' | '}' | '【' | '】' | '「' | '」' | '『' | '』')
        || closes_address(c)
        || opens_comment(c)
        || closes_comment(c)
}

/// Which kind of quotation mark this is: they close as they open, however they are curled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quote {
    Double,
    Single,
}

pub(super) const fn quote(c: char) -> Option<Quote> {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '\u{FF02}' => Some(Quote::Double),
        '\'' | '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`' | '´' | '\u{FF07}' => Some(Quote::Single),
        _ => None,
    }
}

/// What stands before the lines of a list.
pub(super) const fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '·'
            | '‣'
            | '◦'
            | '▪'
            | '▫'
            | '●'
            | '○'
            | '■'
            | '□'
            | '◆'
            | '☐'
            | '☑'
            | '✓'
            | '✔'
            | '→'
            | '►'
            | '\u{F0B7}'
            | '*'
            | '-'
            | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}'
    )
}

/// What a domain is written with, in any script; whether it is one is for the reader of addresses to say.
pub(super) fn is_of_domain(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '-' | '.' | '\u{FF0D}' | '\u{FF0E}' | '\u{3002}' | '\u{FF61}' | '\u{200C}' | '\u{200D}')
        || unicode_normalization::char::is_combining_mark(c)
}

/// A full stop of any width.
pub(super) const fn is_stop(c: char) -> bool {
    matches!(c, '.' | '\u{FF0E}' | '\u{3002}' | '\u{FF61}')
}
