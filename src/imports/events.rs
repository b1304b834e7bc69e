//! What can happen to a file of people.

use serde::{Deserialize, Serialize};

use crate::events::{BOLD, Event, KindLabel, Row};
use crate::ids::ImportId;
use crate::locale::Rich;
use crate::t;

/// What happened to a file of people; one that the command line reads is no import that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImportEvent {
    /// It was confirmed.
    Applied { import: ImportId, letters: Option<bool> },
    /// Many people were added at once.
    PeopleAdded { import: Option<ImportId>, people: i64 },
    /// It was undone.
    Undone { import: ImportId },
    /// Many people whom it had added were taken out again.
    PeopleTakenBack { import: Option<ImportId>, people: i64 },
}

impl Event for ImportEvent {
    const SUBJECT: &'static str = "import";

    const KINDS: &'static [(&'static str, KindLabel)] = &[
        ("applied", t::events::import_applied_kind),
        ("people_added", t::events::import_people_added_kind),
        ("undone", t::events::import_undone_kind),
        ("people_taken_back", t::events::import_people_taken_back_kind),
    ];

    fn summary(&self, row: &Row) -> Rich<'static> {
        match self {
            Self::Applied { .. } => t::events::import_applied(BOLD, row.who()),
            Self::PeopleAdded { people, .. } => t::events::import_people_added(BOLD, people, row.who()),
            Self::Undone { .. } => t::events::import_undone(BOLD, row.who()),
            Self::PeopleTakenBack { people, .. } => t::events::import_people_taken_back(BOLD, people, row.who()),
        }
    }
}
