//! Excel workbooks, cell by cell.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use super::grid::{Grid, Limits};
use super::table::Record;
use super::{UNCOMPUTED, Unreadable};

/// A workbook.
pub struct Workbook<'b>(Xlsx<Cursor<&'b [u8]>>);

impl<'b> Workbook<'b> {
    /// Opens one, whose parts are known to be of a size that can be read.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        Xlsx::new(Cursor::new(bytes)).map(Self).map_err(|_| Unreadable::Binary)
    }

    /// The names of its sheets, those that are hidden last.
    pub fn sheets(&self) -> Vec<String> {
        let mut sheets: Vec<_> =
            self.0.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
        sheets.sort_by_key(|sheet| sheet.visible != SheetVisible::Visible);
        sheets.into_iter().map(|sheet| sheet.name.clone()).collect()
    }

    /// The first rows of a sheet, in which no cells are merged.
    pub fn beginning(&mut self, sheet: &str, limits: &Limits) -> Result<Vec<Record>, Unreadable> {
        self.read(sheet, limits, &HashMap::new())
    }

    /// The rows of a sheet.
    pub fn rows(&mut self, sheet: &str, limits: &Limits) -> Result<Vec<Record>, Unreadable> {
        // They are named behind all cells.
        let merged = self.0.merge_cells_by_sheet_name(sheet).map_err(|_| Unreadable::Binary)?;
        let down = merged.into_iter().filter(|area| area.end.0 > area.start.0).map(|area| (area.start, area.end.0));
        self.read(sheet, limits, &down.collect())
    }

    /// Reads rows; `down` tells of cells that go on over rows below which is the last.
    fn read(
        &mut self,
        sheet: &str,
        limits: &Limits,
        down: &HashMap<(u32, u32), u32>,
    ) -> Result<Vec<Record>, Unreadable> {
        let broken = |_| Unreadable::Binary;
        let mut cells = self.0.worksheet_cells_reader(sheet).map_err(broken)?;
        let mut grid = Grid::new(limits);
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
            let (row, column) = cell.pos;
            let until = down.get(&(row, column)).copied().unwrap_or(row);
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            match &cell.value {
                // What is empty by its formula is a text of no letters.
                DataRef::Empty if cell.formula.is_some() => grid.put(row.into(), column, UNCOMPUTED, until.into())?,
                DataRef::Error(_) => grid.put(row.into(), column, UNCOMPUTED, until.into())?,
                DataRef::Empty => {}
                DataRef::SharedString(text) => grid.put(row.into(), column, text, until.into())?,
                value => grid.put(row.into(), column, &shown(&Data::from(value.clone())), until.into())?,
            }
            if grid.is_full() {
                break;
            }
        }
        grid.finish()
    }
}

/// A value as people see it in its cell.
fn shown(value: &Data) -> String {
    match value {
        Data::Float(number) => number_shown(*number),
        Data::Bool(is) => if *is { "TRUE" } else { "FALSE" }.to_owned(),
        Data::DateTime(at) => moment(at),
        Data::DateTimeIso(text) => text.trim_end_matches("T00:00:00").replacen('T', " ", 1),
        other => other.to_string(),
    }
}

/// A number with the fifteen digits that Excel shows at most, and no ".0".
fn number_shown(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

/// A date, a time, or both, as ISO 8601 writes them.
fn moment(at: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    let time = time.strip_suffix(":00").unwrap_or(&time).to_owned();
    match at.as_f64() {
        days if at.is_duration() => {
            // Hours may be more than a day has.
            let seconds = (days * 86_400.0).round();
            let (hours, rest) = ((seconds / 3_600.0).floor(), seconds % 3_600.0);
            format!("{hours}:{:02}:{:02}", (rest / 60.0).floor(), rest % 60.0)
        }
        days if days < 1.0 => time,
        days if days.fract() == 0.0 => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn values_are_shown_as_people_see_them() {
        for (number, seen) in [(1.0, "1"), (0.1 + 0.2, "0.3"), (1e15, "1000000000000000"), (-2.5, "-2.5")] {
            assert_eq!(shown(&Data::Float(number)), seen);
        }
        assert_eq!(shown(&Data::Bool(true)), "TRUE");
        let at = |value, kind| shown(&Data::DateTime(ExcelDateTime::new(value, kind, false)));
        assert_eq!(at(46_355.0, ExcelDateTimeType::DateTime), "2026-11-29");
        assert_eq!(at(46_355.5, ExcelDateTimeType::DateTime), "2026-11-29 12:00");
        assert_eq!(at(0.75, ExcelDateTimeType::DateTime), "18:00");
        assert_eq!(at(1.5, ExcelDateTimeType::TimeDelta), "36:00:00");
    }
}
