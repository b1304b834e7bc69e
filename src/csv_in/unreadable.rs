//! Files that cannot be read.

use crate::locale::Message;
use crate::t;

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

impl From<Unreadable> for Message<'static> {
    fn from(problem: Unreadable) -> Self {
        match problem {
            Unreadable::Empty => t::csv_in::empty(),
            Unreadable::Binary => t::csv_in::binary(),
            Unreadable::OldExcel => t::csv_in::old_excel(),
            Unreadable::TooMuch => t::csv_in::too_much(),
            Unreadable::TooWide(most) => t::csv_in::too_wide(most),
            Unreadable::LongLine(line) => t::csv_in::long_line(line.to_string()),
            Unreadable::NoSheet(sheets) => t::csv_in::no_sheet(sheets),
        }
    }
}
