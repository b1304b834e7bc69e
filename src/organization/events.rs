//! What can happen to the organization as a whole.

use serde::{Deserialize, Serialize};

use crate::events::{Change, Event, Row};
use crate::zone::Zone;

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

    const KINDS: &'static [(&'static str, &'static str)] = &[
        ("set_up", "Organization set up"),
        ("changed", "Settings changed"),
        ("everything_expired", "All codes and links expired"),
    ];

    fn summary(&self, _row: &Row) -> String {
        let summary = match self {
            Self::SetUp { .. } => "set up the organization",
            Self::Changed { .. } => "changed the organization’s settings",
            Self::EverythingExpired { .. } => "expired all codes and links",
        };
        summary.to_owned()
    }

    fn changes(&self, zone: Zone) -> Vec<String> {
        match self {
            Self::Changed { change } => change.lines(zone),
            _ => Vec::new(),
        }
    }
}
