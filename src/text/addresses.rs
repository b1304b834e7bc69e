//! Many email addresses at once, as people paste them.

use std::collections::HashSet;
use std::fmt;

use super::email::{Email, email};

/// Addresses that are told as wrong by name; the rest of them by their number.
const TOLD: usize = 5;

/// Why a text is no list of addresses; nothing of it is used then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressesProblem {
    /// Some of it is no address: the first few with what is wrong, and how many more there are.
    Wrong(Vec<String>, usize),
    /// More than so many: that many.
    TooMany(usize, usize),
}

impl fmt::Display for AddressesProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wrong(told, 0) => write!(f, "{} Nothing was sent.", told.join(" ")),
            Self::Wrong(told, more) => write!(f, "{} And {more} more. Nothing was sent.", told.join(" ")),
            Self::TooMany(most, found) => write!(f, "Enter at most {most} addresses at once; these are {found}."),
        }
    }
}

impl std::error::Error for AddressesProblem {}

/// The addresses of `text`, each mailbox once, in its order: one a line, or between commas or semicolons
/// (of any width), bare or as
/// `Ann Lee <ann@example.org>`. All or nothing; `most` at most.
pub fn addresses(text: &str, most: usize) -> Result<Vec<Email>, AddressesProblem> {
    let (mut found, mut known, mut wrong) = (Vec::new(), HashSet::new(), Vec::new());
    for typed in text
        .split(['\n', '\r', ',', ';', '\u{FF0C}', '\u{FF1B}', '\u{3001}'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        match email(bare(typed)) {
            Ok(email) => {
                if known.insert(email.key().to_owned()) {
                    found.push(email);
                }
            }
            Err(problem) => wrong.push(format!("“{}”: {problem}", short(typed))),
        }
    }
    if !wrong.is_empty() {
        let more = wrong.len().saturating_sub(TOLD);
        wrong.truncate(TOLD);
        return Err(AddressesProblem::Wrong(wrong, more));
    }
    if found.len() > most { Err(AddressesProblem::TooMany(most, found.len())) } else { Ok(found) }
}

/// The address in `Ann Lee <ann@example.org>`, as mail programs copy it.
fn bare(typed: &str) -> &str {
    typed.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')).map_or(typed, |(_, address)| address)
}

/// As much of what was typed as tells which it was.
fn short(typed: &str) -> String {
    const SHOWN: usize = 60;
    let cut: String = typed.chars().take(SHOWN).collect();
    if cut.len() < typed.len() { format!("{cut}…") } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, String> {
        let found = addresses(text, 200).map_err(|problem| problem.to_string())?;
        Ok(found.iter().map(|email| email.typed().to_owned()).collect())
    }

    #[test]
    fn addresses_are_taken_as_people_paste_them() {
        assert_eq!(
            read("ann@example.org, Bob Builder <bob@example.org>;\r\n\r\nANN@example.org\neve@example.org "),
            Ok(vec!["ann@example.org".to_owned(), "bob@example.org".to_owned(), "eve@example.org".to_owned()])
        );
        assert_eq!(
            read("ann@bücher.example，bob＠ｅxample。org、ann@xn--bcher-kva.example"),
            Ok(vec!["ann@bücher.example".to_owned(), "bob@example.org".to_owned()])
        );
        assert_eq!(read(" ,\n"), Ok(Vec::new()));
    }

    #[test]
    fn every_wrong_address_is_told_and_none_is_taken() {
        let problem = read("ann@example.org\nbob\neve@").unwrap_err();
        assert!(problem.contains("“bob”") && problem.contains("“eve@”") && !problem.contains("ann"), "{problem}");
        let many = (0..7).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
        assert!(read(&many).unwrap_err().contains("And 2 more."));
        assert!(read(&"x".repeat(5_000)).unwrap_err().len() < 300);
    }

    #[test]
    fn two_hundred_fit_and_one_more_does_not() {
        let some = |count: usize| (0..count).map(|n| format!("p{n}@example.org")).collect::<Vec<_>>().join("\n");
        assert_eq!(read(&some(200)).map(|found| found.len()), Ok(200));
        assert!(read(&some(201)).unwrap_err().contains("at most 200"));
    }
}
