//! `OpenDocument` spreadsheets: the text that their cells show, within bounds. Cells and rows that
//! are there many times over are written once, so that a general reader makes of few bytes more
//! than any machine holds.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::grid::{COLUMNS, Grid, Limits};
use super::table::Record;
use super::{UNCOMPUTED, Unreadable};

/// Blanks that one mark for them stands for at most.
const BLANKS: u64 = 100;

/// A sheet: its name and rows.
pub type Sheet = (String, Vec<Record>);

/// The sheets of a spreadsheet that `wanted` asks for, as far as `limits` go.
pub fn sheets(bytes: &[u8], wanted: impl Fn(&str) -> bool, limits: &Limits) -> Result<Vec<Sheet>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Binary)?;
    let content = archive.by_name("content.xml").map_err(|_| Unreadable::Binary)?;
    let bound = u64::try_from(limits.bytes).unwrap_or(u64::MAX);
    let mut xml = Reader::from_reader(BufReader::new(content.take(bound)));
    xml.config_mut().expand_empty_elements = true;
    let mut reading = Reading { sheets: Vec::new(), sheet: None, limits: *limits, row: 0, is_over: false };
    reading.all(&mut xml, wanted)?;
    Ok(reading.sheets)
}

/// How far a spreadsheet is read.
struct Reading {
    sheets: Vec<Sheet>,
    /// The name of the sheet that is being read, and its rows.
    sheet: Option<(String, Grid)>,
    limits: Limits,
    /// The row that comes next, from 0.
    row: u64,
    is_over: bool,
}

impl Reading {
    fn all<R: BufRead>(&mut self, xml: &mut Reader<R>, wanted: impl Fn(&str) -> bool) -> Result<(), Unreadable> {
        let mut buffer = Vec::new();
        while !self.is_over {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|_| Unreadable::Binary)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "table" => {
                        let name = attribute(&start, "table:name").unwrap_or_default();
                        self.row = 0;
                        self.sheet = wanted(&name).then(|| (name, Grid::new(&self.limits)));
                    }
                    "table-row" if self.sheet.is_some() => {
                        let times = times(&start, "table:number-rows-repeated");
                        self.row(xml, times)?;
                    }
                    _ => {}
                },
                Event::End(end) if end.local_name().as_ref() == "table" => {
                    if let Some((name, grid)) = self.sheet.take() {
                        self.sheets.push((name, grid.finish()?));
                    }
                }
                Event::Eof => self.is_over = true,
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads a row, which is there several times over.
    fn row<R: BufRead>(&mut self, xml: &mut Reader<R>, times: u64) -> Result<(), Unreadable> {
        let (mut buffer, mut cells, mut column) = (Vec::new(), Vec::new(), 0_usize);
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|_| Unreadable::Binary)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "table-cell" => {
                        let cell = Cell::of(&start);
                        let shown = cell_text(xml, cell.value)?;
                        let text = if cell.is_uncomputed { UNCOMPUTED.to_owned() } else { shown };
                        if !text.trim().is_empty() {
                            // Every one of them is there to be seen.
                            if column.saturating_add(cell.times) > COLUMNS {
                                return Err(Unreadable::TooWide(COLUMNS));
                            }
                            cells.extend((0..cell.times).map(|place| (column + place, text.clone(), cell.rows)));
                        }
                        column = column.saturating_add(cell.times);
                    }
                    "covered-table-cell" => {
                        column = column.saturating_add(Cell::of(&start).times);
                        cell_text(xml, None)?;
                    }
                    _ => {}
                },
                Event::End(end) if end.local_name().as_ref() == "table-row" => break,
                Event::Eof => return Err(Unreadable::Binary),
                _ => {}
            }
        }
        if let Some((_, grid)) = &mut self.sheet
            && !cells.is_empty()
        {
            for row in self.row..self.row.saturating_add(times) {
                if grid.is_full() {
                    break;
                }
                for (column, text, rows) in &cells {
                    grid.put(row, *column, text, row.saturating_add(rows - 1))?;
                }
            }
        }
        self.row = self.row.saturating_add(times);
        Ok(())
    }
}

/// What a cell says of itself besides its text.
struct Cell {
    times: usize,
    /// How many rows it covers.
    rows: u64,
    /// Its value, where it shows no text.
    value: Option<String>,
    /// Whether it has a formula without a result.
    is_uncomputed: bool,
}

impl Cell {
    fn of(start: &BytesStart<'_>) -> Self {
        const VALUES: [&str; 4] = ["office:string-value", "office:date-value", "office:boolean-value", "office:value"];
        Self {
            times: usize::try_from(times(start, "table:number-columns-repeated")).unwrap_or(usize::MAX),
            rows: times(start, "table:number-rows-spanned"),
            value: VALUES.iter().find_map(|name| attribute(start, name)),
            is_uncomputed: attribute(start, "table:formula").is_some()
                && (attribute(start, "office:value-type").is_none()
                    || attribute(start, "calcext:value-type").is_some_and(|kind| kind == "error")),
        }
    }
}

/// The text of the cell that has just begun, to its end; its lines are its paragraphs.
fn cell_text<R: BufRead>(xml: &mut Reader<R>, value: Option<String>) -> Result<String, Unreadable> {
    let (mut buffer, mut text, mut depth, mut notes) = (Vec::new(), String::new(), 1_usize, 0_usize);
    let mut is_first = true;
    while depth > 0 {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| Unreadable::Binary)? {
            Event::Start(start) => {
                depth += 1;
                match start.local_name().as_ref() {
                    // What somebody noted beside the cell is not in it.
                    "annotation" => notes = depth,
                    _ if notes > 0 => {}
                    "p" if std::mem::take(&mut is_first) => {}
                    "p" | "line-break" => text.push('\n'),
                    "tab" => text.push('\t'),
                    "s" => (0..times(&start, "text:c").min(BLANKS)).for_each(|_| text.push(' ')),
                    _ => {}
                }
            }
            Event::End(_) => {
                if depth == notes {
                    notes = 0;
                }
                depth -= 1;
            }
            Event::Text(part) if notes == 0 => text.push_str(&part.xml10_content()),
            Event::CData(part) if notes == 0 => text.push_str(&part.xml10_content()),
            Event::GeneralRef(name) if notes == 0 => match name.resolve_char_ref() {
                Ok(Some(c)) => text.push(c),
                _ => text.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap_or("\u{fffd}")),
            },
            Event::Eof => return Err(Unreadable::Binary),
            _ => {}
        }
    }
    Ok(if text.is_empty() { value.unwrap_or_default() } else { text })
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    attribute.normalized_value(quick_xml::XmlVersion::default()).ok().map(Cow::into_owned)
}

/// A count of at least one.
fn times(start: &BytesStart<'_>, name: &str) -> u64 {
    attribute(start, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv_in::archive;

    const LIMITS: Limits = Limits { rows: 100, bytes: 100_000 };

    fn read(rows: &str) -> Result<Vec<String>, Unreadable> {
        let content = format!(
            "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"One &amp; only\">\
             {rows}</table:table></office:spreadsheet></office:body></office:document-content>"
        );
        let bytes = archive::deflated(&[("content.xml", content.as_bytes())]);
        let sheets = sheets(&bytes, |name| name == "One & only", &LIMITS)?;
        let cells = |record: csv::StringRecord| record.iter().collect::<Vec<_>>().join("|");
        Ok(sheets[0].1.iter().map(|(line, record)| format!("{line}:{}", cells(record.clone().unwrap()))).collect())
    }

    #[test]
    fn cells_hold_what_they_show() {
        let rows = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
            <table:table-row><table:table-cell office:value=\"1\"><text:p>1</text:p></table:table-cell>\
            <table:table-cell table:number-columns-repeated=\"2\"/>\
            <table:table-cell><office:annotation><text:p>note</text:p></office:annotation>\
            <text:p>A &amp; <text:span>B</text:span><text:s text:c=\"2\"/>&#67;</text:p><text:p>D</text:p></table:table-cell>\
            </table:table-row>\
            <table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        assert_eq!(read(rows).unwrap(), ["3:1|||A & B  C\nD"]);
    }

    #[test]
    fn a_formula_without_a_result_is_marked() {
        let formula = "<table:table-cell table:formula=\"of:=A1\"";
        let rows = format!(
            "<table:table-row>{formula}/>{formula} office:value-type=\"string\"><text:p>a</text:p></table:table-cell>\
             {formula} office:value-type=\"string\" office:string-value=\"\"/>\
             {formula} office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#N/A</text:p></table:table-cell>\
             </table:table-row>"
        );
        assert_eq!(read(&rows).unwrap(), ["1:\u{1a}|a||\u{1a}"]);
    }

    #[test]
    fn merged_cells_are_in_every_row() {
        let rows = "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>\
            <table:table-cell table:number-rows-spanned=\"2\"><text:p>Choir</text:p></table:table-cell></table:table-row>\
            <table:table-row><table:table-cell><text:p>b</text:p></table:table-cell><table:covered-table-cell/></table:table-row>";
        assert_eq!(read(rows).unwrap(), ["1:a|Choir", "2:b|Choir"]);
    }

    #[test]
    fn what_is_there_many_times_over_is_bounded() {
        let wide = "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell></table:table-row>";
        assert_eq!(read(wide), Err(Unreadable::TooWide(COLUMNS)));
        let long = "<table:table-row table:number-rows-repeated=\"99999999999\"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
        assert_eq!(read(long).unwrap().len(), LIMITS.rows);
    }
}
