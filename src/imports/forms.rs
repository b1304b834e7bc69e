//! What a browser posts about imports.

use crate::csv_in::Limits;
use crate::people_file::{Mapping, Meaning};
use crate::refusal::Reader;
use crate::web::{FormErrors, PostedFile, Upload};

use super::load::{Sheet, load};
use super::messages::UnusableFile;
use super::reading::ReadingChoice;

/// The form of a new import.
#[derive(Debug, Default)]
pub struct ImportForm {
    /// Rows that were pasted.
    pub pasted: String,
    /// Whether missing groups are made.
    pub make_groups: bool,
    /// Whether to be asked which column is which.
    pub ask: bool,
    /// Tells two posts of one form from two forms.
    pub form_key: String,
    files: Vec<PostedFile>,
}

impl ImportForm {
    /// As it begins.
    pub fn blank(form_key: String) -> Self {
        Self { form_key, ..Self::default() }
    }

    /// What was posted; fields that it does not know are dropped.
    pub fn of(upload: Upload) -> Self {
        let mut form = Self { files: upload.files, ..Self::default() };
        for (name, value) in upload.fields {
            match name.as_str() {
                "pasted" => form.pasted = value,
                "make_groups" => form.make_groups = true,
                "ask" => form.ask = true,
                "form_key" => form.form_key = value,
                _ => {}
            }
        }
        form
    }

    /// The sheet that was given, or what is wrong with it, under its field.
    pub fn read(&mut self, limits: &Limits, reader: Reader) -> Result<Sheet, FormErrors> {
        let is_pasted = self.files.is_empty();
        let files = if is_pasted {
            if self.pasted.trim().is_empty() {
                return Err(FormErrors::one("file", "Choose a file, or paste its rows below."));
            }
            vec![PostedFile { name: String::new(), bytes: self.pasted.clone().into_bytes() }]
        } else {
            std::mem::take(&mut self.files)
        };
        let field = if is_pasted { "pasted" } else { "file" };
        load(files, &ReadingChoice::default(), limits)
            .map_err(|problem| FormErrors::refused(field, &UnusableFile { problem, is_pasted }, reader))
    }
}

/// Reads which column is which: `has_head`, a word for each column in the order of columns, and what words of
/// status columns mean.
pub fn mapping(fields: &[(String, String)]) -> (Mapping, FormErrors) {
    let columns: Vec<Meaning> = fields
        .iter()
        .filter(|(name, _)| name == "column")
        .map(|(_, word)| Meaning::parse(word).unwrap_or(Meaning::Nothing))
        .collect();
    let values = |of: &'static str| fields.iter().filter(move |(name, _)| name == of).map(|(_, value)| value);
    let meant = |as_what: &str| {
        values("word")
            .zip(values("means"))
            .filter(|(_, means)| *means == as_what)
            .map(|(word, _)| word.clone())
            .collect()
    };
    let mapping = Mapping {
        has_head: fields.iter().any(|(name, _)| name == "has_head"),
        active: meant("active"),
        gone: meant("gone"),
        columns,
        ..Mapping::default()
    };
    let several = Meaning::ALL
        .iter()
        .filter(|meaning| !meaning.may_repeat())
        .find(|once| mapping.columns.iter().filter(|column| column == once).count() > 1);
    let errors = match (mapping.is_complete(), several) {
        (false, _) => FormErrors::one("columns", "Choose the one column that holds the email address."),
        (true, Some(meaning)) => {
            FormErrors::one("columns", format!("Choose only one column for “{}”.", meaning.label()))
        }
        (true, None) => FormErrors::none(),
    };
    (mapping, errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(columns: &[&str]) -> Vec<(String, String)> {
        columns.iter().map(|word| ("column".to_owned(), (*word).to_owned())).collect()
    }

    #[test]
    fn one_column_holds_the_address() {
        let (chosen, errors) = mapping(&posted(&["given", "email", "groups", "groups"]));
        assert!(errors.is_empty());
        assert_eq!(chosen.columns[1], Meaning::Email);
        assert!(!chosen.has_head && chosen.gone.is_empty());
        let mut fields = posted(&["email", "status"]);
        for (word, means) in [("ill", "active"), ("moved", "gone"), ("odd", "")] {
            fields.extend([("word".to_owned(), word.to_owned()), ("means".to_owned(), means.to_owned())]);
        }
        let (chosen, _) = mapping(&fields);
        assert_eq!((chosen.active, chosen.gone), (vec!["ill".to_owned()], vec!["moved".to_owned()]));
        for wrong in [&["name"][..], &["email", "email"], &["email", "name", "name"], &[]] {
            assert!(!mapping(&posted(wrong)).1.is_empty(), "{wrong:?}");
        }
    }
}
