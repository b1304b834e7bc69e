//! The people of a file who are to be written to: nothing but addresses and names is read of it.

use crate::csv_in::{Table, is_garbled};
use crate::text::EmailProblem;

use super::cells::cells;
use super::email_cell::{self, address};
use super::recognise::recognise;
use super::whole_name::straight;

/// Who is in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// Names, empty where there is none, and addresses; the latter may still be none.
    pub found: Vec<(String, String)>,
    /// The lines of those of whom the file says that they are gone.
    pub gone: Vec<u64>,
    /// The lines that cannot be read.
    pub unread: Vec<(u64, Unread)>,
}

/// Why a line cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// Its quotation marks do not match.
    Quote,
    /// It has more cells than there are columns.
    TooManyCells,
    /// Its status may mean active or gone.
    Status(String),
    /// Some of its characters were lost before it came here.
    Garbled,
    /// Its address is none.
    Email(EmailProblem),
}

/// The people of `table`: of its email column, or, where nothing names one, of every cell that has an address.
#[must_use]
pub fn people_of(table: &Table) -> People {
    let mapping = recognise(table);
    let has_column = mapping.has_head && mapping.is_complete();
    let mut people = People::default();
    for (line, record) in table.records().skip(if has_column { mapping.skipped() } else { 0 }) {
        let Ok(record) = record else {
            people.unread.push((line, Unread::Quote));
            continue;
        };
        if !has_column {
            for cell in record.iter().filter(|cell| cell.contains(['@', '\u{FF20}'])) {
                let read = email_cell::read(cell).ok();
                let (name, email) = read.map_or_else(
                    || (String::new(), cell.to_owned()),
                    |read| (read.name.unwrap_or_default(), read.email.typed().to_owned()),
                );
                people.found.push((straight(&name), email));
            }
            continue;
        }
        let cells = cells(&mapping, &record);
        match (cells.is_gone || cells.is_example, cells.too_many, cells.unknown, address(&cells)) {
            (true, ..) => people.gone.push(line),
            (_, Some(_), ..) => people.unread.push((line, Unread::TooManyCells)),
            _ if is_garbled(&cells.name) => people.unread.push((line, Unread::Garbled)),
            (_, _, Some(word), _) => people.unread.push((line, Unread::Status(word.to_owned()))),
            (.., Err(problem)) => people.unread.push((line, Unread::Email(problem))),
            (.., Ok(read)) => {
                let name = if cells.name.is_empty() { read.name.unwrap_or_default() } else { cells.name };
                people.found.push((straight(&name), read.email.typed().to_owned()));
            }
        }
    }
    people
}
