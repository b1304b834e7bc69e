//! The kinds of events of every module, gathered as routes are.

use std::collections::BTreeMap;

use crate::clock::Moment;
use crate::locale::{Message, Rich};
use crate::t;
use crate::web::urls;

use super::{BOLD, Event, KindLabel, Row};

/// An event as a page lists it: see `parts/events.html`.
#[derive(Debug, Clone)]
pub struct EventRow {
    /// Who did what.
    pub summary: Rich<'static>,
    /// The address of who did it; empty where the page is about them.
    pub email: String,
    /// What changed, a line for each setting.
    pub changes: Vec<Message<'static>>,
    /// The group, and where it is shown.
    pub group: Option<(String, String)>,
    /// When.
    pub at: Moment,
    /// Where they called from.
    pub address: String,
}

impl EventRow {
    /// The heads of the columns of a list.
    pub fn columns(has_groups: bool, has_addresses: bool) -> Vec<Message<'static>> {
        let mut columns = vec![t::events::what()];
        columns.extend(has_groups.then(t::events::group));
        columns.push(t::web::when());
        columns.extend(has_addresses.then(t::events::from));
        columns
    }
}

/// The kinds of one module's [`Event`].
#[derive(Debug, Clone, Copy)]
pub struct Family {
    subject: &'static str,
    kinds: &'static [(&'static str, KindLabel)],
    summarize: fn(&Row) -> Option<Summary>,
}

impl Family {
    /// Those of `E`.
    pub const fn of<E: Event>() -> Self {
        Self { subject: E::SUBJECT, kinds: E::KINDS, summarize: summarize::<E> }
    }
}

/// Who did what, and what changed.
type Summary = (Rich<'static>, Vec<Message<'static>>);

fn summarize<E: Event>(row: &Row) -> Option<Summary> {
    let event: E = row.read()?;
    Some((event.summary(row), event.changes()))
}

/// Every kind that this program knows.
#[derive(Debug, Clone)]
pub struct Kinds {
    families: BTreeMap<&'static str, Family>,
    labels: Vec<(String, KindLabel)>,
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
    pub fn labels(&self) -> &[(String, KindLabel)] {
        &self.labels
    }

    /// The kind that a form names.
    pub fn parse(&self, kind: &str) -> Option<String> {
        self.labels.iter().find(|(known, _)| known == kind).map(|(known, _)| known.clone())
    }

    /// `row` as a page lists it; what a newer program wrote is called by its kind.
    pub fn listed(&self, row: &Row) -> EventRow {
        let family = row.kind.split_once('.').and_then(|(subject, _)| self.families.get(subject));
        let (summary, changes) = family
            .and_then(|family| (family.summarize)(row))
            .unwrap_or_else(|| (t::events::unknown(BOLD, row.kind.clone(), row.who()), Vec::new()));
        EventRow {
            summary,
            email: row.actor.as_ref().and_then(|actor| actor.email.clone()).unwrap_or_default(),
            changes,
            group: row.group.as_ref().map(|(id, name)| (urls::group_settings(*id, "activity"), name.clone())),
            at: row.at,
            address: row.address.clone().unwrap_or_default(),
        }
    }
}
