//! What the command line says of a file's columns.

use crate::csv_in::{Limits, NamedFile};
use crate::people_file::{Mapping, Meaning, head_of, recognise, resurvey};

use super::load::{Sheet, load};
use super::reading::ReadingChoice;
use super::unreadable::UnreadableFile;

/// What somebody says who imports from the command line; nothing is asked there.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// `email=2,name=Full name`: what each column holds, by its number or its name.
    pub columns: Option<String>,
    /// Words of status columns that mean active.
    pub active: Vec<String>,
    /// Words of status columns that mean gone.
    pub gone: Vec<String>,
}

/// Why a file cannot be read as it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// It is no table of people.
    Unreadable(UnreadableFile),
    /// No line names the columns, and the columns are not given; the first line.
    NoHead(Vec<String>),
    /// A part of the columns does not read `email=2`.
    NotAColumn(String),
    /// There is nothing called so that a column could hold.
    NoMeaning(String),
    /// There is no such column; what there are.
    NoColumn(String, Vec<String>),
    /// Two columns for what one holds.
    Twice(&'static str),
    /// None of the columns is the email.
    NoEmail,
}

impl std::error::Error for OpenError {}

impl From<UnreadableFile> for OpenError {
    fn from(problem: UnreadableFile) -> Self {
        Self::Unreadable(problem)
    }
}

/// The sheet that files are, read as it was chosen. Which column is which cannot be asked here.
pub fn open(
    files: Vec<NamedFile>,
    choice: &ReadingChoice,
    limits: &Limits,
    choices: Choices,
) -> Result<Sheet, OpenError> {
    let mut sheet = load(files, choice, limits)?;
    let head = head_of(&sheet.table, &sheet.mapping);
    if let Some(columns) = &choices.columns {
        let known = recognise(&sheet.table);
        let names: Vec<String> = head.iter().map(str::to_owned).collect();
        sheet.mapping = Mapping { columns: chosen(columns, &names, known.columns.len())?, ..known };
    } else if !sheet.mapping.has_head && sheet.mapping.columns.len() > 1 {
        return Err(OpenError::NoHead(head.iter().map(str::to_owned).collect()));
    }
    if !sheet.mapping.is_complete() {
        return Err(UnreadableFile::NoEmail(head.iter().map(str::to_owned).collect()).into());
    }
    let mapping = Mapping { active: choices.active, gone: choices.gone, ..sheet.mapping };
    sheet.mapping = resurvey(&sheet.table, mapping);
    Ok(sheet)
}

/// What each of so many columns holds.
fn chosen(text: &str, names: &[String], width: usize) -> Result<Vec<Meaning>, OpenError> {
    let mut columns = vec![Meaning::Nothing; width.max(names.len())];
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (word, column) = part.split_once('=').ok_or_else(|| OpenError::NotAColumn(part.to_owned()))?;
        let meaning = meanings()
            .find(|meaning| meaning.as_str() == word.trim())
            .ok_or_else(|| OpenError::NoMeaning(word.to_owned()))?;
        let place = place(column.trim(), names, columns.len())
            .ok_or_else(|| OpenError::NoColumn(column.to_owned(), names.to_vec()))?;
        if !meaning.may_repeat() && columns.contains(&meaning) {
            return Err(OpenError::Twice(meaning.as_str()));
        }
        columns[place] = meaning;
    }
    if columns.contains(&Meaning::Email) { Ok(columns) } else { Err(OpenError::NoEmail) }
}

pub(super) fn meanings() -> impl Iterator<Item = Meaning> {
    Meaning::ALL.iter().copied().filter(|meaning| !matches!(meaning, Meaning::Nothing | Meaning::Classes))
}

/// Where a column is that is told by its name, or by its number from 1.
fn place(column: &str, names: &[String], width: usize) -> Option<usize> {
    let named = names.iter().position(|name| name.trim().to_lowercase() == column.to_lowercase());
    named.or_else(|| column.parse::<usize>().ok()?.checked_sub(1)).filter(|place| *place < width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(file: &str, columns: &str) -> Result<Vec<Meaning>, OpenError> {
        let columns = Some(columns.to_owned()).filter(|columns| !columns.is_empty());
        let choices = Choices { columns, ..Choices::default() };
        let files = vec![NamedFile { name: "x.csv".to_owned(), bytes: file.as_bytes().to_vec() }];
        let limits = Limits { rows: 10, bytes: 100_000 };
        open(files, &ReadingChoice::default(), &limits, choices).map(|sheet| sheet.mapping.columns)
    }

    #[test]
    fn columns_are_told_by_number_or_name() {
        use Meaning::{Email, Groups, Name, Nothing};
        let file = "Reach,Who,Sings\nann@example.org,Ann,Choir\n";
        assert_eq!(opened(file, "email=1,name=who, groups=3"), Ok(vec![Email, Name, Groups]));
        let bare = "ann@example.org;Ann;Choir\n";
        assert_eq!(opened(bare, "email=1,groups=3"), Ok(vec![Email, Nothing, Groups]));
        assert_eq!(opened("ann@example.org\n", ""), Ok(vec![Email]));
        assert!(matches!(opened(bare, ""), Err(OpenError::NoHead(_))));
        assert!(matches!(opened(file, "email=9"), Err(OpenError::NoColumn(..))));
        assert!(matches!(opened(file, "mailbox=1"), Err(OpenError::NoMeaning(_))));
        assert!(matches!(opened(file, "email=1,email=2"), Err(OpenError::Twice("email"))));
        assert_eq!(opened(file, "name=2"), Err(OpenError::NoEmail));
        assert_eq!(opened(file, "2"), Err(OpenError::NotAColumn("2".to_owned())));
    }
}
