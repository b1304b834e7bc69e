//! What can happen to a backup that was put back.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::events::{Event, Row};

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

    const KINDS: &'static [(&'static str, &'static str)] =
        &[("restored", "Backup restored"), ("dismissed", "Restore notice dismissed")];

    fn summary(&self, _row: &Row) -> String {
        let summary = match self {
            Self::Restored { .. } => "restored a backup",
            Self::Dismissed { .. } => "dismissed the notice of a restored backup",
        };
        summary.to_owned()
    }
}
