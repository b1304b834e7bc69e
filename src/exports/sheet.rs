//! A list, piece by piece, into whatever takes it.

use std::fmt;
use std::io::{self, Write};

use crate::csv_out;
use crate::db::{Conn, Fault, QueryResult};
use crate::xlsx_out::Book;

use super::store::{self, After};

/// Rows read at a time.
pub(super) const ROWS: i64 = 2_000;

/// A list that can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Sheet {
    /// Every account.
    People,
    /// Every code ever made.
    Codes,
    /// Who is in which group, since when and by which method.
    Members,
    /// The log of who did what.
    Audit,
}

/// Why an export ended early.
#[derive(Debug)]
pub enum ExportError {
    /// The database failed.
    Fault(Fault),
    /// What was to take the list did not.
    Output(io::Error),
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(fault) => fault.fmt(f),
            Self::Output(cause) => write!(f, "the list could not be written: {cause}"),
        }
    }
}

impl std::error::Error for ExportError {}

impl From<Fault> for ExportError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<io::Error> for ExportError {
    fn from(cause: io::Error) -> Self {
        Self::Output(cause)
    }
}

impl Sheet {
    /// The head of the columns.
    pub(super) const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::People => &["Id", "Name", "Email", "Email confirmed", "Role", "State", "Time zone", "Created"],
            Self::Codes => &[
                "Id",
                "Code",
                "Group",
                "Campaign",
                "Uses",
                "Maximum uses",
                "Expiration",
                "Ended",
                "Why",
                "Role granted",
                "Label",
                "Made by",
                "Made",
            ],
            Self::Members => &[
                "Group id",
                "Group",
                "Person id",
                "Name",
                "Email",
                "State",
                "Group role",
                "Joined",
                "Method",
                "Method id",
            ],
            Self::Audit => &[
                "Id",
                "At",
                "Actor id",
                "Actor",
                "Kind",
                "Person id",
                "Group id",
                "Method",
                "Method id",
                "Details",
                "Address",
            ],
        }
    }

    pub(super) fn rows(self, conn: &mut Conn, after: After) -> QueryResult<Vec<(After, Vec<String>)>> {
        match self {
            Self::People => store::people(conn, after.0, ROWS),
            Self::Codes => store::codes(conn, after.0, ROWS),
            Self::Members => store::members(conn, after, ROWS),
            Self::Audit => store::audit(conn, after.0, ROWS),
        }
    }
}

/// Writes the whole `sheet` to `out` as CSV. Instants are in UTC (RFC 3339).
pub fn write(conn: &mut Conn, sheet: Sheet, out: &mut impl Write) -> Result<(), ExportError> {
    out.write_all(csv_out::BYTE_ORDER_MARK.as_bytes())?;
    out.write_all(csv_out::line(sheet.columns().iter().copied()).as_bytes())?;
    each(conn, sheet, |fields| out.write_all(csv_out::line(fields.iter().map(String::as_str)).as_bytes()))?;
    Ok(out.flush()?)
}

/// The same as an Excel workbook.
pub fn write_book(conn: &mut Conn, sheet: Sheet, mut out: impl Write + Send) -> Result<(), ExportError> {
    let mut book = Book::new(sheet.columns())?;
    each(conn, sheet, |fields| book.push(fields.iter().map(String::as_str)))?;
    book.write_to(&mut out)?;
    Ok(out.flush()?)
}

/// Goes through all rows of `sheet`.
fn each(conn: &mut Conn, sheet: Sheet, mut write: impl FnMut(&[String]) -> io::Result<()>) -> Result<(), ExportError> {
    let mut after = (0, 0);
    loop {
        let rows = sheet.rows(conn, after).map_err(Fault::from)?;
        let Some((last, _)) = rows.last() else { return Ok(()) };
        after = *last;
        for (_, fields) in &rows {
            write(fields)?;
        }
    }
}
