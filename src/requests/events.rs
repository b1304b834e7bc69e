//! What can happen to a request to join.

use serde::{Deserialize, Serialize};

use crate::events::{BOLD, Event, KindLabel, Row};
use crate::ids::{CodeId, GroupId, InviteId, RequestId};
use crate::locale::Rich;
use crate::t;

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

    const KINDS: &'static [(&'static str, KindLabel)] = &[
        ("made", t::events::request_made_kind),
        ("approved", t::events::request_approved_kind),
        ("denied", t::events::request_denied_kind),
    ];

    fn summary(&self, row: &Row) -> Rich<'static> {
        match self {
            // They need not be signed in.
            Self::Made { .. } if row.actor.is_none() => t::events::request_made(BOLD, t::events::visitor()),
            Self::Made { .. } => t::events::request_made(BOLD, row.who()),
            Self::Approved { .. } => t::events::request_approved(BOLD, row.who()),
            Self::Denied { .. } => t::events::request_denied(BOLD, row.who()),
        }
    }
}
