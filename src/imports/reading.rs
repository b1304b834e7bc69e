//! How a file was read: what its page says of it, and what can be chosen otherwise.

use serde::{Deserialize, Serialize};

use crate::csv_in::{self, How, Passed};
use crate::text::first_of;

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
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.how.is_doubted {
            notes.push("Some letters in this file look garbled.".to_owned());
        }
        if let Some(name) = self.how.encoding.as_deref().filter(|_| self.is_encoding_open()) {
            let name = csv_in::called(name);
            notes.push(match self.how.sample.as_str() {
                "" => format!("Read as {name}."),
                cells => format!("Read as {name}. Does “{cells}” look right?"),
            });
        }
        if self.how.is_damaged {
            notes.push("Some characters can’t be read this way, so the rows that hold them are wrong.".to_owned());
        }
        if let Some(sheet) = self.how.sheet.as_ref().filter(|_| self.how.sheets.len() > 1) {
            let others: Vec<&String> = self.how.sheets.iter().filter(|own| *own != sheet).collect();
            notes.push(format!("Sheet “{sheet}” was read. Not read: {}.", first_of(&others, LISTED)));
        }
        if !self.passed.is_empty() {
            let lines: Vec<String> =
                self.passed.iter().map(|passed| format!("line {} “{}”", passed.line, passed.text)).collect();
            notes.push(format!("Passed over before the column names: {}.", first_of(&lines, LISTED)));
        }
        if !self.left_out.is_empty() {
            notes.push(format!("Files not used: {}.", first_of(&self.left_out, LISTED)));
        }
        if self.lacks_enrollments {
            let told = "No one joins a class, because there is no file of enrollments. Choose enrollments.csv too.";
            notes.push(told.to_owned());
        }
        notes.extend(self.enrollments.notes());
        notes
    }
}

impl Enrollments {
    fn notes(&self) -> Vec<String> {
        let count = |count: usize, what: &str| {
            let enrollments = if count == 1 { "enrollment" } else { "enrollments" };
            (count > 0).then(|| format!("{count} {enrollments} not used: {what}."))
        };
        let lines: Vec<String> = self.unreadable.iter().map(|line| format!("line {line}")).collect();
        let unreadable = first_of(&lines, LISTED);
        let kinds = [
            count(self.ended, "the file says that they have ended"),
            count(self.strangers, "their people are not in the file of people"),
            count(self.untitled, "their classes are not in the file of classes"),
            count(self.unnamed, "no file says what their classes are called. Choose classes.csv or courses.csv too"),
            count(lines.len(), &format!("a quotation mark is out of place in {unreadable}")),
        ];
        let apart = first_of(&self.namesakes, LISTED);
        let told = format!("Some classes have the same title. They stay apart: {apart}.");
        kinds.into_iter().flatten().chain((!apart.is_empty()).then_some(told)).collect()
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
        assert_eq!(guess.notes(), ["Read as Central European (Windows-1250). Does “Łukasz” look right?"]);
        let doubted = reading(How { is_doubted: true, ..utf_8 });
        assert!(doubted.is_encoding_open() && doubted.notes().len() == 2);
        assert_eq!(Reading::of(Some(&guess.json())), guess);
        assert_eq!(Reading::of(None), Reading::default());
        let older = Reading::of(Some(r#"{"encoding":"windows-1250","guessed_by":null}"#));
        assert_eq!((older.how.encoding.as_deref(), older.how.sample.as_str()), (Some("windows-1250"), ""));
    }
}
