//! From text, or from a sheet's rows, to records, each with the line on which it begins.

use csv::StringRecord;

use super::Unreadable;
use super::dialect::{self, Passed};
use super::split::{BadRow, is_blank, line_ends, next_line, split, unwrapped};

/// A file that can be read, record by record.
#[derive(Debug, Clone)]
pub struct Table {
    body: Body,
    passed: Vec<Passed>,
}

#[derive(Debug, Clone)]
enum Body {
    Text {
        text: String,
        separator: u8,
        /// Where the first record begins: behind whatever stands before the names of the columns.
        begins: usize,
        /// How many cells the first record has.
        width: usize,
    },
    Rows(Vec<Record>),
}

/// A record's line, counted from 1, and its cells.
pub type Record = (u64, Result<StringRecord, BadRow>);

impl Table {
    /// The table that `text` is. Its separator and the line that names its columns are told by its
    /// first lines.
    pub fn of(text: String) -> Result<Self, Unreadable> {
        if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty() {
            return Err(Unreadable::Empty);
        }
        let dialect = dialect::of(&text);
        let mut table = Self {
            body: Body::Text { text, separator: dialect.separator, begins: dialect.begins, width: 0 },
            passed: dialect.passed,
        };
        let first = match table.records().next() {
            Some((line, Err(BadRow::TooLong))) => return Err(Unreadable::LongLine(line)),
            Some((_, Ok(record))) => record.len(),
            _ => 0,
        };
        if let Body::Text { width, .. } = &mut table.body {
            *width = first;
        }
        Ok(table)
    }

    /// The table that `rows` of a sheet are; what stands before the names of its columns is passed over.
    pub fn of_rows(mut rows: Vec<Record>) -> Result<Self, Unreadable> {
        rows.retain(|(_, record)| record.as_ref().map_or(true, |record| !record.iter().all(str::is_empty)));
        if rows.is_empty() {
            return Err(Unreadable::Empty);
        }
        let first: Vec<StringRecord> =
            rows.iter().take(dialect::HEAD_WITHIN).map(|(_, record)| record.clone().unwrap_or_default()).collect();
        let head = dialect::head(&first).map_or(0, |(place, _)| place);
        let passed = rows.drain(..head).map(|(line, record)| Passed::of(line, &record.unwrap_or_default())).collect();
        Ok(Self { body: Body::Rows(rows), passed })
    }

    /// The lines before the names of the columns, which are passed over.
    pub fn passed(&self) -> &[Passed] {
        &self.passed
    }

    /// Its first record, which may name its columns; empty where it cannot be read.
    pub fn first(&self) -> StringRecord {
        self.records().next().and_then(|(_, record)| record.ok()).unwrap_or_default()
    }

    /// Its records, the head included and blank ones left out.
    pub fn records(&self) -> Records<'_> {
        match &self.body {
            Body::Rows(rows) => Records(Source::Rows(rows.iter())),
            Body::Text { text, separator, begins, width } => {
                let mut lines =
                    Lines { text, separator: *separator, width: *width, at: *begins, doubtful: 0, counted: 0, line: 1 };
                lines.line_of(*begins);
                Records(Source::Text(lines))
            }
        }
    }
}

/// The records of a [`Table`].
pub struct Records<'t>(Source<'t>);

enum Source<'t> {
    Text(Lines<'t>),
    Rows(std::slice::Iter<'t, Record>),
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        match &mut self.0 {
            Source::Text(lines) => lines.next(),
            Source::Rows(rows) => rows.next().cloned(),
        }
    }
}

/// The records of a text.
struct Lines<'t> {
    text: &'t str,
    separator: u8,
    width: usize,
    at: usize,
    /// Up to where lines belong to a record of which nobody can tell what it is.
    doubtful: usize,
    /// Up to where lines are counted, and on which line that is.
    counted: usize,
    line: u64,
}

impl Lines<'_> {
    fn next(&mut self) -> Option<Record> {
        let bytes = self.text.as_bytes();
        let mut record = StringRecord::new();
        while self.at < bytes.len() {
            let start = self.at;
            if self.at < self.doubtful {
                self.at = next_line(bytes, start);
                if !is_blank(&self.text[start..self.at], self.separator) {
                    return Some((self.line_of(start), Err(BadRow::Misquoted)));
                }
                continue;
            }
            let found = split(self.text, start, self.separator, &mut record);
            let is_stray = found.may_swallow && self.is_too_wide(&record);
            if let Some(bad) = found.bad.or(is_stray.then_some(BadRow::Misquoted)) {
                // Each line is looked at again by itself. An opening mark is one that ends the search
                // for the one before, so that no line is searched more than a few times.
                self.at = next_line(bytes, start);
                if bad == BadRow::TooLong {
                    self.doubtful = found.end;
                }
                return Some((self.line_of(start), Err(bad)));
            }
            if found.may_swallow {
                // A cell of several lines, or rows between two stray marks: nobody can tell, so none of them counts,
                // and each is named.
                (self.at, self.doubtful) = (next_line(bytes, start), found.end);
                return Some((self.line_of(start), Err(BadRow::Misquoted)));
            }
            self.at = found.end;
            if record.iter().all(str::is_empty) {
                continue;
            }
            if let Some((from, to)) = found.one_quoted
                && self.width != 1
                && let Some(inner) = unwrapped(&self.text[from..to], self.separator)
                && (self.width == 0 || inner.len() == self.width)
            {
                record = inner;
            }
            return Some((self.line_of(start), Ok(record)));
        }
        None
    }

    /// Whether a record has more cells than there are columns.
    fn is_too_wide(&self, record: &StringRecord) -> bool {
        let filled = record.len() - record.iter().rev().take_while(|cell| cell.is_empty()).count();
        self.width > 1 && filled > self.width
    }

    /// The line that `place` is on; places are asked for in their order.
    fn line_of(&mut self, place: usize) -> u64 {
        let ends = line_ends(self.text.as_bytes(), self.counted..place.min(self.text.len()));
        (self.counted, self.line) = (place.max(self.counted), self.line + ends);
        self.line
    }
}

#[cfg(test)]
mod tests;
