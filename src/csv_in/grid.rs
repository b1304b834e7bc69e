//! The rows of a sheet as they are read, within bounds: few bytes of a spreadsheet can stand for
//! more cells than any machine holds.

use std::collections::BTreeMap;

use csv::StringRecord;

use super::Unreadable;
use super::split::{BadRow, RECORD};
use super::table::Record;

/// The most columns of a sheet.
pub const COLUMNS: usize = 1_000;
/// What a row and a cell take besides their text.
const ROW: usize = 96;
const CELL: usize = 8;

/// How much is read of a file.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Rows.
    pub rows: usize,
    /// Bytes that a packed file may unpack to; a sheet's cells may take half of it.
    pub bytes: usize,
}

/// Rows that are being read.
pub struct Grid {
    rows: Vec<Record>,
    /// The row that is being read, from 0, and its cells so far.
    row: u64,
    cells: Vec<String>,
    /// Cells that go on over rows below: the column, the last row and the text.
    merged: BTreeMap<usize, (u64, String)>,
    most: usize,
    room: usize,
}

impl Grid {
    /// None yet; at most `limits.rows` that are not blank.
    pub fn new(limits: &Limits) -> Self {
        let (most, room) = (limits.rows, limits.bytes / 2);
        Self { rows: Vec::new(), row: 0, cells: Vec::new(), merged: BTreeMap::new(), most, room }
    }

    /// Whether there are as many rows as may be: no more need be read.
    pub fn is_full(&self) -> bool {
        self.rows.len() >= self.most
    }

    /// Puts a cell into its row; it goes on down to row `until` where it is merged with those below.
    pub fn put(&mut self, row: u64, column: usize, text: &str, until: u64) -> Result<(), Unreadable> {
        if row != self.row {
            self.end_row()?;
            self.row = row;
        }
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        self.set(column, text.to_owned())?;
        if until > row {
            self.merged.insert(column, (until, text.to_owned()));
        }
        Ok(())
    }

    /// The rows, each with its number in the sheet from 1.
    pub fn finish(mut self) -> Result<Vec<Record>, Unreadable> {
        self.end_row()?;
        // Programs write rows in their order; the format does not insist.
        self.rows.sort_by_key(|(line, _)| *line);
        Ok(self.rows)
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        if self.cells.is_empty() || self.is_full() {
            self.cells.clear();
            return Ok(());
        }
        let row = self.row;
        self.merged.retain(|_, (until, _)| *until >= row);
        for (column, (_, text)) in self.merged.clone() {
            if self.cells.get(column).is_none_or(String::is_empty) {
                self.set(column, text)?;
            }
        }
        self.take(ROW)?;
        let cells = std::mem::take(&mut self.cells);
        let is_too_long = cells.iter().map(String::len).sum::<usize>() > RECORD;
        self.rows.push((row + 1, if is_too_long { Err(BadRow::TooLong) } else { Ok(StringRecord::from(cells)) }));
        Ok(())
    }

    fn set(&mut self, column: usize, text: String) -> Result<(), Unreadable> {
        if column >= COLUMNS {
            return Err(Unreadable::TooWide(COLUMNS));
        }
        let new = (column + 1).saturating_sub(self.cells.len());
        self.take(text.len() + new * CELL)?;
        if new > 0 {
            self.cells.resize(column + 1, String::new());
        }
        self.cells[column] = text;
        Ok(())
    }

    fn take(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.room = self.room.checked_sub(bytes).ok_or(Unreadable::TooMuch)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits { rows: 5, bytes: 10_000 };

    fn cells(rows: Vec<Record>) -> Vec<(u64, Vec<String>)> {
        let cells = |record: StringRecord| record.iter().map(str::to_owned).collect();
        rows.into_iter().map(|(line, record)| (line, cells(record.unwrap()))).collect()
    }

    #[test]
    fn rows_keep_their_numbers_and_blank_ones_are_left_out() {
        let mut grid = Grid::new(&LIMITS);
        grid.put(2, 0, "a", 2).unwrap();
        grid.put(2, 2, "c", 2).unwrap();
        grid.put(3, 0, "  ", 3).unwrap();
        grid.put(5, 1, "b", 5).unwrap();
        let expected = [(3, vec!["a", "", "c"]), (6, vec!["", "b"])];
        assert_eq!(
            cells(grid.finish().unwrap()),
            expected.map(|(line, row)| (line, row.iter().map(|cell| (*cell).to_owned()).collect()))
        );
    }

    #[test]
    fn a_merged_cell_is_in_every_row_that_it_covers() {
        let mut grid = Grid::new(&LIMITS);
        for (row, name) in [(0, "ann"), (1, "bob"), (2, "cyd")] {
            grid.put(row, 0, name, row).unwrap();
            if row == 0 {
                grid.put(0, 1, "Choir", 1).unwrap();
            }
        }
        let rows = cells(grid.finish().unwrap());
        assert_eq!(
            rows.iter().map(|(_, cells)| cells.join("|")).collect::<Vec<_>>(),
            ["ann|Choir", "bob|Choir", "cyd"]
        );
    }

    #[test]
    fn no_more_is_held_than_may_be() {
        let mut grid = Grid::new(&LIMITS);
        assert_eq!(grid.put(0, COLUMNS, "x", 0), Err(Unreadable::TooWide(COLUMNS)));
        let mut grid = Grid::new(&LIMITS);
        let fill = (0..100).try_for_each(|row| grid.put(row, COLUMNS - 1, "x", row));
        assert_eq!(fill, Err(Unreadable::TooMuch));
        let mut grid = Grid::new(&LIMITS);
        (0..100).try_for_each(|row| grid.put(row, 0, "x", row)).unwrap();
        assert!(grid.is_full());
        assert_eq!(grid.finish().unwrap().len(), LIMITS.rows);
    }
}
