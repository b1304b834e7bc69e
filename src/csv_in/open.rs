//! One file of any kind as a table.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::{Deserialize, Deserializer, Serialize};

use super::archive::{self, Form, NamedFile};
use super::decode::{Decoded, decode_as, telling};
use super::dialect::{self, HEAD_WITHIN};
use super::encoding::Encoding;
use super::garbled::garbling;
use super::grid::Limits;
use super::table::{Record, Table};
use super::xlsx::Workbook;
use super::{Unreadable, ods};

/// The most sheets of one file that are looked at.
const SHEETS: usize = 100;

/// What somebody says of a file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said<'a> {
    /// In which encoding it is written.
    pub encoding: Option<Encoding>,
    /// Which of its sheets is meant.
    pub sheet: Option<&'a str>,
}

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What it holds.
    pub table: Table,
    /// How it was read.
    pub how: How,
}

/// How a file was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct How {
    /// The name of the encoding that its text is written in; none of a spreadsheet.
    pub encoding: Option<String>,
    /// Whether that encoding is a guess.
    pub is_guess: bool,
    /// Where another encoding may be the right one, cells by which that is told; empty where none has such letters.
    #[serde(alias = "guessed_by", deserialize_with = "text_or_none")]
    pub sample: String,
    /// Whether its letters look as if they were garbled before, whatever was said of it.
    pub is_doubted: bool,
    /// Whether some of it could not be read in that encoding.
    pub is_damaged: bool,
    /// The sheet that was read; none of a text.
    pub sheet: Option<String>,
    /// All sheets that hold anything.
    pub sheets: Vec<String>,
}

/// A text; kept before as none where it is empty.
fn text_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Option::<String>::deserialize(from).map(Option::unwrap_or_default)
}

/// Reads a text or a spreadsheet.
pub fn open(bytes: &[u8], said: Said<'_>, limits: &Limits) -> Result<Opened, Unreadable> {
    match archive::form(bytes)? {
        Form::Text => text(bytes, said.encoding),
        Form::Archive => Err(Unreadable::Binary),
        form => {
            archive::measure(bytes, limits.bytes)?;
            // What a file of somebody else's making brings a reader to is that file's fault.
            catch_unwind(AssertUnwindSafe(|| spreadsheet(bytes, form, said, limits))).unwrap_or(Err(Unreadable::Binary))
        }
    }
}

/// The files in an archive; none where it is no archive, or one that is a spreadsheet.
pub fn unpack(bytes: &[u8], limits: &Limits) -> Result<Option<Vec<NamedFile>>, Unreadable> {
    match archive::form(bytes)? {
        Form::Archive => archive::files(bytes, limits.bytes / 2).map(Some),
        _ => Ok(None),
    }
}

fn text(bytes: &[u8], said: Option<Encoding>) -> Result<Opened, Unreadable> {
    let mut decoded = decode_as(bytes, said)?;
    let table = Table::of(std::mem::take(&mut decoded.text))?;
    let cells = |table: &Table| -> Vec<String> {
        let records = table.records().filter_map(|(_, record)| record.ok());
        let cells = records.flat_map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>());
        cells.filter(|cell| !cell.is_ascii()).collect()
    };
    let Decoded { encoding, is_guess, is_doubted, is_damaged, .. } = decoded;
    let mut sample = String::new();
    if is_doubted || encoding != Encoding::UTF_8 {
        // Where few letters of a file are garbled, those tell whether they are repaired right.
        let as_it_is = if matches!(encoding, Encoding::Garbled(_)) {
            cells(&Table::of(Encoding::UTF_8.decode(bytes).0.into_owned())?).into_iter().collect()
        } else {
            HashSet::new()
        };
        sample = telling(cells(&table).into_iter().filter(|cell| !as_it_is.contains(cell)));
    }
    let encoding = Some(encoding.name().to_owned());
    let how = How { encoding, is_guess, sample, is_doubted, is_damaged, ..How::default() };
    Ok(Opened { table, how })
}

/// The rows of a sheet with letters that were garbled before they came into it repaired, unless somebody says that
/// they are right; how, and some of them.
fn repaired(rows: Vec<Record>, said: Option<Encoding>) -> (Vec<Record>, Option<(Encoding, String)>) {
    let cells = rows.iter().filter_map(|(_, record)| record.as_ref().ok()).flatten();
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_ascii()).collect();
    let Some(garbling) = garbling(&cells.join("\n")) else { return (rows, None) };
    let encoding = said.unwrap_or(Encoding::Garbled(garbling));
    let Encoding::Garbled(garbling) = encoding else {
        let told = telling(cells.into_iter().map(str::to_owned));
        return (rows, Some((encoding, told)));
    };
    let changed = cells.iter().filter_map(|cell| Some(garbling.repaired(cell)).filter(|repaired| repaired != cell));
    let told = telling(changed);
    let rows = rows.into_iter().map(|(number, record)| {
        (number, record.map(|record| record.iter().map(|cell| garbling.repaired(cell)).collect()))
    });
    (rows.collect(), Some((encoding, told)))
}

fn spreadsheet(bytes: &[u8], form: Form, said: Said<'_>, limits: &Limits) -> Result<Opened, Unreadable> {
    let first = Limits { rows: HEAD_WITHIN, ..*limits };
    let mut workbook = if form == Form::Xlsx { Some(Workbook::open(bytes)?) } else { None };
    let beginnings: Vec<(String, Vec<Record>)> = match &mut workbook {
        None => ods::sheets(bytes, |_| true, &first)?,
        Some(workbook) => {
            let sheets = workbook.sheets().into_iter().take(SHEETS);
            sheets
                .map(|sheet| workbook.beginning(&sheet, &first).map(|rows| (sheet, rows)))
                .collect::<Result<_, _>>()?
        }
    };
    let filled: Vec<&(String, Vec<Record>)> = beginnings.iter().filter(|(_, rows)| !rows.is_empty()).collect();
    let sheets: Vec<String> = filled.iter().map(|(sheet, _)| sheet.clone()).collect();
    let names_email = |rows: &[Record]| {
        let records: Vec<_> = rows.iter().map(|(_, record)| record.clone().unwrap_or_default()).collect();
        dialect::head(&records).is_some()
    };
    let chosen = match said.sheet {
        Some(said) => filled
            .iter()
            .find(|(sheet, _)| sheet == said)
            .or_else(|| filled.iter().find(|(sheet, _)| sheet.to_lowercase() == said.trim().to_lowercase()))
            .ok_or_else(|| Unreadable::NoSheet(sheets.clone()))?,
        None => {
            filled.iter().find(|(_, rows)| names_email(rows)).or_else(|| filled.first()).ok_or(Unreadable::Empty)?
        }
    };
    let sheet = chosen.0.clone();
    // Rows before the head come on top of those that may be imported, and one more tells of too many.
    let all = Limits { rows: limits.rows.saturating_add(HEAD_WITHIN + 2), ..*limits };
    let rows = match &mut workbook {
        Some(workbook) => workbook.rows(&sheet, &all)?,
        None => {
            ods::sheets(bytes, |name| name == sheet, &all)?.into_iter().next().map(|(_, rows)| rows).unwrap_or_default()
        }
    };
    let (rows, repair) = repaired(rows, said.encoding);
    let table = Table::of_rows(rows)?;
    let encoding = repair.as_ref().map(|(encoding, _)| encoding.name().to_owned());
    let is_doubted = repair.is_some();
    let is_guess = is_doubted && said.encoding.is_none();
    let sample = repair.map(|(_, told)| told).unwrap_or_default();
    let how = How { encoding, is_guess, sample, is_doubted, is_damaged: false, sheet: Some(sheet), sheets };
    Ok(Opened { table, how })
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Workbook};

    use super::*;

    const LIMITS: Limits = Limits { rows: 1_000, bytes: 10_000_000 };

    fn rows(opened: &Opened) -> Vec<String> {
        let cells = |record: csv::StringRecord| record.iter().collect::<Vec<_>>().join("|");
        opened
            .table
            .records()
            .map(|(line, record)| format!("{line}:{}", record.map_or("wrong".to_owned(), cells)))
            .collect()
    }

    fn workbook() -> Vec<u8> {
        let mut workbook = Workbook::new();
        let notes = workbook.add_worksheet().set_name("Notes").unwrap();
        notes.write(0, 0, "Nothing to see").unwrap();
        let people = workbook.add_worksheet().set_name("People").unwrap();
        people.write(2, 0, "Our people").unwrap();
        for (column, cell) in ["Name", "E-mail", "Since", "Number", "Here", "Group"].into_iter().enumerate() {
            people.write(3, u16::try_from(column).unwrap(), cell).unwrap();
        }
        let date = Format::new().set_num_format("yyyy-mm-dd");
        for (row, name) in [(4, "Ann\nAsh"), (5, "Bob")] {
            people.write(row, 0, name).unwrap();
            people.write(row, 1, "a@x.org").unwrap();
            people.write_with_format(row, 2, 46_355.0, &date).unwrap();
            people.write(row, 3, 1.0).unwrap();
            people.write(row, 4, true).unwrap();
        }
        people.merge_range(4, 5, 5, 5, "Choir", &Format::new()).unwrap();
        workbook.add_worksheet().set_name("Empty").unwrap();
        workbook.save_to_buffer().unwrap()
    }

    #[test]
    fn the_sheet_that_names_an_email_column_is_read() {
        let opened = open(&workbook(), Said::default(), &LIMITS).unwrap();
        assert_eq!(opened.how.sheet.as_deref(), Some("People"));
        assert_eq!(opened.how.sheets, ["Notes", "People"]);
        assert_eq!(opened.table.passed().len(), 1);
        assert_eq!(
            rows(&opened),
            [
                "4:Name|E-mail|Since|Number|Here|Group",
                "5:Ann\nAsh|a@x.org|2026-11-29|1|TRUE|Choir",
                "6:Bob|a@x.org|2026-11-29|1|TRUE|Choir"
            ]
        );
    }

    #[test]
    fn a_sheet_can_be_said() {
        let said = |sheet| open(&workbook(), Said { sheet: Some(sheet), ..Said::default() }, &LIMITS);
        assert_eq!(rows(&said("notes").unwrap()), ["1:Nothing to see"]);
        let names = vec!["Notes".to_owned(), "People".to_owned()];
        assert_eq!(said("Empty").map(drop), Err(Unreadable::NoSheet(names)));
    }

    #[test]
    fn a_guess_is_told_with_a_cell_to_see_it_by() {
        let opened = open(b"email,name\nann@x.org,Ann\nz@x.org,Zo\xEB M\xFCller\n", Said::default(), &LIMITS).unwrap();
        assert_eq!((opened.how.encoding.as_deref(), opened.how.is_guess), (Some("windows-1252"), true));
        assert_eq!(opened.how.sample, "Zoë Müller");
        let said = Said { encoding: super::super::encoding("windows-1251"), ..Said::default() };
        let opened = open(b"email,name\nz@x.org,Zo\xEB\n", said, &LIMITS).unwrap();
        assert_eq!((opened.how.encoding.as_deref(), opened.how.is_guess), (Some("windows-1251"), false));
        assert_eq!(opened.how.sample, "Zoл");
    }

    #[test]
    fn a_workbook_that_unpacks_to_too_much_is_refused() {
        let small = Limits { bytes: 2_000, ..LIMITS };
        assert_eq!(open(&workbook(), Said::default(), &small).map(drop), Err(Unreadable::TooMuch));
        let broken: Vec<u8> = workbook()
            .into_iter()
            .enumerate()
            .map(|(place, byte)| if place % 97 == 90 { !byte } else { byte })
            .collect();
        assert!(open(&broken, Said::default(), &LIMITS).is_err());
    }
}
