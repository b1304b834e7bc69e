//! What is said of a file whose people are to be invited.

use crate::csv_in::{self, Opened};
use crate::people_file::{People, Unread};

/// An address as it is typed with a name, which holds nothing that would end it there.
pub(super) fn with_name(name: &str, address: &str) -> String {
    let name: String =
        name.chars().map(|c| if c.is_control() || ",;<>\"，；、".contains(c) { ' ' } else { c }).collect();
    match name.split_whitespace().collect::<Vec<_>>().join(" ") {
        name if name.is_empty() => address.to_owned(),
        name => format!("{name} <{address}>"),
    }
}

/// What is to be seen before anybody is written to: how the file was read where that is a guess, who is not
/// among those to be invited, and why.
pub(super) fn to_be_seen(opened: &Opened, people: &People) -> Vec<String> {
    let mut told = Vec::new();
    if let Some(cell) = opened.guessed_by.as_ref().filter(|cell| !cell.is_empty()) {
        let encoding = csv_in::called(opened.encoding.unwrap_or_default());
        told.push(format!("Read as {encoding}. Does “{cell}” look right? If it doesn’t, save the file as UTF-8."));
    }
    if !people.gone.is_empty() {
        told.push(format!("Left out, because the file says that they are gone: {}.", lines(&people.gone)));
    }
    let unread: Vec<u64> = people.unread.iter().map(|(line, _)| *line).collect();
    if let Some((_, why)) = people.unread.first() {
        told.push(format!("Not read: {}. {}", lines(&unread), unread_in_words(why)));
    }
    told
}

fn unread_in_words(why: &Unread) -> String {
    match why {
        Unread::Quote => "Check the quotation marks.".to_owned(),
        Unread::TooManyCells => "Put quotation marks around a cell with a comma in it.".to_owned(),
        Unread::Garbled => "Some characters are damaged. Save the file as UTF-8.".to_owned(),
        Unread::Status(word) => format!("“{word}” may mean active or gone."),
        Unread::Email(problem) => problem.to_string(),
    }
}

/// "line 3", "lines 3, 5, 8 and 12 more".
fn lines(lines: &[u64]) -> String {
    const TOLD: usize = 10;
    let told: Vec<String> = lines.iter().take(TOLD).map(u64::to_string).collect();
    let more = match lines.len().saturating_sub(TOLD) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{} {}{more}", if lines.len() == 1 { "line" } else { "lines" }, told.join(", "))
}
