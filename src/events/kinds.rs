//! The kinds of events of every module, gathered as routes are.

use std::collections::BTreeMap;

use crate::web::urls;
use crate::zone::Zone;

use super::{Event, Row};

/// What an event says to people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventSummary {
    /// What they did, as it follows the name of who did it.
    pub summary: String,
    /// What changed, a line for each setting.
    pub changes: Vec<String>,
}

/// An event as a page lists it: see `parts/events.html`.
#[derive(Debug, Clone, Default)]
pub struct EventRow {
    /// Who did it; empty where the page is about them.
    pub who: String,
    /// Their address.
    pub email: String,
    /// What they did.
    pub what: String,
    /// What changed, a line for each setting.
    pub changes: Vec<String>,
    /// The group, and where it is shown.
    pub group: Option<(String, String)>,
    /// When.
    pub when: String,
    /// Where they called from.
    pub address: String,
}

/// The kinds of one module's [`Event`].
#[derive(Debug, Clone, Copy)]
pub struct Family {
    subject: &'static str,
    kinds: &'static [(&'static str, &'static str)],
    summarize: fn(&Row, Zone) -> Option<EventSummary>,
}

impl Family {
    /// Those of `E`.
    pub const fn of<E: Event>() -> Self {
        Self { subject: E::SUBJECT, kinds: E::KINDS, summarize: summarize::<E> }
    }
}

fn summarize<E: Event>(row: &Row, zone: Zone) -> Option<EventSummary> {
    let event: E = row.read()?;
    Some(EventSummary { summary: event.summary(row), changes: event.changes(zone) })
}

/// Every kind that this program knows.
#[derive(Debug, Clone)]
pub struct Kinds {
    families: BTreeMap<&'static str, Family>,
    labels: Vec<(String, &'static str)>,
}

impl Kinds {
    /// Those of `families`.
    pub fn new(families: impl IntoIterator<Item = Family>) -> Self {
        let (mut known, mut labels) = (BTreeMap::new(), Vec::new());
        for family in families {
            labels.extend(family.kinds.iter().map(|(kind, label)| (format!("{}.{kind}", family.subject), *label)));
            known.insert(family.subject, family);
        }
        Self { families: known, labels }
    }

    /// Each kind with what the filter of Activity calls it.
    pub fn labels(&self) -> &[(String, &'static str)] {
        &self.labels
    }

    /// The kind that a form names.
    pub fn parse(&self, kind: &str) -> Option<String> {
        self.labels.iter().find(|(known, _)| known == kind).map(|(known, _)| known.clone())
    }

    /// `row` as a page lists it.
    pub fn listed(&self, row: &Row, zone: Zone) -> EventRow {
        let EventSummary { summary: what, changes } = self.summarize(row, zone);
        EventRow {
            who: row.who().to_owned(),
            email: row.actor.as_ref().and_then(|actor| actor.email.clone()).unwrap_or_default(),
            what,
            changes,
            group: row.group.as_ref().map(|(id, name)| (urls::group_settings(*id, "activity"), name.clone())),
            when: zone.long(row.at),
            address: row.address.clone().unwrap_or_default(),
        }
    }

    /// What `row` says; one that a newer program wrote is called by its kind.
    pub fn summarize(&self, row: &Row, zone: Zone) -> EventSummary {
        let family = row.kind.split_once('.').and_then(|(subject, _)| self.families.get(subject));
        let summary = family.and_then(|family| (family.summarize)(row, zone));
        summary.unwrap_or_else(|| EventSummary { summary: format!("did “{}”", row.kind), changes: Vec::new() })
    }
}
