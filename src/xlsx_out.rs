//! Excel workbooks of lists, row by row: what is written goes to a file of the system's, so that a
//! million rows need no more memory than a hundred. Every cell is text, and so none is a formula.

use std::io::{self, Write};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

/// Rows of a sheet; what comes after goes on in another.
const ROWS: u32 = 1_048_576;
/// The most characters of a cell; what is cut ends in a mark.
const CELL: usize = 32_000;

/// A workbook that is being written.
pub struct Book {
    workbook: Workbook,
    head: Vec<String>,
    sheets: usize,
    /// The row that comes next.
    row: u32,
}

impl Book {
    /// A workbook of a list with these columns.
    pub fn new(head: Vec<String>) -> io::Result<Self> {
        let mut book = Self { workbook: Workbook::new(), head, sheets: 0, row: 0 };
        book.begin_sheet()?;
        Ok(book)
    }

    /// Writes a row.
    pub fn push<'a>(&mut self, fields: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        if self.row == ROWS {
            self.begin_sheet()?;
        }
        let row = self.row;
        let sheet = self.workbook.worksheet_from_index(self.sheets - 1).map_err(failed)?;
        for (column, field) in (0..).zip(fields) {
            sheet.write_string(row, column, shortened(field)).map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Writes the whole to `out`.
    pub fn write_to(mut self, out: impl Write + Send) -> io::Result<()> {
        self.workbook.save_to_writer(out).map_err(failed)
    }

    fn begin_sheet(&mut self) -> io::Result<()> {
        let sheet = self.workbook.add_worksheet_with_constant_memory().map_err(failed)?;
        begin(sheet, &self.head).map_err(failed)?;
        self.sheets += 1;
        self.row = 1;
        Ok(())
    }
}

fn begin(sheet: &mut Worksheet, head: &[String]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(head) {
        sheet.set_column_width(column, 20)?;
        sheet.write_string_with_format(0, column, name, &bold)?;
    }
    Ok(())
}

fn shortened(field: &str) -> String {
    match field.char_indices().nth(CELL) {
        Some((end, _)) => format!("{}…", &field[..end]),
        None => field.to_owned(),
    }
}

fn failed(cause: XlsxError) -> io::Error {
    io::Error::other(cause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv_in::{Limits, Said, open};

    #[test]
    fn cells_are_text_whatever_they_hold() {
        let mut book = Book::new(vec!["Name".to_owned(), "Note".to_owned()]).unwrap();
        book.push(["=1+1", "+31 6"]).unwrap();
        book.push(["007", &"x".repeat(40_000)]).unwrap();
        let mut bytes = Vec::new();
        book.write_to(&mut bytes).unwrap();
        let opened = open(&bytes, Said::default(), &Limits { rows: 10, bytes: 10_000_000 }).unwrap();
        let rows: Vec<_> = opened.table.records().map(|(_, row)| row.unwrap()).collect();
        assert_eq!(rows[1].iter().collect::<Vec<_>>(), ["=1+1", "+31 6"]);
        assert_eq!(&rows[2][0], "007");
        assert!(rows[2][1].ends_with("x…") && rows[2][1].chars().count() == CELL + 1);
        let archive = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!archive.contains("<f>"));
    }
}
