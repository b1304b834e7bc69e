//! The email cell of a row, as people and programs fill it.

use crate::text::{self, Email, EmailProblem, Mailbox};

use super::cells::Cells;

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
    text::mailbox(cell).map(|Mailbox { email, name, .. }| Addressed { email, name })
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
        ] {
            let read = read(cell).unwrap();
            assert_eq!((read.email.typed(), read.name.unwrap_or_default().as_str()), (email, name), "{cell}");
        }
        for cell in ["gus@example.org, gus@home.example", "Gus", "", "a..b@example.org", "<>", "()"] {
            assert!(read(cell).is_err(), "{cell}");
        }
    }
}
