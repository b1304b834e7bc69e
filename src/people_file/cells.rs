//! A record, by what its cells mean.

use csv::StringRecord;

use crate::csv_in::UNCOMPUTED;
use crate::csv_out::without_apostrophe;

use super::SEPARATOR;
use super::columns::{Mapping, Meaning};
use super::notes::is_note;
use super::state_words::PersonStatus;
use super::status::status_of;
use super::whole_name::{Parts, compose};

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
    /// The groups.
    pub groups: Vec<GroupCell<'a>>,
    /// Whether a column says that this person is gone.
    pub is_gone: bool,
    /// The word of a status column that is not known.
    pub unknown: Option<&'a str>,
    /// How many cells there are where they are more than the columns.
    pub too_many: Option<usize>,
    /// Why the row is none of a person.
    pub no_person: Option<NoPerson>,
}

/// Why nobody can be made out in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum NoPerson {
    /// It is the example of a template.
    Example,
    /// It is a note on the file: who wrote it, how many rows it has.
    Note,
    /// Something that is read of it is a formula without a result.
    Uncomputed,
}

/// A group, as a cell names it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GroupCell<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether that is one name, whatever signs it has in it.
    pub is_whole: bool,
    /// What tells it from others of the same name; empty where nothing does.
    pub id: &'a str,
}

impl<'a> GroupCell<'a> {
    /// One of several in a cell that somebody typed.
    pub fn listed(name: &'a str) -> Self {
        Self { name, ..Self::default() }
    }

    const fn whole(name: &'a str) -> Self {
        Self { name, is_whole: true, id: "" }
    }
}

/// Whether this is the name in the example row of Microsoft Entra's template.
fn is_example(name: &str) -> bool {
    ["Example:", "Beispiel:", "Exemple :", "Exemple:", "Ejemplo:", "Esempio:", "Voorbeeld:"]
        .iter()
        .any(|word| name.starts_with(word))
}

/// The cells of `record`, whose columns are as `mapping` says.
pub fn cells<'r>(mapping: &Mapping, record: &'r StringRecord) -> Cells<'r> {
    let mut cells = Cells::default();
    let mut parts = Parts::default();
    let (mut group_id, mut is_uncomputed) = ("", false);
    for (meaning, cell) in mapping.columns.iter().zip(record) {
        let cell = without_apostrophe(cell);
        is_uncomputed |= cell == UNCOMPUTED && *meaning != Meaning::Nothing;
        match meaning {
            Meaning::Nothing => {}
            Meaning::Email => cells.email = cell,
            Meaning::OtherEmail => cells.other_email = cell,
            Meaning::Name => parts.whole = cell,
            Meaning::LastFirst => parts.last_first = cell,
            Meaning::Given => parts.given = cell,
            Meaning::Middle => parts.middle = cell,
            Meaning::Family => parts.family = cell,
            Meaning::SecondFamily => parts.second_family = cell,
            Meaning::Suffix => parts.suffix = cell,
            Meaning::Role => cells.role = cell,
            Meaning::GroupRole => cells.group_role = cell,
            Meaning::Groups => cells.groups.extend(cell.split(BETWEEN_GROUPS).map(GroupCell::listed)),
            Meaning::OneGroup => cells.groups.push(GroupCell::whole(cell)),
            Meaning::GroupId => group_id = cell,
            Meaning::Classes => cells.groups.extend(cell.split(SEPARATOR).map(GroupCell::whole)),
            Meaning::Status | Meaning::Enabled | Meaning::Gone => match status_of(mapping, *meaning, cell) {
                Some(PersonStatus::Active) => {}
                Some(PersonStatus::Gone) => cells.is_gone = true,
                None => cells.unknown = Some(cell),
            },
        }
    }
    if let Some(group) = cells.groups.iter_mut().find(|group| group.is_whole) {
        group.id = group_id;
    }
    cells.name = compose(&parts, mapping.columns.contains(&Meaning::Family));
    cells.no_person = match () {
        () if is_uncomputed => Some(NoPerson::Uncomputed),
        () if mapping.is_template && is_example(&cells.name) => Some(NoPerson::Example),
        () if is_note(&cells.name) || record.get(0).is_some_and(is_note) => Some(NoPerson::Note),
        () => None,
    };
    let last = record.iter().enumerate().skip(mapping.columns.len()).filter(|(_, cell)| !cell.is_empty()).last();
    cells.too_many = last.map(|(place, _)| place + 1);
    cells
}
