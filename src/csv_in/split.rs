//! One record of delimited text at a time.

use std::ops::Range;

use csv::StringRecord;

use super::is_address;

/// The most bytes of a record: many times what any row of people has, so that none takes more memory than that.
pub const RECORD: usize = 1 << 20;

/// Where a record ends, and whether its quotation marks are in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// The first byte behind the record and its line end.
    pub end: usize,
    /// Where the text is between the marks of a record that is one quoted cell and nothing else.
    pub one_quoted: Option<(usize, usize)>,
    /// Whether a quoted cell of it goes on over several lines, and a later one of these is like
    /// a row: stray marks may have swallowed it.
    pub may_swallow: bool,
    /// What is wrong with it: then nothing of it is read.
    pub bad: Option<BadRow>,
}

/// Why a row cannot be taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum BadRow {
    /// Its quotation marks cannot be made sense of: one opens and closes nowhere, or closes in the
    /// middle of a cell.
    Misquoted,
    /// It is longer than any row of people.
    TooLong,
}

/// Reads the record that begins at `from` into `record`. A cell is quoted where a quotation mark is
/// the first thing in it but for blanks, and its closing one must stand before a separator or a line
/// end. Cells are trimmed.
pub fn split(text: &str, from: usize, separator: u8, record: &mut StringRecord) -> Split {
    record.clear();
    let bytes = text.as_bytes();
    let mut split = Split { end: from, one_quoted: None, may_swallow: false, bad: None };
    let mut at = from;
    loop {
        let start = skip_blanks(bytes, at, separator);
        let mut quoted = None;
        if bytes.get(start) == Some(&b'"') {
            let closed = closing(bytes, start + 1).filter(|close| {
                let next = skip_blanks(bytes, close.at + 1, separator);
                bytes.get(next).is_none_or(|byte| *byte == separator || is_break(*byte))
            });
            let Some(close) = closed else { return Split { bad: Some(BadRow::Misquoted), ..split } };
            if close.at - from > RECORD {
                return Split { bad: Some(BadRow::TooLong), end: close.at, ..split };
            }
            let cell = &text[start + 1..close.at];
            if close.has_doubled {
                record.push_field(cell.replace("\"\"", "\"").trim());
            } else {
                record.push_field(cell.trim());
            }
            split.may_swallow |= close.has_breaks && has_row(&cell[next_line(cell.as_bytes(), 0)..], separator);
            quoted = Some((start + 1, close.at));
            at = skip_blanks(bytes, close.at + 1, separator);
        } else {
            at = cell_end(bytes, at, separator);
            if at - from > RECORD {
                return Split { bad: Some(BadRow::TooLong), ..split };
            }
            record.push_field(text[start.min(at)..at].trim());
        }
        if bytes.get(at) == Some(&separator) {
            at += 1;
            continue;
        }
        split.end = behind_break(bytes, at);
        split.one_quoted = quoted.filter(|_| record.len() == 1);
        return split;
    }
}

/// Whether a line of `text` is like the row of a person: one of its cells is an email address.
fn has_row(text: &str, separator: u8) -> bool {
    let is_between = |c: char| matches!(c, '\n' | '\r') || c == char::from(separator);
    text.split(is_between).any(|cell| is_address(cell.trim_matches([' ', '\t', '"'])))
}

/// Whether nothing stands on a `line` but blanks, separators and quotation marks.
pub fn is_blank(line: &str, separator: u8) -> bool {
    line.chars().all(|c| c.is_whitespace() || c == '"' || c == char::from(separator))
}

/// The first byte of the line behind the one that `at` is on.
pub fn next_line(bytes: &[u8], at: usize) -> usize {
    let end = bytes[at..].iter().position(|byte| is_break(*byte)).map_or(bytes.len(), |place| at + place);
    behind_break(bytes, end)
}

/// How many lines end within `range`.
pub fn line_ends(bytes: &[u8], range: Range<usize>) -> u64 {
    let is_end = |at: &usize| match bytes[*at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    range.filter(is_end).count() as u64
}

pub const fn is_break(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Behind the line end at `at`, if there is one.
fn behind_break(bytes: &[u8], at: usize) -> usize {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => at + 2,
        (Some(b'\r' | b'\n'), _) => at + 1,
        _ => at,
    }
}

fn skip_blanks(bytes: &[u8], from: usize, separator: u8) -> usize {
    let is_blank = |byte: &u8| *byte == b' ' || (*byte == b'\t' && separator != b'\t');
    from + bytes[from.min(bytes.len())..].iter().take_while(|byte| is_blank(byte)).count()
}

fn cell_end(bytes: &[u8], from: usize, separator: u8) -> usize {
    let is_end = |byte: &u8| *byte == separator || is_break(*byte);
    bytes[from..].iter().position(is_end).map_or(bytes.len(), |place| from + place)
}

/// The quotation mark that closes a cell.
struct Close {
    at: usize,
    has_doubled: bool,
    has_breaks: bool,
}

fn closing(bytes: &[u8], from: usize) -> Option<Close> {
    let (mut at, mut has_doubled, mut has_breaks) = (from, false, false);
    loop {
        let byte = *bytes.get(at)?;
        match byte {
            b'"' if bytes.get(at + 1) == Some(&b'"') => {
                has_doubled = true;
                at += 1;
            }
            b'"' => return Some(Close { at, has_doubled, has_breaks }),
            byte => has_breaks |= is_break(byte),
        }
        at += 1;
    }
}

/// The record within a record that is one quoted `cell`: some programs put quotation marks around
/// whole lines. `None` where there are no several cells in it.
pub(super) fn unwrapped(cell: &str, separator: u8) -> Option<StringRecord> {
    if cell.bytes().any(is_break) {
        return None;
    }
    let mut inner = StringRecord::new();
    let found = split(&cell.replace("\"\"", "\""), 0, separator, &mut inner);
    (found.bad.is_none() && inner.len() > 1).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Option<String> {
        let mut record = StringRecord::new();
        let split = split(text, 0, b',', &mut record);
        split.bad.is_none().then(|| record.iter().collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn cells_are_quoted_as_programs_and_people_quote_them() {
        for (text, expected) in [
            ("a,b", "a|b"),
            ("a, \"b, c\"", "a|b, c"),
            ("\"a\" ,b", "a|b"),
            ("\"say \"\"hi\"\"\",b", "say \"hi\"|b"),
            ("5\" pipe,b", "5\" pipe|b"),
            ("\"two\r\nlines\",b\nc", "two\r\nlines|b"),
            ("a,", "a|"),
            (",\"\",", "||"),
        ] {
            assert_eq!(cells(text).as_deref(), Some(expected), "{text:?}");
        }
        for wrong in ["a,\"b", "\"a\"b,c", "a,\"b \"c\" d\"", "a,\"b\nc,\"d"] {
            assert_eq!(cells(wrong), None, "{wrong:?}");
        }
    }
}
