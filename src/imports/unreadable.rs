//! Why a file cannot be imported.

use crate::csv_in;

/// Why nothing of what was given can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnreadableFile {
    /// It is no table.
    File(csv_in::Unreadable),
    /// Columns, and nobody in them.
    NoRows,
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

impl From<csv_in::Unreadable> for UnreadableFile {
    fn from(problem: csv_in::Unreadable) -> Self {
        Self::File(problem)
    }
}
