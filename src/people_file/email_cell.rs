//! The email cell of a row, as people and programs fill it.

use crate::csv_in::{self, squash};
use crate::text::{self, Email, EmailProblem, Mailbox};

use super::cells::Cells;
use super::notes::is_note;

/// An address, and the name that stood beside it in its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressed {
    /// The address.
    pub email: Email,
    /// "Ann Ash" of `Ann Ash <ann@example.org>`.
    pub name: Option<String>,
}

/// The address of a row: that of its email column, or that of the other one where the first is empty.
pub fn address(cells: &Cells<'_>) -> Result<Addressed, EmailProblem> {
    let other = cells.other_email;
    // A guest's sign-in name at Entra looks like an address and is none.
    let is_usable = !other.is_empty() && !other.contains("#EXT#");
    let cell = if cells.email.is_empty() && is_usable { other } else { cells.email };
    read(cell)
}

/// Reads a cell; what is wrong with it is told of the cell as it stands.
pub(super) fn read(cell: &str) -> Result<Addressed, EmailProblem> {
    if is_prose(cell)
        && let Err(problem) = text::email(cell)
    {
        return Err(problem);
    }
    text::mailbox(cell).map(|Mailbox { email, name, .. }| Addressed { email, name })
}

/// Whether an address stands among words that are not marked off as a name: then it is hardly the row's own, as
/// in "Exported by admin@example.org on Monday".
fn is_prose(cell: &str) -> bool {
    const BRACKETS: [char; 8] = ['<', '＜', '〈', '《', '«', '[', '［', '{'];
    let outside = cell.split(['(', '（']).map(|part| part.rsplit([')', '）']).next().unwrap_or_default());
    let words: Vec<&str> = outside.flat_map(str::split_whitespace).collect();
    let is_address = |word: &&str| word.contains(['@', '\u{FF20}']);
    let Some(at) = words.iter().position(is_address) else { return false };
    let (before, behind) = (&words[..at], &words[at + 1..]);
    let is_label = |word: &&str| word.ends_with([':', '?', '：', '？']) && csv_in::email_rank(&squash(word)).is_none();
    let goes_on = behind.iter().any(|word| word.contains(char::is_alphanumeric) && !is_address(word));
    !cell.contains(BRACKETS) && (goes_on || before.last().is_some_and(is_label) || is_note(&before.join(" ")))
}

/// Whether a cell has one address in it, and that among other words.
pub(super) fn is_one_in_prose(cell: &str) -> bool {
    is_prose(cell) && text::addresses(cell).found.len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_with_what_was_copied_along() {
        for (cell, email, name) in [
            ("Ann Ash <ann@example.org>", "ann@example.org", "Ann Ash"),
            ("\"Ash, Ann\" <ann@example.org>;", "ann@example.org", "Ann Ash"),
            ("<hal@example.org>", "hal@example.org", ""),
            ("mailto:bob@example.org", "bob@example.org", ""),
            ("MAILTO:bob@example.org?subject=Hi", "bob@example.org", ""),
            ("Bob <mailto:bob@example.org>", "bob@example.org", "Bob"),
            ("cyd@example.org;", "cyd@example.org", ""),
            ("ida@example.org.", "ida@example.org", ""),
            ("ann@example.org (Ann Ash)", "ann@example.org", "Ann Ash"),
            ("'ann@example.org'", "ann@example.org", ""),
            ("1. ann@example.org", "ann@example.org", ""),
            ("E-mail: ann@example.org", "ann@example.org", ""),
        ] {
            let read = read(cell).unwrap();
            assert_eq!((read.email.typed(), read.name.unwrap_or_default().as_str()), (email, name), "{cell}");
        }
        for cell in [
            "gus@example.org, gus@home.example",
            "Gus",
            "",
            "a..b@example.org",
            "<>",
            "()",
            "Exported by admin@example.org",
            "Written by admin@example.org on 2026-11-29",
            "Questions: admin@example.org",
        ] {
            assert!(read(cell).is_err(), "{cell}");
        }
    }
}
