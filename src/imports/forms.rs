//! What a browser posts about imports.

use crate::csv_in::{Limits, NamedFile};
use crate::people_file::{Mapping, Meaning};
use crate::t;
use crate::web::{Fields, FormErrors, Upload};

use super::load::{Sheet, load};
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
    files: Vec<NamedFile>,
}

impl ImportForm {
    /// As it begins.
    pub fn blank(form_key: String) -> Self {
        Self { form_key, ..Self::default() }
    }

    /// What was posted; fields that it does not know are dropped.
    pub fn of(upload: Upload) -> Self {
        let fields: Fields = upload.fields.into_iter().collect();
        Self {
            pasted: fields.text("pasted"),
            make_groups: fields.has("make_groups"),
            ask: fields.has("ask"),
            form_key: fields.text("form_key"),
            files: upload.files,
        }
    }

    /// The sheet that was given, or what is wrong with it, under its field.
    pub fn read(&mut self, limits: &Limits) -> Result<Sheet, FormErrors> {
        let is_pasted = self.files.is_empty();
        let files = if is_pasted {
            if self.pasted.trim().is_empty() {
                return Err(FormErrors::one("file", t::imports::file_needed()));
            }
            vec![NamedFile { name: String::new(), bytes: self.pasted.clone().into_bytes() }]
        } else {
            std::mem::take(&mut self.files)
        };
        let field = if is_pasted { "pasted" } else { "file" };
        load(files, &ReadingChoice::default(), limits).map_err(|problem| FormErrors::refused(field, &problem))
    }
}

/// Reads which column is which: `has_head`, a word for each column in the order of columns, and what words of
/// status columns mean.
pub fn mapping(fields: &Fields) -> (Mapping, FormErrors) {
    let columns = fields.all("column").map(|word| Meaning::parse(word).unwrap_or(Meaning::Nothing)).collect();
    let meant = |as_what: &str| {
        let words = fields.all("word").zip(fields.all("means"));
        words.filter(|(_, means)| *means == as_what).map(|(word, _)| word.to_owned()).collect()
    };
    let mapping = Mapping {
        has_head: fields.has("has_head"),
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
        (false, _) => FormErrors::one("columns", t::imports::choose_email_column()),
        (true, Some(meaning)) => FormErrors::one("columns", t::imports::choose_only_one(meaning.label())),
        (true, None) => FormErrors::none(),
    };
    (mapping, errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posted(columns: &[&str], words: &[(&str, &str)]) -> (Mapping, FormErrors) {
        let columns = columns.iter().map(|word| ("column", *word));
        let words = words.iter().flat_map(|(word, means)| [("word", *word), ("means", *means)]);
        mapping(&columns.chain(words).collect())
    }

    #[test]
    fn one_column_holds_the_address() {
        let (chosen, errors) = posted(&["given", "email", "groups", "groups"], &[]);
        assert!(errors.is_empty());
        assert_eq!(chosen.columns[1], Meaning::Email);
        assert!(!chosen.has_head && chosen.gone.is_empty());
        let (chosen, _) = posted(&["email", "status"], &[("ill", "active"), ("moved", "gone"), ("odd", "")]);
        assert_eq!((chosen.active, chosen.gone), (vec!["ill".to_owned()], vec!["moved".to_owned()]));
        for wrong in [&["name"][..], &["email", "email"], &["email", "name", "name"], &[]] {
            assert!(!posted(wrong, &[]).1.is_empty(), "{wrong:?}");
        }
    }
}
