//! CSV files as people have them: from many programs, in several encodings, with every separator.
//!
//! What is no text at all is refused; whatever else is wrong is wrong with one row and stops no
//! other, an opened quotation mark that nobody closes included.

mod decode;
mod table;

use std::fmt;

pub use decode::decode;
pub use table::{Records, Table, UnclosedQuote};

/// Why nothing of a file can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing in it.
    Empty,
    /// It is no text.
    Binary,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the file is empty",
            Self::Binary => "this is no text file; save the sheet as CSV (UTF-8) and give that",
        })
    }
}

impl std::error::Error for Unreadable {}

/// The names that columns of email addresses bear, plain; the likeliest first.
pub const EMAIL_NAMES: [&str; 10] = [
    "email",
    "emailaddress",
    "mail",
    "primaryemail",
    "workemail",
    "useremail",
    "address",
    "userprincipalname",
    "username",
    "loginid",
];

/// A column's name as names are compared: "E-Mail Address" as "emailaddress", "First Name
/// \[Required\]" as "firstname".
#[must_use]
pub fn plain(name: &str) -> String {
    let name = name.split('[').next().unwrap_or_default();
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What stands in the email column of a file, or, where the first line names no columns, in each
/// of its cells that holds an @; whether these are addresses is still to be seen.
pub fn addresses(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    let table = Table::of(decode(bytes)?)?;
    let (mut column, mut found) = (None, Vec::new());
    for (place, (_, record)) in table.records().enumerate() {
        let Ok(record) = record else { continue };
        if place == 0 && !record.iter().any(|cell| cell.contains('@')) {
            let names: Vec<String> = record.iter().map(plain).collect();
            column = EMAIL_NAMES.iter().find_map(|known| names.iter().position(|name| name == known));
            continue;
        }
        match column {
            Some(column) => found.extend(record.get(column).filter(|cell| !cell.is_empty()).map(str::to_owned)),
            None => found.extend(record.iter().filter(|cell| cell.contains('@')).map(str::to_owned)),
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_with_and_without_a_head() {
        let both = vec!["ann@example.org".to_owned(), "bob@example.org".to_owned()];
        assert_eq!(addresses(b"Name,Mail\nAnn,ann@example.org\n,\nBob,bob@example.org\n"), Ok(both.clone()));
        assert_eq!(addresses(b"ann@example.org\nbob@example.org\n"), Ok(both.clone()));
        assert_eq!(addresses(b"Ann;ann@example.org\nBob;bob@example.org\n"), Ok(both));
        assert_eq!(addresses(b""), Err(Unreadable::Empty));
    }

    #[test]
    fn names_are_compared_without_case_signs_and_notes() {
        assert_eq!(plain("E-Mail Address"), "emailaddress");
        assert_eq!(plain("First Name [Required]"), "firstname");
        assert_eq!(plain("  GIVEN_name "), "givenname");
    }
}
