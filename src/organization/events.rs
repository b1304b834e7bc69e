//! What can happen to the organization as a whole.

use serde::{Deserialize, Serialize};

use crate::events::{BOLD, Change, Event, KindLabel, Row};
use crate::locale::{Message, Rich};
use crate::t;

/// What happened to the organization as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OrganizationEvent {
    /// It was set up.
    SetUp { name: Option<String>, time_zone: Option<String> },
    /// Its settings changed.
    Changed {
        #[serde(flatten)]
        change: Change,
    },
    /// Every code and every link was ended: how many of each.
    EverythingExpired { codes: Option<usize>, campaigns: Option<usize>, invites: Option<usize> },
}

impl Event for OrganizationEvent {
    const SUBJECT: &'static str = "organization";

    const KINDS: &'static [(&'static str, KindLabel)] = &[
        ("set_up", t::events::organization_set_up_kind),
        ("changed", t::events::organization_changed_kind),
        ("everything_expired", t::events::organization_everything_expired_kind),
    ];

    fn summary(&self, row: &Row) -> Rich<'static> {
        match self {
            Self::SetUp { .. } => t::events::organization_set_up(BOLD, row.who()),
            Self::Changed { .. } => t::events::organization_changed(BOLD, row.who()),
            Self::EverythingExpired { .. } => t::events::organization_everything_expired(BOLD, row.who()),
        }
    }

    fn changes(&self) -> Vec<Message<'static>> {
        match self {
            Self::Changed { change } => change.lines(),
            _ => Vec::new(),
        }
    }
}
