//! A file whose columns are known, row by row.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::iter::Skip;

use csv::StringRecord;

use crate::csv_in::{self, Records, Table};
use crate::db::types::OrgRole;
use crate::groups::name_key;
use crate::people_file::{Cells, Mapping, Meaning, address, cells, same_name};

use super::namesakes::{self, NamedGroup};
use super::row_error::RowError;
use super::rules::{PersonRow, RowText, group_name, line};

/// What reading a row gave: what it says, or what is wrong with it and what could be made out.
#[derive(Debug, Clone)]
pub struct SheetRow {
    /// The line on which it begins, the head of the file being 1.
    pub line: u64,
    /// What it says, or why it says nothing.
    pub said: Result<PersonRow, (RowText, RowError)>,
    /// Whether other rows are about the same person.
    pub is_one_of_several: bool,
    /// The line that says that this person is gone, although this one does not.
    pub gone_in: Option<u64>,
}

/// The rows of a file.
pub struct Rows<'t> {
    records: Skip<Records<'t>>,
    mapping: &'t Mapping,
    repeated: HashMap<String, Repeated>,
    /// What groups are called that share their names with others, by id and name.
    apart: HashMap<(String, String), String>,
}

/// What the rows about one person say together: the first of them that says it counts.
#[derive(Debug, Default)]
struct Repeated {
    name: Option<(u64, String)>,
    role: Option<(u64, OrgRole)>,
    active: Option<u64>,
    gone: Option<u64>,
}

/// The rows of `table`, whose columns are as `mapping` says. They are the same from whichever row one goes on.
pub fn rows<'t>(table: &'t Table, mapping: &'t Mapping) -> Rows<'t> {
    let records = table.records().skip(mapping.skipped());
    Rows { records, mapping, repeated: repeated(table, mapping), apart: told_apart(table, mapping) }
}

impl Iterator for Rows<'_> {
    type Item = SheetRow;

    fn next(&mut self) -> Option<SheetRow> {
        let (line, record) = self.records.next()?;
        let wrong = |said, wrong| SheetRow { line, said: Err((said, wrong)), is_one_of_several: false, gone_in: None };
        let record = match record {
            Ok(record) => record,
            Err(bad) => return Some(wrong(RowText::default(), RowError::Row(bad))),
        };
        let cells = cells(self.mapping, &record);
        if is_garbled(self.mapping, &record) {
            return Some(wrong(RowText::of(&cells), RowError::Garbled));
        }
        match self.read(&cells, line) {
            Err(problem) => Some(wrong(RowText::of(&cells), problem)),
            Ok((said, others)) => Some(SheetRow {
                line,
                said: Ok(said),
                is_one_of_several: others.is_some(),
                gone_in: others.and_then(|others| others.gone),
            }),
        }
    }
}

impl Rows<'_> {
    /// A row with what the other rows about the same person say, if there are any.
    fn read(&self, cells: &Cells<'_>, number: u64) -> Result<(PersonRow, Option<&Repeated>), RowError> {
        let mut line = match line(cells, self.mapping.columns.len()) {
            Err(RowError::Gone) => {
                let others = address(cells).ok().and_then(|read| self.repeated.get(read.email.key()));
                return Err(others.and_then(|others| others.active).map_or(RowError::Gone, RowError::GoneHere));
            }
            read => read?,
        };
        for group in line.groups.iter_mut().filter(|group| !group.id.is_empty()) {
            group.apart = self.apart.get(&(group.id.clone(), name_key(&group.name))).cloned();
        }
        let Some(others) = self.repeated.get(line.email.key()) else { return Ok((line, None)) };
        if let (Some(own), Some((first, name))) = (&line.name, &others.name)
            && *first != number
            && !same_name(own, name)
        {
            return Err(RowError::OtherName(*first, name.clone()));
        }
        if let (Some(own), Some((first, role))) = (line.role, others.role)
            && own != role
        {
            return Err(RowError::OtherRole(first, role));
        }
        line.name = others.name.as_ref().map(|(_, name)| name.clone());
        line.role = others.role.map(|(_, role)| role);
        Ok((line, Some(others)))
    }
}

/// What groups are called whose names other groups of the file have too.
fn told_apart(table: &Table, mapping: &Mapping) -> HashMap<(String, String), String> {
    if !mapping.columns.contains(&Meaning::GroupId) {
        return HashMap::new();
    }
    let mut all: BTreeMap<(String, String), String> = BTreeMap::new();
    for record in table.records().skip(mapping.skipped()).filter_map(|(_, record)| record.ok()) {
        for group in cells(mapping, &record).groups.iter().map(group_name).filter(|group| !group.id.is_empty()) {
            all.entry((group.id, name_key(&group.name))).or_insert(group.name);
        }
    }
    let titled: Vec<NamedGroup> = all
        .iter()
        .map(|((id, _), name)| NamedGroup { id: id.clone(), title: name.clone(), ..NamedGroup::default() })
        .collect();
    let mut called = namesakes::told_apart(&titled);
    all.into_keys().enumerate().filter_map(|(place, key)| Some((key, called.remove(&place)?))).collect()
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
        let cells = cells(mapping, &record);
        let line = match line(&cells, mapping.columns.len()) {
            Ok(line) => line,
            Err(RowError::Gone) => {
                let read = address(&cells).ok();
                if let Some(together) = read.and_then(|read| repeated.get_mut(read.email.key())) {
                    together.gone.get_or_insert(number);
                }
                continue;
            }
            Err(_) => continue,
        };
        let Some(together) = repeated.get_mut(line.email.key()) else { continue };
        together.active.get_or_insert(number);
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
    use crate::csv_in::{ADDRESSES, Said, open};
    use crate::people_file::recognise;

    fn read(text: &str) -> Vec<SheetRow> {
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
        assert_eq!(wrong[1], (4, RowError::OtherName(2, "Ann".to_owned())));
        assert_eq!(wrong[2], (6, RowError::TooManyCells(4, 2)));
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
        assert_eq!(rows[1].said.as_ref().unwrap_err().1, RowError::OtherRole(2, OrgRole::Manager));
    }

    #[test]
    fn whoever_is_active_in_one_row_and_gone_in_another_is_told_of() {
        let rows = read("email,status\na@example.org,active\nA@example.org,left\nb@example.org,left\n");
        assert_eq!(rows[0].gone_in, Some(3));
        assert_eq!(rows[1].said.as_ref().unwrap_err().1, RowError::GoneHere(2));
        assert_eq!(rows[2].said.as_ref().unwrap_err().1, RowError::Gone);
    }

    #[test]
    fn groups_of_one_name_are_told_apart_by_their_ids() {
        let rows = read("Group id,Group,Email\n7,Choir,a@x.org\n8,CHOIR,b@x.org\n9,Band,c@x.org\n");
        let apart: Vec<_> = rows.iter().map(|row| row.said.as_ref().unwrap().groups[0].apart.clone()).collect();
        assert_eq!(apart, [Some("Choir (7)".to_owned()), Some("CHOIR (8)".to_owned()), None]);
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
                if let Ok(table) = open(&bytes, Said::default(), &ADDRESSES).map(|opened| opened.table) {
                    let mapping = recognise(&table);
                    let read = rows(&table, &mapping).count();
                    prop_assert_eq!(read, table.records().count().saturating_sub(mapping.skipped()));
                }
            }
        }
    }
}
