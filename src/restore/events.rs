//! What can happen to a backup that was put back.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::events::{BOLD, Event, KindLabel, Row};
use crate::locale::Rich;
use crate::t;

/// What happened to a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BackupEvent {
    /// It was put back.
    Restored { restore: i64, backup_at: Option<Moment>, emails_held: Option<usize>, kept_as: Option<String> },
    /// What it may have revived was looked at.
    Dismissed { restore: i64 },
}

impl Event for BackupEvent {
    const SUBJECT: &'static str = "backup";

    const KINDS: &'static [(&'static str, KindLabel)] =
        &[("restored", t::events::backup_restored_kind), ("dismissed", t::events::backup_dismissed_kind)];

    fn summary(&self, row: &Row) -> Rich<'static> {
        match self {
            Self::Restored { .. } => t::events::backup_restored(BOLD, row.who()),
            Self::Dismissed { .. } => t::events::backup_dismissed(BOLD, row.who()),
        }
    }
}
