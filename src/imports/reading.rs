//! How a file was read: what its page says of it, and what can be chosen otherwise.

use serde::{Deserialize, Serialize};

use crate::csv_in::{self, How, Passed};
use crate::locale::{Message, first_of};
use crate::t;

/// Names and lines that one sentence lists.
const LISTED: usize = 5;

/// What somebody says of how a file is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadingChoice {
    /// The name of its encoding.
    pub encoding: Option<String>,
    /// Its sheet.
    pub sheet: Option<String>,
}

/// How a file was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// How its text or sheet was.
    #[serde(flatten)]
    pub how: How,
    /// Lines before the names of the columns.
    pub passed: Vec<Passed>,
    /// Files of several that hold nothing to import.
    pub left_out: Vec<String>,
    /// What of the enrollments came to nothing.
    pub enrollments: Enrollments,
    /// Whether there are classes, and no enrollments.
    pub lacks_enrollments: bool,
}

/// Enrollments of a roster that lead nobody into a group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Enrollments {
    /// Over by what the file itself says.
    pub ended: usize,
    /// Of people whom the file of people does not have.
    pub strangers: usize,
    /// In classes that the file of classes does not have.
    pub untitled: usize,
    /// In classes that no file names.
    pub unnamed: usize,
    /// Lines that cannot be read.
    pub unreadable: Vec<u64>,
    /// What those classes are called whose titles others have too.
    pub namesakes: Vec<String>,
}

impl Reading {
    /// As it was kept; of a file that was kept before there was more than one way, nothing.
    pub fn of(json: Option<&str>) -> Self {
        json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
    }

    /// As it is kept.
    pub fn json(&self) -> String {
        // Texts and numbers always serialise.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What to say for the file to be read in the same way again.
    pub fn choice(&self) -> ReadingChoice {
        ReadingChoice { encoding: self.how.encoding.clone(), sheet: self.how.sheet.clone() }
    }

    /// Whether its encoding is worth asking about.
    pub fn is_encoding_open(&self) -> bool {
        self.how.is_damaged || self.how.is_doubted || self.how.encoding.as_deref().is_some_and(|name| name != "UTF-8")
    }

    /// What there is to say of it.
    pub fn notes(&self) -> Vec<Message<'static>> {
        let mut notes = Vec::new();
        if self.how.is_doubted {
            notes.push(t::imports::looks_garbled());
        }
        if let Some(name) = self.how.encoding.as_deref().filter(|_| self.is_encoding_open()) {
            let name = csv_in::called(name);
            notes.push(match self.how.sample.as_str() {
                "" => t::imports::read_in_encoding(name),
                cells => t::imports::read_in_encoding_question(name, cells.to_owned()),
            });
        }
        if self.how.is_damaged {
            notes.push(t::imports::is_damaged());
        }
        if let Some(sheet) = self.how.sheet.as_ref().filter(|_| self.how.sheets.len() > 1) {
            let others = self.how.sheets.iter().filter(|own| *own != sheet).cloned();
            notes.push(t::imports::sheet_read(first_of(others, LISTED), sheet.clone()));
        }
        if !self.passed.is_empty() {
            let lines = self.passed.iter();
            let lines = lines.map(|passed| t::imports::line_passed(passed.line.to_string(), passed.text.clone()));
            notes.push(t::imports::lines_passed(first_of(lines, LISTED)));
        }
        if !self.left_out.is_empty() {
            notes.push(t::csv_in::files_unused(first_of(self.left_out.iter().cloned(), LISTED)));
        }
        if self.lacks_enrollments {
            notes.push(t::imports::lacks_enrollments());
        }
        notes.extend(self.enrollments.notes());
        notes
    }
}

impl Enrollments {
    fn notes(&self) -> Vec<Message<'static>> {
        let mut notes = Vec::new();
        notes.extend((self.ended > 0).then(|| t::imports::enrollments_ended(self.ended)));
        notes.extend((self.strangers > 0).then(|| t::imports::enrollments_of_strangers(self.strangers)));
        notes.extend((self.untitled > 0).then(|| t::imports::enrollments_in_unknown_classes(self.untitled)));
        notes.extend((self.unnamed > 0).then(|| t::imports::enrollments_in_unnamed_classes(self.unnamed)));
        if !self.unreadable.is_empty() {
            let lines = first_of(self.unreadable.iter().map(u64::to_string), LISTED);
            notes.push(t::imports::enrollments_misquoted(self.unreadable.len(), lines));
        }
        if !self.namesakes.is_empty() {
            notes.push(t::imports::classes_of_one_title(first_of(self.namesakes.iter().cloned(), LISTED)));
        }
        notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guess_is_asked_about_and_what_tells_itself_is_not() {
        let reading = |how: How| Reading { how, ..Reading::default() };
        let utf_8 = How { encoding: Some("UTF-8".to_owned()), ..How::default() };
        assert!(reading(utf_8.clone()).notes().is_empty());
        let guess = reading(How {
            encoding: Some("windows-1250".to_owned()),
            is_guess: true,
            sample: "Łukasz".to_owned(),
            ..How::default()
        });
        let encoding = csv_in::called("windows-1250");
        assert_eq!(guess.notes(), [t::imports::read_in_encoding_question(encoding, "Łukasz")]);
        let doubted = reading(How { is_doubted: true, ..utf_8 });
        assert!(doubted.is_encoding_open() && doubted.notes().len() == 2);
        assert_eq!(Reading::of(Some(&guess.json())), guess);
        assert_eq!(Reading::of(None), Reading::default());
        let older = Reading::of(Some(r#"{"encoding":"windows-1250","guessed_by":null}"#));
        assert_eq!((older.how.encoding.as_deref(), older.how.sample.as_str()), (Some("windows-1250"), ""));
    }
}
