//! Tables of text cells from files as people have them: delimited text of many programs, in many
//! encodings, with every separator; spreadsheets; archives of either.
//!
//! What is none of these is refused; whatever else is wrong is wrong with one row and stops no
//! other. No row and no cell is ever left out without being told.

mod archive;
mod bytes;
mod decode;
mod dialect;
mod email_names;
mod encoding;
mod garbled;
mod grid;
mod guess;
mod ods;
mod open;
mod split;
mod table;
#[cfg(test)]
mod tried;
mod utf_7;
mod xlsx;

use std::fmt;

pub use archive::{Packed, pack};
pub use decode::{decode, is_garbled, tells_encoding};
pub use dialect::Passed;
pub use email_names::{email_rank, names_email, plain, squash, weak_email_rank};
pub use encoding::{Encoding, called, choices, encoding};
pub use grid::Limits;
pub use open::{Opened, Said, open, unpack};
pub use split::BadRow;
pub use table::{Record, Records, Table};

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

/// Whether a cell is an address and nothing else, as far as can be seen at a glance.
#[must_use]
pub fn is_address(cell: &str) -> bool {
    let is_odd = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '"' | '<' | '>' | '(' | ')');
    cell.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && domain.contains('.') && !domain.contains('@') && !cell.contains(is_odd)
    })
}

/// What stands in a cell whose formula has no result, for programs save formulas that they have not worked out.
pub const UNCOMPUTED: &str = "\u{1a}";

/// How much is read of a file of people to write to.
pub const ADDRESSES: Limits = Limits { rows: 250_000, bytes: 256 << 20 };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_known_at_a_glance() {
        for (cell, is) in [("ann@x.org", true), ("Ann <ann@x.org>", false), ("@x.org", false), ("ann@x", false)] {
            assert_eq!(is_address(cell), is, "{cell}");
        }
    }
}
