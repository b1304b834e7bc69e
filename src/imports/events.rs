//! What can happen to a file of people.

use serde::{Deserialize, Serialize};

use crate::events::{Event, Row};
use crate::ids::ImportId;
use crate::text;

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

    const KINDS: &'static [(&'static str, &'static str)] = &[
        ("applied", "Import confirmed"),
        ("people_added", "People imported"),
        ("undone", "Import undone"),
        ("people_taken_back", "Imported people taken out"),
    ];

    fn summary(&self, _row: &Row) -> String {
        match self {
            Self::Applied { .. } => "confirmed an import".to_owned(),
            Self::PeopleAdded { people, .. } => format!("added {} by an import", text::people(*people)),
            Self::Undone { .. } => "undid an import".to_owned(),
            Self::PeopleTakenBack { people, .. } => format!("took back that {} were added", text::people(*people)),
        }
    }
}
