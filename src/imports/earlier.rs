//! People who have several rows in a file: what each of them does that no earlier one does.

use std::collections::{HashMap, HashSet};

use crate::ids::GroupId;

use super::plan::{Plan, Wanted};
use super::wants::Wants;

/// What the rows so far do about people who have several, by the keys of their addresses.
#[derive(Debug, Default)]
pub struct Earlier(HashMap<String, Done>);

/// What the right rows about somebody do.
#[derive(Debug, Default)]
struct Done {
    line: u64,
    adds: bool,
    groups: HashSet<GroupId>,
    new: HashSet<String>,
}

impl Earlier {
    /// Takes away of a row what earlier rows about the same person do, and remembers the rest; tells the line of
    /// the first of those rows.
    pub fn less_what_is_done(
        &mut self,
        line: u64,
        wanted: &mut Wanted,
        wants: &mut Wants,
        plan: &mut Plan,
    ) -> Option<u64> {
        let found = self.0.get(wanted.email.key());
        let first = found.map(|done| done.line);
        if let Some(done) = found {
            plan.is_added_before = plan.person.is_none() && done.adds;
            plan.joins.retain(|(group, _)| !done.groups.contains(group));
            // All rows about somebody say the same of their role.
            (plan.raise, plan.keeps) = (None, None);
            wanted.groups.retain(|group| !done.groups.contains(group));
            wants.groups.retain(|group| !done.groups.contains(group));
            wants.new.retain(|key| !done.new.contains(key));
        }
        self.note(wanted.email.key(), line, plan.adds(), wants);
        first
    }

    /// Remembers what the row on `line` does.
    pub fn note(&mut self, email_key: &str, line: u64, adds: bool, wants: &Wants) {
        let done = self.0.entry(email_key.to_owned()).or_insert_with(|| Done { line, ..Done::default() });
        done.adds |= adds;
        done.groups.extend(&wants.groups);
        done.new.extend(wants.new.iter().cloned());
    }
}
