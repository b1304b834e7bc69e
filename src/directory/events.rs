//! What can happen to something that is done to many people at once.

use serde::{Deserialize, Serialize};

use crate::db::types::BulkKind;
use crate::events::{BOLD, Event, KindLabel, Row};
use crate::ids::{BatchId, GroupId};
use crate::locale::Rich;
use crate::t;

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

    const KINDS: &'static [(&'static str, KindLabel)] =
        &[("begun", t::events::bulk_begun_kind), ("undone", t::events::bulk_undone_kind)];

    fn summary(&self, row: &Row) -> Rich<'static> {
        match self {
            Self::Begun { action, people, .. } => t::events::bulk_begun(action.as_str(), BOLD, people, row.who()),
            Self::Undone { action, people, .. } => t::events::bulk_undone(action.as_str(), BOLD, people, row.who()),
        }
    }
}
