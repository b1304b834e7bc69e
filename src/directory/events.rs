//! What can happen to something that is done to many people at once.

use serde::{Deserialize, Serialize};

use crate::db::types::BulkKind;
use crate::events::{Event, Row};
use crate::ids::{BatchId, GroupId};
use crate::text;

/// What happened to something that is done to many people at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BulkEvent {
    /// It was begun.
    Begun { group: Option<GroupId>, bulk: BatchId, action: BulkKind, people: i64 },
    /// It was taken back.
    Undone { group: Option<GroupId>, bulk: BatchId, action: BulkKind, people: i64 },
}

impl Event for BulkEvent {
    const SUBJECT: &'static str = "bulk";

    const KINDS: &'static [(&'static str, &'static str)] =
        &[("begun", "Action on many people"), ("undone", "Action on many people undone")];

    fn summary(&self, _row: &Row) -> String {
        match self {
            Self::Begun { action, people, .. } => {
                let action = match action {
                    BulkKind::Add => "add",
                    BulkKind::Move => "move",
                    BulkKind::Remove => "remove",
                    BulkKind::Deactivate => "deactivate",
                };
                format!("began to {action} {}", text::people(*people))
            }
            Self::Undone { .. } => "took an action on many people back".to_owned(),
        }
    }
}
