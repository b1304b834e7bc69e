//! The people of a file who are to be written to: nothing but addresses and names is read of it.

use std::collections::HashSet;

use csv::StringRecord;

use crate::csv_in::{BadRow, Table, is_garbled};
use crate::text::EmailProblem;

use super::cells::{NoPerson, cells};
use super::columns::Meaning;
use super::email_cell::{self, address};
use super::heads;
use super::recognise::recognise;
use super::whole_name::straight;

/// Who is in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// Names, empty where there is none, and addresses; the latter may still be none.
    pub found: Vec<(String, String)>,
    /// The lines of those of whom the file says that they are gone.
    pub gone: Vec<u64>,
    /// Those of these lines whose people another line has as active.
    pub contradicted: Vec<u64>,
    /// The lines that cannot be read.
    pub unread: Vec<(u64, Unread)>,
    /// The columns that may have a part of their names, and are not known.
    pub unused_names: Vec<String>,
}

/// Why a line cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// Its quotation marks do not match, or it is too long.
    Row(BadRow),
    /// It is a note on the file, or a formula without a result.
    NoPerson(NoPerson),
    /// It has more cells than there are columns.
    TooManyCells,
    /// Its status may mean active or gone.
    Status(String),
    /// Some of its characters were lost before it came here.
    Garbled,
    /// Its address is none.
    Email(EmailProblem),
}

/// Whether a column of `table` is called as columns of email addresses are.
pub fn names_emails(table: &Table) -> bool {
    let mapping = recognise(table);
    mapping.has_head && mapping.is_complete()
}

/// The people of `table`: of its email column, or, where nothing names one, of every cell that has an address.
pub fn people_of(table: &Table) -> People {
    let mapping = recognise(table);
    let has_column = mapping.has_head && mapping.is_complete();
    let (mut people, mut gone, mut active) = (People::default(), Vec::new(), HashSet::new());
    let is_whole = |meaning: &Meaning| matches!(meaning, Meaning::Family | Meaning::LastFirst);
    if has_column && !mapping.columns.iter().any(is_whole) {
        people.unused_names = mapping.unused_names().filter(|name| heads::is_like_a_name(name)).cloned().collect();
    }
    for (line, record) in table.records().skip(if has_column { mapping.skipped() } else { 0 }) {
        let record = match record {
            Ok(record) => record,
            Err(bad) => {
                people.unread.push((line, Unread::Row(bad)));
                continue;
            }
        };
        if !has_column {
            addresses_of(&record, line, &mut people);
            continue;
        }
        let cells = cells(&mapping, &record);
        match (cells.no_person, cells.is_gone, cells.too_many, cells.unknown, address(&cells)) {
            (Some(NoPerson::Example), ..) => people.gone.push(line),
            (_, true, .., read) => gone.push((line, read.ok())),
            (Some(why), ..) => people.unread.push((line, Unread::NoPerson(why))),
            (_, _, Some(_), ..) => people.unread.push((line, Unread::TooManyCells)),
            _ if is_garbled(&cells.name) => people.unread.push((line, Unread::Garbled)),
            (_, _, _, Some(word), _) => people.unread.push((line, Unread::Status(word.to_owned()))),
            (.., Err(problem)) => people.unread.push((line, Unread::Email(problem))),
            (.., Ok(read)) => {
                let name = if cells.name.is_empty() { read.name.unwrap_or_default() } else { cells.name };
                active.insert(read.email.key().to_owned());
                people.found.push((straight(&name), read.email.typed().to_owned()));
            }
        }
    }
    for (line, read) in gone {
        people.gone.push(line);
        if read.is_some_and(|read| active.contains(read.email.key())) {
            people.contradicted.push(line);
        }
    }
    people.gone.sort_unstable();
    people
}

/// The addresses in a row of which no column is known.
fn addresses_of(record: &StringRecord, line: u64, people: &mut People) {
    for cell in record.iter().filter(|cell| cell.contains(['@', '\u{FF20}'])) {
        match email_cell::read(cell) {
            Ok(read) => people.found.push((straight(&read.name.unwrap_or_default()), read.email.typed().to_owned())),
            Err(problem) if email_cell::is_one_in_prose(cell) => people.unread.push((line, Unread::Email(problem))),
            // Several, perhaps; whoever looks at the list sees what is wrong with it.
            Err(_) => people.found.push((String::new(), cell.to_owned())),
        }
    }
}
