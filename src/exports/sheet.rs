//! A list, piece by piece, into whatever takes it.

use std::io::{self, Write};

use crate::csv_out;
use crate::db::{Conn, Fault, QueryResult};
use crate::xlsx_out::Book;

use super::store::{self, After};

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

impl Sheet {
    /// The head of the columns.
    pub(super) const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::People => store::PEOPLE,
            Self::Codes => store::CODES,
            Self::Members => store::MEMBERS,
            Self::Audit => store::AUDIT,
        }
    }

    pub(super) fn rows(self, conn: &mut Conn, after: After) -> QueryResult<Vec<(After, Vec<String>)>> {
        match self {
            Self::People => store::people(conn, after),
            Self::Codes => store::codes(conn, after),
            Self::Members => store::members(conn, None, after),
            Self::Audit => store::audit(conn, after),
        }
    }
}

/// Writes the whole `sheet` to `out` as CSV. Instants are in UTC (RFC 3339). A [`Fault`] of the database comes as the
/// cause of the error.
pub fn write(conn: &mut Conn, sheet: Sheet, out: &mut impl Write) -> io::Result<()> {
    out.write_all(csv_out::BYTE_ORDER_MARK.as_bytes())?;
    out.write_all(csv_out::line(sheet.columns().iter().copied()).as_bytes())?;
    each(conn, sheet, |fields| out.write_all(csv_out::line(fields.iter().map(String::as_str)).as_bytes()))?;
    out.flush()
}

/// The same as an Excel workbook.
pub fn write_book(conn: &mut Conn, sheet: Sheet, mut out: impl Write + Send) -> io::Result<()> {
    let mut book = Book::new(sheet.columns())?;
    each(conn, sheet, |fields| book.push(fields.iter().map(String::as_str)))?;
    book.write_to(&mut out)?;
    out.flush()
}

/// Goes through all rows of `sheet`.
fn each(conn: &mut Conn, sheet: Sheet, mut write: impl FnMut(&[String]) -> io::Result<()>) -> io::Result<()> {
    let mut after = (0, 0);
    loop {
        let rows = sheet.rows(conn, after).map_err(|cause| io::Error::other(Fault::from(cause)))?;
        let Some((last, _)) = rows.last() else { return Ok(()) };
        after = *last;
        for (_, fields) in &rows {
            write(fields)?;
        }
    }
}
