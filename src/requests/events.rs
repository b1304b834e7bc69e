//! What can happen to a request to join.

use serde::{Deserialize, Serialize};

use crate::events::{Event, Row};
use crate::ids::{CodeId, GroupId, InviteId, RequestId};

/// What happened to a request to join.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RequestEvent {
    /// Somebody made it, behind an invite or a code that does not work.
    Made { group: GroupId, request: RequestId, invite: Option<InviteId>, code: Option<CodeId> },
    /// They were let in, or invited.
    Approved { group: GroupId, request: RequestId },
    /// They were not.
    Denied { group: GroupId, request: RequestId },
}

impl Event for RequestEvent {
    const SUBJECT: &'static str = "request";

    const KINDS: &'static [(&'static str, &'static str)] =
        &[("made", "Access requested"), ("approved", "Request approved"), ("denied", "Request denied")];

    fn summary(&self, _row: &Row) -> String {
        let summary = match self {
            Self::Made { .. } => "asked to be let in",
            Self::Approved { .. } => "approved a request",
            Self::Denied { .. } => "denied a request",
        };
        summary.to_owned()
    }
}
