//! A file whose columns are known, row by row.

use std::collections::HashMap;

use csv::StringRecord;

use crate::csv_in::{self, Records, Table};

use super::columns::{Mapping, Meaning};
use super::roster;
use super::rules::{Cells, Line, Said, Wrong, line};

/// What reading a row gave: what it says, or what is wrong with it and what could be made out.
#[derive(Debug, Clone)]
pub struct Row {
    /// The line on which it begins, the head of the file being 1.
    pub line: u64,
    /// What it says, or why it says nothing.
    pub said: Result<Line, (Said, Wrong)>,
}

/// The rows of a file.
pub struct Rows<'t> {
    records: Records<'t>,
    mapping: &'t Mapping,
    /// Addresses and the lines on which they stood first.
    seen: HashMap<String, u64>,
    is_head: bool,
}

/// The rows of `table`, whose columns are as `mapping` says.
pub fn rows<'t>(table: &'t Table, mapping: &'t Mapping) -> Rows<'t> {
    Rows { records: table.records(), mapping, seen: HashMap::new(), is_head: mapping.has_head }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if std::mem::take(&mut self.is_head) {
            let (_, _head) = self.records.next()?;
        }
        let (number, record) = self.records.next()?;
        let said = match record {
            Err(_) => Err((Said::default(), Wrong::Quote)),
            Ok(record) if is_garbled(self.mapping, &record) => {
                Err((Said::of(&cells(self.mapping, &record)), Wrong::Garbled))
            }
            Ok(record) => {
                let cells = cells(self.mapping, &record);
                line(&cells).and_then(|line| self.once(line, number)).map_err(|wrong| (Said::of(&cells), wrong))
            }
        };
        Some(Row { line: number, said })
    }
}

impl Rows<'_> {
    /// A row whose address stood in none before it.
    fn once(&mut self, line: Line, number: u64) -> Result<Line, Wrong> {
        let first = *self.seen.entry(line.email.key().to_owned()).or_insert(number);
        if first == number { Ok(line) } else { Err(Wrong::Twice(first)) }
    }
}

/// Whether something that is read of a row is not in the encoding of the file.
fn is_garbled(mapping: &Mapping, record: &StringRecord) -> bool {
    let read = mapping.columns.iter().zip(record).filter(|(meaning, _)| **meaning != Meaning::Nothing);
    read.into_iter().any(|(_, cell)| csv_in::is_garbled(cell))
}

fn cells<'r>(mapping: &Mapping, record: &'r StringRecord) -> Cells<'r> {
    let mut cells = Cells::default();
    let (mut given, mut family) = ("", "");
    for (meaning, cell) in mapping.columns.iter().zip(record) {
        match meaning {
            Meaning::Nothing => {}
            Meaning::Email => cells.email = cell,
            Meaning::Name => cell.clone_into(&mut cells.name),
            Meaning::Given => given = cell,
            Meaning::Family => family = cell,
            Meaning::Role => cells.role = cell,
            Meaning::Groups => cells.groups.extend(cell.split([';', '|'])),
            Meaning::Classes => cells.groups.extend(cell.split(roster::SEPARATOR)),
            Meaning::Status => {
                cells.is_gone |= says(cell, &["deleted", "tobedeleted", "inactive", "suspended", "archived"]);
            }
            Meaning::Enabled => cells.is_gone |= says(cell, &["false", "no", "0"]),
            Meaning::Gone => cells.is_gone |= says(cell, &["true", "yes", "1"]),
        }
    }
    if cells.name.is_empty() {
        format!("{given} {family}").trim().clone_into(&mut cells.name);
    }
    cells
}

fn says(cell: &str, words: &[&str]) -> bool {
    words.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::csv_in::decode;
    use crate::imports::columns::recognise;

    fn read(bytes: &[u8]) -> Vec<Row> {
        let table = Table::of(decode(bytes).unwrap()).unwrap();
        let (_, first) = table.records().next().unwrap();
        let mapping = recognise(&first.unwrap_or_default());
        rows(&table, &mapping).collect()
    }

    #[test]
    fn first_and_last_names_make_a_name() {
        let rows = read(b"First name,Last name,Email\nZoe,Dam,zoe@example.org\n");
        assert_eq!(rows[0].said.as_ref().unwrap().name, "Zoe Dam");
    }

    #[test]
    fn quoted_cells_may_hold_anything() {
        let rows = read(b"email,name,cohort1,cohort2\nann@example.org,\"Lee, Ann\",\"Choir;First Aid\",Rowing\n");
        let ann = rows[0].said.as_ref().unwrap();
        assert_eq!((ann.name.as_str(), ann.groups.len()), ("Lee, Ann", 3));
    }

    #[test]
    fn a_wrong_row_stops_no_other() {
        let rows = read(b"email\nann@example.org\nnobody\nANN@example.org\n\nbob@example.org\n");
        let wrong: Vec<_> =
            rows.iter().filter_map(|row| Some((row.line, row.said.as_ref().err()?.1.clone()))).collect();
        assert_eq!(rows.len() - wrong.len(), 2);
        assert_eq!(wrong[1], (4, Wrong::Twice(2)));
    }

    #[test]
    fn whoever_the_file_calls_gone_is_passed_over() {
        let rows = read(b"email,status,suspended\na@example.org,active,0\nb@example.org,Deleted,0\nc@example.org,,1\n");
        let gone: Vec<bool> = rows.iter().map(|row| row.said.is_err()).collect();
        assert_eq!(gone, [false, true, true]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            for bytes in [bytes.clone(), [b"email;name\n".as_slice(), &bytes].concat()] {
                if let Ok(table) = decode(&bytes).and_then(Table::of) {
                    let mapping = recognise(&"email;name".split(';').collect::<Vec<_>>().into());
                    let _ = rows(&table, &mapping).count();
                }
            }
        }
    }
}
