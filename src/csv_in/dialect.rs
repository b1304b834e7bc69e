//! What a file of delimited text is written in: its separator, and where its head is.

use csv::StringRecord;
use serde::{Deserialize, Serialize};

use super::email_names::names_email;
use super::is_address;
use super::split::{line_ends, next_line, split, unwrapped};

/// The head is one of the first records.
pub const HEAD_WITHIN: usize = 10;
/// Records that are looked at to tell the separator.
const SAMPLE: usize = 40;
/// Bytes in which they are looked for.
const REACH: usize = 1 << 17;
/// The most characters that are kept of a line that is passed over.
const SHOWN: usize = 80;
/// The separators, of equals the first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A line before the head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Its number, from 1.
    pub line: u64,
    /// How it begins.
    pub text: String,
}

impl Passed {
    /// Of a record.
    pub fn of(line: u64, record: &StringRecord) -> Self {
        let cells: Vec<&str> = record.iter().filter(|cell| !cell.is_empty()).collect();
        Self::reading(line, &cells.join(" "))
    }

    /// Of a line as it is in the file, less the separators and marks around it.
    fn reading(line: u64, text: &str) -> Self {
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '"'));
        Self { line, text: text.chars().filter(|c| !c.is_control()).take(SHOWN).collect() }
    }
}

/// How a text is to be read.
pub struct Dialect {
    pub separator: u8,
    /// Where its first record begins.
    pub begins: usize,
    pub passed: Vec<Passed>,
}

/// The dialect of `text`, by its first lines.
pub fn of(text: &str) -> Dialect {
    let mut start = text.len() - text.trim_start_matches('\u{feff}').len();
    let (mut named, mut passed) = (None, Vec::new());
    let mut line = 1;
    // Excel names its separator and Microsoft's forms their version before everything else.
    while let Some((begins, ends)) = first_line(text, start, &mut line) {
        let content = text[begins..ends].trim_end();
        let end = next_line(text.as_bytes(), begins);
        if let Some(separator) = named_separator(content) {
            named = Some(separator);
        } else if is_version(content) {
            passed.push(Passed::reading(line, content));
        } else {
            break;
        }
        start = end;
        line += 1;
    }
    let candidates: Vec<Sample> = match named {
        Some(separator) => vec![Sample::of(text, start, line, separator)],
        None => SEPARATORS.iter().map(|separator| Sample::of(text, start, line, *separator)).collect(),
    };
    // `max_by_key` takes the last of equals.
    let Some(best) = candidates.into_iter().rev().max_by_key(Sample::fitness) else {
        return Dialect { separator: b',', begins: start, passed };
    };
    let Some((head, _)) = best.head else { return Dialect { separator: best.separator, begins: start, passed } };
    let before = best.places[..=head].windows(2);
    passed.extend(before.map(|places| Passed::reading(places[0].1, &text[places[0].0..places[1].0])));
    Dialect { separator: best.separator, begins: best.places[head].0, passed }
}

/// The first line from `start` on that is not blank, where it begins and ends; `line` is counted on.
fn first_line(text: &str, start: usize, line: &mut u64) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        let end = next_line(bytes, at);
        if !text[at..end].trim().is_empty() {
            return Some((at, end));
        }
        at = end;
        *line += 1;
    }
    None
}

/// `sep=;` in all its spellings: in quotation marks, in capitals, with empty cells behind it.
fn named_separator(line: &str) -> Option<u8> {
    let rest = line.trim_start().trim_start_matches('"');
    let named = rest.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).map(|_| &rest[4..])?;
    let (separator, behind) = match named.strip_prefix("\\t") {
        Some(behind) => (b'\t', behind),
        None => (*named.as_bytes().first()?, named.get(1..)?),
    };
    let is_sign = separator == b'\t' || separator == b' ' || separator.is_ascii_punctuation();
    let is_rest = |c: char| c == '"' || c == char::from(separator) || ",;\t|".contains(c) || c.is_whitespace();
    (is_sign && separator != b'"' && behind.chars().all(is_rest)).then_some(separator)
}

/// `version:v1.0`, with which Microsoft Entra's forms begin.
fn is_version(line: &str) -> bool {
    let rest = line.trim_start().trim_start_matches('"');
    rest.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("version:"))
}

/// The head among the first records, and how sure that is: a record that names an email column, by
/// a name that can be nothing else before one that could. None where the file has no head.
pub fn head(records: &[StringRecord]) -> Option<(usize, u8)> {
    let first = &records[..records.len().min(HEAD_WITHIN)];
    let find = |is_sure: bool| first.iter().position(|record| record.iter().any(|cell| names_email(cell, is_sure)));
    let (place, certainty) = find(true).map(|place| (place, 2)).or_else(|| find(false).map(|place| (place, 1)))?;
    // People before it: what looks like a head is a row like theirs.
    let width = records[place].len();
    let has_people = first[..place].iter().any(|record| record.len() >= width && record.iter().any(is_address));
    (!has_people && !records[place].iter().any(is_address)).then_some((place, certainty))
}

/// The first records as a separator cuts them.
struct Sample {
    separator: u8,
    records: Vec<StringRecord>,
    /// Where each begins, and on which line.
    places: Vec<(usize, u64)>,
    head: Option<(usize, u8)>,
}

impl Sample {
    fn of(text: &str, start: usize, line: u64, separator: u8) -> Self {
        let mut reach = text.len().min(start.saturating_add(REACH));
        while !text.is_char_boundary(reach) {
            reach -= 1;
        }
        let part = &text[..reach];
        let (mut records, mut places) = (Vec::new(), Vec::new());
        let (mut at, mut line) = (start, line);
        while at < part.len() && records.len() < SAMPLE {
            let mut record = StringRecord::new();
            let found = split(part, at, separator, &mut record);
            let end = if found.bad.is_some() { next_line(part.as_bytes(), at) } else { found.end };
            if found.bad.is_some() {
                record.clear();
            } else if let Some((from, to)) = found.one_quoted {
                record = unwrapped(&part[from..to], separator).unwrap_or(record);
            }
            if !record.iter().all(str::is_empty) || found.bad.is_some() {
                records.push(record);
                places.push((at, line));
            }
            line += line_ends(part.as_bytes(), at..end);
            at = end;
        }
        let head = head(&records);
        Self { separator, records, places, head }
    }

    /// How well the separator fits: whether it shows a head of several columns, or whole addresses;
    /// then in how many rows there are as many cells; then how often it is in the first.
    fn fitness(&self) -> (u8, usize, usize, usize) {
        if let Some((place, certainty)) = self.head {
            let width = self.records[place].len();
            let alike = self.records[place + 1..].iter().filter(|record| record.len() == width).count();
            return (certainty + 2 * u8::from(width > 1), usize::from(width > 1), alike, width);
        }
        let addresses = self.records.iter().filter(|record| record.iter().any(is_address)).count();
        let mut widths: Vec<usize> = self.records.iter().map(StringRecord::len).filter(|width| *width > 1).collect();
        widths.sort_unstable();
        let most = widths.chunk_by(|one, other| one == other).map(<[usize]>::len).max().unwrap_or(0);
        (0, addresses, most, self.records.first().map_or(0, StringRecord::len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(text: &str) -> (char, usize, usize) {
        let dialect = of(text);
        (char::from(dialect.separator), text[..dialect.begins].lines().count(), dialect.passed.len())
    }

    #[test]
    fn the_separator_is_told_by_the_head_and_the_lines_after_it() {
        for (text, separator) in [
            ("Last, First;Email\nAsh, Ann;ann@x.org\n", ';'),
            ("Name (Last, First);Email;Group\nAsh, Ann;ann@x.org;Choir\n", ';'),
            ("email|name\nann@x.org|Ash, Ann\n", '|'),
            ("Ash, Ann;ann@x.org\nBirch, Bob;bob@x.org\n", ';'),
            ("ann@x.org,Choir;Rowing,12\nbob@x.org,Choir,\n", ','),
            ("who,in\nAnn,Choir | Rowing\n", ','),
            ("email\nann@x.org\n", ','),
        ] {
            assert_eq!(read_as(text).0, separator, "{text}");
        }
    }

    #[test]
    fn a_head_is_the_first_line_that_names_an_email_column() {
        assert_eq!(read_as("Members, as of today\nName;Email\nAnn;ann@x.org\n"), (';', 1, 1));
        assert_eq!(read_as("version:v1.0,,\nName [displayName] Required,User name [userPrincipalName]\n"), (',', 1, 1));
        assert_eq!(read_as("Choir of choir@x.org\nlist of 2026\nmail\nann@x.org\n"), (',', 2, 2));
        // A word like that in a row of somebody is no head.
        assert_eq!(read_as("ann@x.org,Ann,email\nbob@x.org,Bob,mail\n"), (',', 0, 0));
        assert_eq!(read_as("ann@x.org,Ann,post\nbob(at)x.org,Bob,email\n"), (',', 0, 0));
    }

    #[test]
    fn only_what_names_a_separator_names_one() {
        assert_eq!(named_separator("sep=;"), Some(b';'));
        assert_eq!(named_separator("\"SEP=\t\""), Some(b'\t'));
        assert_eq!(named_separator("Sep=,,,"), Some(b','));
        for other in ["sep=", "sep=ab", "separator", "sep=;x", "s"] {
            assert_eq!(named_separator(other), None, "{other}");
        }
    }
}
