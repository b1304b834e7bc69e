//! A file whose columns are known, row by row.

use std::collections::{HashMap, HashSet};
use std::iter::Skip;

use csv::StringRecord;

use crate::csv_in::{self, Records, Table};
use crate::db::types::OrgRole;
use crate::people_file::{Mapping, Meaning, address, cells, same_name};

use super::rules::{Line, Said, Wrong, line};

/// What reading a row gave: what it says, or what is wrong with it and what could be made out.
#[derive(Debug, Clone)]
pub struct Row {
    /// The line on which it begins, the head of the file being 1.
    pub line: u64,
    /// What it says, or why it says nothing.
    pub said: Result<Line, (Said, Wrong)>,
    /// Whether other rows are about the same person.
    pub is_one_of_several: bool,
}

/// The rows of a file.
pub struct Rows<'t> {
    records: Skip<Records<'t>>,
    mapping: &'t Mapping,
    repeated: HashMap<String, Repeated>,
}

/// What the rows about one person say together: the first of them that says it counts.
#[derive(Debug, Default)]
struct Repeated {
    name: Option<(u64, String)>,
    role: Option<(u64, OrgRole)>,
}

/// The rows of `table`, whose columns are as `mapping` says. They are the same from whichever row one goes on.
pub fn rows<'t>(table: &'t Table, mapping: &'t Mapping) -> Rows<'t> {
    Rows { records: table.records().skip(mapping.skipped()), mapping, repeated: repeated(table, mapping) }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let (number, record) = self.records.next()?;
        let Ok(record) = record else {
            let said = Err((Said::default(), Wrong::Quote));
            return Some(Row { line: number, said, is_one_of_several: false });
        };
        let cells = cells(self.mapping, &record);
        if is_garbled(self.mapping, &record) {
            let said = Err((Said::of(&cells), Wrong::Garbled));
            return Some(Row { line: number, said, is_one_of_several: false });
        }
        let read = line(&cells, self.mapping.columns.len()).and_then(|line| self.together(line, number));
        let is_one_of_several = matches!(read, Ok((_, true)));
        let said = read.map(|(line, _)| line).map_err(|wrong| (Said::of(&cells), wrong));
        Some(Row { line: number, said, is_one_of_several })
    }
}

impl Rows<'_> {
    /// A row with what the other rows about the same person say, and whether there are any.
    fn together(&self, mut line: Line, number: u64) -> Result<(Line, bool), Wrong> {
        let Some(repeated) = self.repeated.get(line.email.key()) else { return Ok((line, false)) };
        if let (Some(own), Some((first, name))) = (&line.name, &repeated.name)
            && *first != number
            && !same_name(own, name)
        {
            return Err(Wrong::OtherName(*first, name.clone()));
        }
        if let (Some(own), Some((first, role))) = (line.role, repeated.role)
            && own != role
        {
            return Err(Wrong::OtherRole(first, role));
        }
        line.name = repeated.name.as_ref().map(|(_, name)| name.clone());
        line.role = repeated.role.map(|(_, role)| role);
        Ok((line, true))
    }
}

/// What is said of those who have several rows, by the keys of their addresses.
fn repeated(table: &Table, mapping: &Mapping) -> HashMap<String, Repeated> {
    let emails = mapping.of_emails();
    let (mut seen, mut repeated) = (HashSet::new(), HashMap::new());
    for (_, record) in table.records().skip(mapping.skipped()) {
        let Ok(record) = record else { continue };
        let Ok(read) = address(&cells(&emails, &record)) else { continue };
        let key = read.email.key().to_owned();
        if let Some(again) = seen.replace(key) {
            repeated.entry(again).or_insert_with(Repeated::default);
        }
    }
    if repeated.is_empty() {
        return repeated;
    }
    for (number, record) in table.records().skip(mapping.skipped()) {
        let Some(record) = record.ok().filter(|record| !is_garbled(mapping, record)) else { continue };
        let Ok(line) = line(&cells(mapping, &record), mapping.columns.len()) else { continue };
        let Some(together) = repeated.get_mut(line.email.key()) else { continue };
        if let (None, Some(name)) = (&together.name, line.name) {
            together.name = Some((number, name));
        }
        if let (None, Some(role)) = (together.role, line.role) {
            together.role = Some((number, role));
        }
    }
    repeated
}

/// Whether something that is read of a row is not in the encoding of the file.
fn is_garbled(mapping: &Mapping, record: &StringRecord) -> bool {
    let mut read = mapping.columns.iter().zip(record).filter(|(meaning, _)| **meaning != Meaning::Nothing);
    read.any(|(_, cell)| csv_in::is_garbled(cell))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::csv_in::decode;
    use crate::people_file::recognise;

    fn read(text: &str) -> Vec<Row> {
        let table = Table::of(text.to_owned()).unwrap();
        let mapping = recognise(&table);
        rows(&table, &mapping).collect()
    }

    #[test]
    fn quoted_cells_may_hold_anything() {
        let rows =
            read("email,name,cohort1,cohort2\nann@example.org,\"Lee, Ann\",\"Choir;First Aid\",\"Rowing\nBand\"\n");
        let ann = rows[0].said.as_ref().unwrap();
        assert_eq!((ann.name.as_deref(), ann.groups.len()), (Some("Lee, Ann"), 4));
    }

    #[test]
    fn a_wrong_row_stops_no_other() {
        let rows = read(
            "email,name\nann@example.org,Ann\nnobody\nANN@example.org,Bea\n\nbob@example.org,Bob,,x\ncyd@example.org\n",
        );
        let wrong: Vec<_> =
            rows.iter().filter_map(|row| Some((row.line, row.said.as_ref().err()?.1.clone()))).collect();
        assert_eq!(rows.len() - wrong.len(), 2);
        assert_eq!(wrong[1], (4, Wrong::OtherName(2, "Ann".to_owned())));
        assert_eq!(wrong[2], (6, Wrong::TooManyCells(4, 2)));
    }

    #[test]
    fn rows_about_one_person_say_what_one_of_them_says() {
        let rows = read(
            "email,name,role\na@example.org,,\nA@example.org,Ash Ann,manager\na@example.org,\"Ann, Ash\",\nb@example.org,B,\n",
        );
        let ann: Vec<_> = rows.iter().filter(|row| row.is_one_of_several).collect();
        assert_eq!(ann.len(), 3);
        for row in ann {
            let line = row.said.as_ref().unwrap();
            assert_eq!((line.name.as_deref(), line.role), (Some("Ash Ann"), Some(OrgRole::Manager)));
        }
        let rows = read("email,role\na@example.org,manager\na@example.org,admin\n");
        assert_eq!(rows[1].said.as_ref().unwrap_err().1, Wrong::OtherRole(2, OrgRole::Manager));
    }

    #[test]
    fn whoever_the_file_calls_gone_is_passed_over() {
        let rows = read("email,status,suspended\na@example.org,active,0\nb@example.org,Deleted,0\nc@example.org,,1\n");
        let gone: Vec<bool> = rows.iter().map(|row| row.said.is_err()).collect();
        assert_eq!(gone, [false, true, true]);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            for bytes in [bytes.clone(), [b"email;name\n".as_slice(), &bytes].concat()] {
                if let Ok(table) = decode(&bytes).and_then(Table::of) {
                    let mapping = recognise(&table);
                    let read = rows(&table, &mapping).count();
                    prop_assert_eq!(read, table.records().count().saturating_sub(mapping.skipped()));
                }
            }
        }
    }
}
