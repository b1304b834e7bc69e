//! CSV files that spreadsheets open without running anything in them.

use std::borrow::Cow;

use chrono::SecondsFormat;

use crate::clock::Moment;

/// What begins a file, so that spreadsheets read it as UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// An instant in a field: in UTC, to the second (RFC 3339); empty for none.
pub fn instant(at: Option<Moment>) -> String {
    at.map_or_else(String::new, |at| at.utc().to_rfc3339_opts(SecondsFormat::Secs, true))
}

/// One line of a CSV file (RFC 4180, CR LF at its end), every field of it neutralised.
pub fn line<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for (place, field) in fields.into_iter().enumerate() {
        if place > 0 {
            line.push(',');
        }
        let field = neutral(field);
        if field.contains(['"', ',', '\r', '\n', ';', '\t']) {
            line.push('"');
            line.push_str(&field.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(&field);
        }
    }
    line.push_str("\r\n");
    line
}

/// `field` as no spreadsheet takes it for a formula: an apostrophe before a first `=`, `+`, `-`,
/// `@`, tab or line break (OWASP, CSV Injection), blanks and full-width forms before it included.
pub fn neutral(field: &str) -> Cow<'_, str> {
    if is_formula(field) { Cow::Owned(format!("'{field}")) } else { Cow::Borrowed(field) }
}

/// `field` without the apostrophe that [`neutral`] put before it.
pub fn without_apostrophe(field: &str) -> &str {
    field.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(field)
}

fn is_formula(field: &str) -> bool {
    const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    field.trim_start_matches([' ', '\u{a0}', '\u{feff}']).starts_with(STARTS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_formula_becomes_text() {
        for formula in ["=1+1", "+31 6", "-2", "@SUM(A1)", "\tx", "\r=1", "  =1", "＝1", "\u{feff}=1"] {
            assert_eq!(neutral(formula), format!("'{formula}"));
            assert_eq!(without_apostrophe(&neutral(formula)), formula);
        }
        for text in ["Ann", "a=1", "12", "", "Year 2 - Nursing", "'=1"] {
            assert_eq!(neutral(text), text);
        }
        for text in ["Ann", "o'neil", "'Ann'", "'", ""] {
            assert_eq!(without_apostrophe(text), text);
        }
    }

    #[test]
    fn fields_that_hold_separators_are_quoted() {
        assert_eq!(
            line(["Ann", "a,b", "say \"hi\"", "two\nlines", ""]),
            "Ann,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n"
        );
    }

    proptest! {
        #[test]
        fn a_reader_of_csv_gets_the_fields_back(fields in proptest::collection::vec("\\PC{0,12}|[,\"\r\n;a]{0,6}", 2..5)) {
            let line = line(fields.iter().map(String::as_str));
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
            let read: Vec<String> = reader.records().next().unwrap().unwrap().iter().map(str::to_owned).collect();
            let kept: Vec<String> = fields.iter().map(|field| neutral(field).into_owned()).collect();
            prop_assert_eq!(read, kept);
        }
    }
}
