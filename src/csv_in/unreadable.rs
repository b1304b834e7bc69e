//! Files that cannot be read.

use std::fmt;

/// Why nothing of a file can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing in it.
    Empty,
    /// It is nothing that can be read, or damaged.
    Binary,
    /// Excel's format before 2007, or a workbook that a password protects.
    OldExcel,
    /// It unpacks, or spreads, to more than is read.
    TooMuch,
    /// A sheet has more columns than this.
    TooWide(usize),
    /// The first line, counted from 1, that is longer than any row of people.
    LongLine(u64),
    /// There is no such sheet, or nothing in it; those that there are.
    NoSheet(Vec<String>),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::Binary => f.write_str(
                "this is no text file, spreadsheet (.xlsx or .ods) or .zip file that can be read. Save the sheet as \
                 .xlsx or as CSV (UTF-8) and try again",
            ),
            Self::OldExcel => f.write_str(
                "this is an older Excel file, or one with a password. Save it as .xlsx without a password and try again",
            ),
            Self::TooMuch => f.write_str("it unpacks to more than can be read. Remove what is not needed and try again"),
            Self::TooWide(most) => write!(f, "it has more than {most} columns. Remove what is not needed and try again"),
            Self::LongLine(line) => write!(f, "line {line} is too long to be a row of people. Remove it and try again"),
            Self::NoSheet(sheets) => write!(f, "there is no such sheet. Its sheets are: {}", sheets.join(", ")),
        }
    }
}

impl std::error::Error for Unreadable {}
