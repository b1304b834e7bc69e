//! From text to records, each with the line on which it begins.

use csv::{Reader, ReaderBuilder, StringRecord, Trim};

use super::Unreadable;

/// Quotation marks left open that one file is forgiven: each costs another look at what follows.
const MOST_UNCLOSED: u32 = 100;

/// A file that can be read, record by record.
#[derive(Debug, Clone)]
pub struct Table {
    text: String,
    delimiter: u8,
    /// Where the first record begins: behind the line by which Excel names its separator.
    begins: usize,
}

/// A quotation mark is opened on this line and closed nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnclosedQuote;

impl Table {
    /// The table that `text` is, its separator told by its first line.
    pub fn of(text: String) -> Result<Self, Unreadable> {
        let head = text.lines().find(|line| !line.trim().is_empty()).ok_or(Unreadable::Empty)?;
        let (delimiter, begins) = match head.trim_start_matches('\u{feff}').strip_prefix("sep=") {
            Some(named) if named.len() == 1 => (named.as_bytes()[0], text.find('\n').map_or(text.len(), |at| at + 1)),
            _ => (delimiter(head), 0),
        };
        Ok(Self { text, delimiter, begins })
    }

    /// The text as it was given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its records, the head included and blank ones left out.
    #[must_use]
    pub fn records(&self) -> Records<'_> {
        let mut records =
            Records { table: self, reader: self.reader(self.begins), base: self.begins, at: 0, line: 1, unclosed: 0 };
        records.line_of(self.begins);
        records
    }

    fn reader(&self, from: usize) -> Reader<&[u8]> {
        ReaderBuilder::new()
            .delimiter(self.delimiter)
            .flexible(true)
            .has_headers(false)
            .trim(Trim::All)
            .from_reader(&self.text.as_bytes()[from..])
    }
}

/// The records of a [`Table`].
pub struct Records<'t> {
    table: &'t Table,
    reader: Reader<&'t [u8]>,
    /// Where the reader began.
    base: usize,
    /// Up to where lines are counted, and on which line that is.
    at: usize,
    line: u64,
    unclosed: u32,
}

impl Iterator for Records<'_> {
    /// The line, counted from 1, and its cells.
    type Item = (u64, Result<StringRecord, UnclosedQuote>);

    fn next(&mut self) -> Option<Self::Item> {
        let mut record = StringRecord::new();
        loop {
            // The text is UTF-8 and rows may have any length, so nothing can be wrong with a record.
            if !self.reader.read_record(&mut record).unwrap_or(false) {
                return None;
            }
            let bytes = self.table.text.as_bytes();
            let place = |byte: u64| self.base + usize::try_from(byte).unwrap_or(usize::MAX);
            // The reader stops between the two characters of a Windows line end, and before blank lines.
            let mut start = record.position().map_or(self.base, |position| place(position.byte()));
            while bytes.get(start).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
                start += 1;
            }
            let end = place(self.reader.position().byte()).min(bytes.len());
            let line = self.line_of(start);
            if end == bytes.len()
                && self.unclosed < MOST_UNCLOSED
                && let Some(next) = after_an_unclosed(&bytes[start..end])
            {
                self.unclosed += 1;
                self.base = start + next;
                self.reader = self.table.reader(self.base);
                return Some((line, Err(UnclosedQuote)));
            }
            if !record.iter().all(str::is_empty) {
                return Some((line, Ok(record)));
            }
        }
    }
}

impl Records<'_> {
    /// The line that `place` is on; places are asked for in their order.
    fn line_of(&mut self, place: usize) -> u64 {
        let bytes = self.table.text.as_bytes();
        let is_end = |at: usize| match bytes[at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let ends = (self.at..place.min(bytes.len())).filter(|at| is_end(*at)).count();
        (self.at, self.line) = (place.max(self.at), self.line + ends as u64);
        self.line
    }
}

/// Where the second line of the last record begins, if the record runs on to the end of the file
/// because of a quotation mark that nobody closes.
fn after_an_unclosed(record: &[u8]) -> Option<usize> {
    let is_open = record.iter().fold(false, |open, byte| open ^ (*byte == b'"'));
    let within = record.trim_ascii_end().iter().position(|byte| matches!(byte, b'\r' | b'\n'))?;
    is_open.then_some(within + 1)
}

/// The separator that the head of the file uses most.
fn delimiter(head: &str) -> u8 {
    let count = |sign: u8| head.bytes().filter(|byte| *byte == sign).count();
    // Of equals the last counts: a comma where there is only one column.
    [b'\t', b';', b','].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Lines and cells, the cells with bars between them.
    fn read(text: &str) -> Vec<(u64, String)> {
        let table = Table::of(text.to_owned()).unwrap();
        let cells = |record: StringRecord| record.iter().collect::<Vec<_>>().join("|");
        table.records().map(|(line, record)| (line, record.map_or("unclosed".to_owned(), cells))).collect()
    }

    #[test]
    fn every_separator_and_every_line_end_is_read() {
        for text in ["a,b\n1,2\n", "a;b\r\n1;2", "a\tb\r1\t2\r", "sep=|\na|b\n1|2\n"] {
            let lines: Vec<_> = read(text).into_iter().map(|(_, record)| record).collect();
            assert_eq!(lines, ["a|b", "1|2"], "{text:?}");
        }
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        let lines: Vec<u64> =
            read("a,b\r\n\"x\r\ny\",2\r\n\r\n3,4\n,\n5,6\r7,8\n").into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [1, 2, 5, 7, 8]);
    }

    #[test]
    fn an_unclosed_quote_spoils_its_own_line_only() {
        let line = |number: u64, cells: &str| (number, cells.to_owned());
        assert_eq!(
            read("a,b\n1,\"2\n3,4\n5,6\n"),
            [line(1, "a|b"), line(2, "unclosed"), line(3, "3|4"), line(4, "5|6")]
        );
        assert_eq!(read("a\n5\" pipe\n"), [line(1, "a"), line(2, "5\" pipe")]);
    }

    #[test]
    fn nothing_is_no_table() {
        assert_eq!(Table::of(" \r\n\n".to_owned()).map(drop), Err(Unreadable::Empty));
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in "[ab\",;\r\n\t]{0,60}") {
            if let Ok(table) = Table::of(text) {
                let lines: Vec<u64> = table.records().map(|(line, _)| line).collect();
                prop_assert!(lines.is_sorted());
            }
        }
    }
}
