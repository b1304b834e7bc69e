//! Rows of a table whose columns stand between tabs, commas or semicolons: `Ann Ash;ann@example.org`, line after line.

use std::borrow::Cow;

use super::signs::{Quote, is_at, is_line_break, quote};

/// The text with tabs between its columns, where every line is a row of the same table. One line alone is none:
/// there, what stands beside an address may be meant for another one.
pub(super) fn with_tabs(text: &str) -> Cow<'_, str> {
    if text.contains(|c| quote(c) == Some(Quote::Double)) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<&str> = text.split(is_line_break).filter(|line| !line.trim().is_empty()).collect();
    match ['\t', ';', ','].into_iter().find(|separator| are_rows(&lines, *separator)) {
        Some('\t') if text.contains(',') => Cow::Owned(lines.into_iter().map(with_whole_cells).collect()),
        Some(separator) => Cow::Owned(text.replace(separator, "\t")),
        None => Cow::Borrowed(text),
    }
}

/// The row with quotation marks around cells with a comma in them: "Ash, Ann" is one name.
fn with_whole_cells(line: &str) -> String {
    let is_name = |cell: &str| cell.contains(',') && !cell.contains(is_at);
    let cells =
        line.split('\t').map(|cell| if is_name(cell) { format!("\"{}\"", cell.trim()) } else { cell.to_owned() });
    cells.collect::<Vec<_>>().join("\t") + "\n"
}

/// Whether the lines are cut into as many cells each, one column of which holds bare addresses, but perhaps in its
/// first line, and no other does.
fn are_rows(lines: &[&str], separator: char) -> bool {
    let rows: Vec<Vec<&str>> = lines.iter().map(|line| line.split(separator).map(str::trim).collect()).collect();
    let Some(width) = rows.last().map(Vec::len).filter(|width| *width > 1 && rows.len() > 1) else { return false };
    let is_address = |cell: &str| cell.contains(is_at) && !cell.contains(char::is_whitespace) && !cell.contains('<');
    let Some(column) = rows.last().and_then(|row| row.iter().position(|cell| is_address(cell))) else { return false };
    rows.iter().enumerate().all(|(place, row)| {
        let in_place = row.get(column).is_some_and(|cell| is_address(cell));
        let elsewhere = row.iter().enumerate().any(|(other, cell)| other != column && cell.contains(is_at));
        row.len() == width && !elsewhere && (in_place || place == 0)
    })
}
