//! Files that cannot be read.

/// Why nothing of a file can be used.
#[derive(Debug, Clone, PartialEq, Eq, derive_more::Display)]
pub enum Unreadable {
    /// Nothing in it.
    #[display("the file is empty")]
    Empty,
    /// It is nothing that can be read, or damaged.
    #[display(
        "this is no text file, spreadsheet (.xlsx or .ods) or .zip file that can be read. Save the sheet as .xlsx or as \
         CSV (UTF-8) and try again"
    )]
    Binary,
    /// Excel's format before 2007, or a workbook that a password protects.
    #[display("this is an older Excel file, or one with a password. Save it as .xlsx without a password and try again")]
    OldExcel,
    /// It unpacks, or spreads, to more than is read.
    #[display("it unpacks to more than can be read. Remove what is not needed and try again")]
    TooMuch,
    /// A sheet has more columns than this.
    #[display("it has more than {_0} columns. Remove what is not needed and try again")]
    TooWide(usize),
    /// The first line, counted from 1, that is longer than any row of people.
    #[display("line {_0} is too long to be a row of people. Remove it and try again")]
    LongLine(u64),
    /// There is no such sheet, or nothing in it; those that there are.
    #[display("there is no such sheet. Its sheets are: {}", _0.join(", "))]
    NoSheet(Vec<String>),
}

impl std::error::Error for Unreadable {}
