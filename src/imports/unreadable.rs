//! Why a file cannot be imported.

use std::fmt;

use crate::csv_in;

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
    /// Several files of people; what they are called.
    Several(Vec<String>),
    /// Several files, and people in none of them; what they are called.
    NoPeople(Vec<String>),
    /// No encoding is called so.
    NoEncoding(String),
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
                "these are the enrollments or classes of a OneRoster or Canvas export, which name people by ids only; \
                 choose users.csv along with them",
            ),
            Self::NoIds => f.write_str(
                "the enrollments name people by ids, and the file of people has no such column; choose users.csv of \
                 the same export",
            ),
            Self::Several(files) => {
                write!(f, "these are several files of people; import them one after the other: {}", files.join(", "))
            }
            Self::NoPeople(files) => write!(f, "none of these files has an email column: {}", files.join(", ")),
            Self::NoEncoding(name) => write!(f, "no encoding is called “{name}”. Try windows-1252, IBM850 or UTF-8"),
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
