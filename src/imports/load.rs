//! From what somebody posts to a file that can be imported.

use std::fmt;

use csv::StringRecord;

use crate::csv_in::{self, Table, decode};
use crate::people_file::{Mapping, Meaning, recognise};
use crate::web::PostedFile;

use super::roster::{self, Kind};

/// A file that can be imported.
#[derive(Debug)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub table: Table,
    /// What stands where, as far as that is known.
    pub mapping: Mapping,
    /// How many rows it has.
    pub total: usize,
}

/// Why nothing of what was given can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no table.
    File(csv_in::Unreadable),
    /// Columns, and nobody in them.
    Nobody,
    /// No column for the email; what the columns are called.
    NoEmail(Vec<String>),
    /// Enrollments or classes, without the people.
    Roster,
    /// Enrollments, and people without the ids that they go by.
    NoIds,
    /// Several files of people.
    Several,
    /// More rows than one import may have.
    TooMany(usize),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(problem) => problem.fmt(f),
            Self::Nobody => f.write_str("the first row names the columns, and no row of a person follows"),
            Self::NoEmail(found) => write!(
                f,
                "the first line must name the columns, one of them email (and name, role and groups, if you like); \
                 it names: {}",
                found.join(", ")
            ),
            Self::Roster => f.write_str(
                "these are the enrollments or classes of a OneRoster export, which name people by ids only; choose \
                 users.csv along with them",
            ),
            Self::NoIds => f.write_str(
                "the enrollments name people by their sourcedId, and the file of people has no such column; choose \
                 users.csv of the same export",
            ),
            Self::Several => f.write_str("these are several files of people; import them one after the other"),
            Self::TooMany(most) => {
                write!(f, "it has more than {most} rows; divide it and import one part after the other")
            }
        }
    }
}

impl std::error::Error for Unreadable {}

impl From<csv_in::Unreadable> for Unreadable {
    fn from(problem: csv_in::Unreadable) -> Self {
        Self::File(problem)
    }
}

/// The sheet that `files` are: one file of people, or one with its enrollments and classes.
pub fn load(files: Vec<PostedFile>, most_rows: usize) -> Result<Sheet, Unreadable> {
    let (mut people, mut enrollments, mut classes) = (None, None, None);
    for PostedFile { name, bytes } in files {
        let table = Table::of(decode(&bytes)?)?;
        match roster::kind(&first_of(&table)) {
            Kind::Enrollments => enrollments = Some(table),
            Kind::Classes => classes = Some(table),
            Kind::People if people.is_some() => return Err(Unreadable::Several),
            Kind::People => people = Some((name, table)),
        }
    }
    let (name, mut table) = match people {
        Some(people) => people,
        None if enrollments.is_some() || classes.is_some() => return Err(Unreadable::Roster),
        None => return Err(csv_in::Unreadable::Empty.into()),
    };
    let is_joined = enrollments.is_some();
    if let Some(enrollments) = enrollments {
        let joined = roster::joined(&table, &enrollments, classes.as_ref()).ok_or(Unreadable::NoIds)?;
        table = Table::of(joined)?;
    }
    let mut mapping = recognise(&table);
    if let Some(last) = mapping.columns.last_mut().filter(|_| is_joined) {
        *last = Meaning::Classes;
    }
    let total = table.records().skip(mapping.skipped()).take(most_rows + 1).count();
    match total {
        0 => Err(Unreadable::Nobody),
        _ if total > most_rows => Err(Unreadable::TooMany(most_rows)),
        _ => Ok(Sheet { name, table, mapping, total }),
    }
}

/// The first record of a table, which names its columns.
pub fn first_of(table: &Table) -> StringRecord {
    table.records().next().and_then(|(_, record)| record.ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(files: &[&str]) -> Result<Sheet, Unreadable> {
        let files = files.iter().map(|text| PostedFile { name: String::new(), bytes: text.as_bytes().to_vec() });
        load(files.collect(), 3)
    }

    #[test]
    fn what_is_no_list_of_people_is_refused() {
        let refused = |files: &[&str]| loaded(files).map(drop).unwrap_err();
        assert_eq!(refused(&[]), Unreadable::File(csv_in::Unreadable::Empty));
        assert_eq!(refused(&["PK\u{3}\u{4}\0\0\0\0"]), Unreadable::File(csv_in::Unreadable::Binary));
        assert_eq!(refused(&["email,name\n"]), Unreadable::Nobody);
        assert_eq!(refused(&["email\na@b.org\n", "email\nb@b.org\n"]), Unreadable::Several);
        assert_eq!(refused(&["email\na@b.org\nb@b.org\nc@b.org\nd@b.org\n"]), Unreadable::TooMany(3));
        assert_eq!(refused(&["classSourcedId,userSourcedId\n1,2\n"]), Unreadable::Roster);
        assert_eq!(refused(&["classSourcedId,userSourcedId\n1,2\n", "email\na@b.org\n"]), Unreadable::NoIds);
    }

    #[test]
    fn a_roster_is_read_as_one() {
        let sheet = loaded(&["sourcedId,email\nu1,a@b.org\n", "classSourcedId,userSourcedId\nChoir,u1\n"]).unwrap();
        assert_eq!(sheet.mapping.columns, [Meaning::Nothing, Meaning::Email, Meaning::Classes]);
        assert_eq!(sheet.total, 1);
    }
}
