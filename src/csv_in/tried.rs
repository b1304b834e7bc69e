//! Tables of people that nobody has written, in dialects that somebody may: what is read is what was
//! written, or said not to be sure.

use encoding_rs::{
    BIG5, EUC_JP, Encoding, GBK, KOI8_R, MACINTOSH, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
};
use proptest::prelude::*;

use super::{Limits, Said, is_garbled, open};

const LIMITS: Limits = Limits { rows: 1_000, bytes: 10_000_000 };

/// How a table is written.
#[derive(Debug, Clone)]
struct Dialect {
    separator: char,
    quotes_all: bool,
    wraps_lines: bool,
    blank_before: bool,
    line_end: &'static str,
    /// What stands before the head.
    before: Vec<&'static str>,
    encoding: Written,
}

#[derive(Debug, Clone, Copy)]
enum Written {
    Utf8 { marked: bool },
    Utf16 { big: bool, marked: bool },
    Other(&'static Encoding),
}

fn dialects() -> impl Strategy<Value = Dialect> {
    let encoding = prop_oneof![
        any::<bool>().prop_map(|marked| Written::Utf8 { marked }),
        any::<(bool, bool)>().prop_map(|(big, marked)| Written::Utf16 { big, marked }),
        prop::sample::select(vec![
            WINDOWS_1250,
            WINDOWS_1251,
            WINDOWS_1252,
            MACINTOSH,
            KOI8_R,
            SHIFT_JIS,
            EUC_JP,
            GBK,
            BIG5
        ])
        .prop_map(Written::Other),
    ];
    let before = prop::sample::subsequence(
        vec!["version:v1.0", "Our people, as of today", "Printed; by Ann | 5\" wide", "", "  "],
        0..4,
    );
    (
        prop::sample::select(vec![',', ';', '\t', '|']),
        any::<(bool, bool)>(),
        prop::bool::weighted(0.2),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        before,
        encoding,
    )
        .prop_map(|(separator, (quotes_all, blank_before), wraps_lines, line_end, before, encoding)| Dialect {
            separator,
            quotes_all,
            wraps_lines,
            blank_before,
            line_end,
            before,
            encoding,
        })
}

fn cell() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Ann",
        "Zoë",
        "Müller",
        "Łukasz",
        "Žák",
        "Анна",
        "Борис",
        "佐藤",
        "花子",
        "O'Neil",
        "5\" tall",
        "a, b",
        "c; d",
        "e|f",
        "\"Bo\"",
        "-",
        "email us",
    ]);
    prop::collection::vec(words, 0..4).prop_map(|words| words.join(" "))
}

/// The head and the rows: an address, and what there is beside it.
fn tables() -> impl Strategy<Value = Vec<Vec<String>>> {
    let head = prop::sample::select(vec![
        ["E-Mail", "Name", "Group"],
        ["Email Address", "First Name [Required]", "Notes"],
        ["MAIL", "Name (Last, First)", "x"],
    ]);
    (head, prop::collection::vec((cell(), cell()), 1..12)).prop_map(|(head, rows)| {
        let rows =
            rows.into_iter().zip(1..).map(|((name, note), number)| vec![format!("p{number}@example.org"), name, note]);
        [head.iter().map(|name| (*name).to_owned()).collect()].into_iter().chain(rows).collect()
    })
}

impl Dialect {
    fn line(&self, cells: &[String]) -> String {
        let quoted = |cell: &String| {
            let needs = cell.contains([self.separator, '"', '\n', '\r']);
            let blank = if self.blank_before { " " } else { "" };
            if self.quotes_all || needs {
                format!("{blank}\"{}\"", cell.replace('"', "\"\""))
            } else {
                format!("{blank}{cell}")
            }
        };
        let line = cells.iter().map(quoted).collect::<Vec<_>>().join(&self.separator.to_string());
        if self.wraps_lines { format!("\"{}\"", line.replace('"', "\"\"")) } else { line }
    }

    fn text(&self, table: &[Vec<String>]) -> String {
        let before = self.before.iter().map(|line| (*line).to_owned());
        let lines: Vec<String> = before.chain(table.iter().map(|cells| self.line(cells))).collect();
        lines.join(self.line_end)
    }

    /// The bytes, where all of it can be written so.
    fn bytes(&self, table: &[Vec<String>]) -> Option<Vec<u8>> {
        let text = self.text(table);
        let marked = |is: bool| if is { format!("\u{feff}{text}") } else { text.clone() };
        match self.encoding {
            Written::Utf8 { marked: is } => Some(marked(is).into_bytes()),
            Written::Utf16 { big, marked: is } => {
                let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
                Some(marked(is).encode_utf16().flat_map(bytes).collect())
            }
            Written::Other(encoding) => {
                let (bytes, _, is_lossy) = encoding.encode(&text);
                (!is_lossy).then(|| bytes.into_owned())
            }
        }
    }
}

/// The rows as they are read, none where one of them is wrong.
fn read(bytes: &[u8], said: Said<'_>) -> (Vec<Option<Vec<String>>>, bool) {
    let opened = open(bytes, said, &LIMITS).expect("a table");
    let rows = opened.table.records().map(|(_, record)| {
        let cells: Vec<String> = record.ok()?.iter().map(str::to_owned).collect();
        (!cells.iter().any(|cell| is_garbled(cell))).then_some(cells)
    });
    (rows.collect(), opened.how.is_guess)
}

fn same(read: &[Option<Vec<String>>], written: &[Vec<String>]) -> bool {
    read.len() == written.len() && read.iter().zip(written).all(|(read, written)| read.as_ref() == Some(written))
}

proptest! {
    #[test]
    fn a_table_is_read_as_it_was_written_or_said_to_be_a_guess(table in tables(), dialect in dialects()) {
        let Some(bytes) = dialect.bytes(&table) else { return Ok(()) };
        let (rows, is_guess) = read(&bytes, Said::default());
        prop_assert!(is_guess || same(&rows, &table), "{:?}\n{rows:?}", dialect.text(&table));
        if let Written::Other(encoding) = dialect.encoding {
            let (rows, _) = read(&bytes, Said { encoding: Some(super::encoding::Encoding::Web(encoding)), ..Said::default() });
            prop_assert!(same(&rows, &table), "{:?}\n{rows:?}", dialect.text(&table));
        }
    }

    /// A stray mark in one row costs that row.
    #[test]
    fn a_stray_mark_costs_one_row(table in tables(), dialect in dialects(), row in 1_usize..12) {
        let row = 1 + row % (table.len() - 1);
        let dialect = Dialect { wraps_lines: false, ..dialect };
        let mut lines: Vec<String> = table.iter().map(|cells| dialect.line(cells)).collect();
        lines[row] = format!("p{row}@example.org{}\"stray{}x", dialect.separator, dialect.separator);
        let (rows, _) = read(lines.join(dialect.line_end).as_bytes(), Said::default());
        prop_assert_eq!(rows.len(), table.len(), "{:?}", lines);
        for (place, (read, written)) in rows.iter().zip(&table).enumerate() {
            prop_assert_eq!(read.as_ref(), (place != row).then_some(written), "{:?}", lines);
        }
    }
}
