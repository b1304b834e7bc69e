//! A record, by what its cells mean.

use csv::StringRecord;

use crate::csv_out::without_apostrophe;

use super::SEPARATOR;
use super::columns::{Mapping, Meaning};
use super::standing::{Standing, standing};
use super::whole_name::{Columns, Parts, compose};

/// What separates the groups of a cell, a line break among it.
const BETWEEN_GROUPS: [char; 9] = [';', '|', '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The cells of a row, by what they mean.
#[derive(Debug, Clone, Default)]
pub struct Cells<'a> {
    /// The email address, as it is written.
    pub email: &'a str,
    /// Another one of the same person.
    pub other_email: &'a str,
    /// The whole name.
    pub name: String,
    /// The role in the organization.
    pub role: &'a str,
    /// The role in the groups.
    pub group_role: &'a str,
    /// The names of groups.
    pub groups: Vec<&'a str>,
    /// Whether a column says that this person is gone.
    pub is_gone: bool,
    /// The word of a status column that is not known.
    pub unknown: Option<&'a str>,
    /// How many cells there are where they are more than the columns.
    pub too_many: Option<usize>,
    /// Whether the row is the example of a template.
    pub is_example: bool,
}

/// Whether this is the name in the example row of Microsoft Entra's template.
fn is_example(name: &str) -> bool {
    ["Example:", "Beispiel:", "Exemple :", "Exemple:", "Ejemplo:", "Esempio:", "Voorbeeld:"]
        .iter()
        .any(|word| name.starts_with(word))
}

/// The cells of `record`, whose columns are as `mapping` says.
#[must_use]
pub fn cells<'r>(mapping: &Mapping, record: &'r StringRecord) -> Cells<'r> {
    let mut cells = Cells::default();
    let mut parts = Parts::default();
    let mut columns = Columns::default();
    for (meaning, cell) in mapping.columns.iter().zip(record) {
        let cell = without_apostrophe(cell);
        match meaning {
            Meaning::Nothing => {}
            Meaning::Email => cells.email = cell,
            Meaning::OtherEmail => cells.other_email = cell,
            Meaning::Name => parts.whole = cell,
            Meaning::LastFirst => parts.last_first = cell,
            Meaning::Given => (parts.given, columns.given) = (cell, true),
            Meaning::Middle => parts.middle = cell,
            Meaning::Family => (parts.family, columns.family) = (cell, true),
            Meaning::Suffix => parts.suffix = cell,
            Meaning::Role => cells.role = cell,
            Meaning::GroupRole => cells.group_role = cell,
            Meaning::Groups => cells.groups.extend(cell.split(BETWEEN_GROUPS)),
            Meaning::OneGroup => cells.groups.push(cell),
            Meaning::Classes => cells.groups.extend(cell.split(SEPARATOR)),
            Meaning::Status | Meaning::Enabled | Meaning::Gone => match standing(mapping, *meaning, cell) {
                Some(Standing::Active) => {}
                Some(Standing::Gone) => cells.is_gone = true,
                None => cells.unknown = Some(cell),
            },
        }
    }
    cells.name = compose(&parts, columns);
    cells.is_example = mapping.is_template && is_example(&cells.name);
    let last = record.iter().enumerate().skip(mapping.columns.len()).filter(|(_, cell)| !cell.is_empty()).last();
    cells.too_many = last.map(|(place, _)| place + 1);
    cells
}
