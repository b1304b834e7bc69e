//! Trying rows out: what each would change, fit to be written down and shown.

use std::collections::{HashMap, HashSet};

use crate::by::By;
use crate::db::types::OrgRole;
use crate::db::{Conn, QueryResult};
use crate::ids::GroupId;

use super::names::Names;
use super::note::PlanNote;
use super::plan::{WantedPerson, plan};
use super::row_error::RowError;
use super::rules::{PersonRow, RowText};
use super::sheet::SheetRow;
use super::store::NewRow;
use super::wants::WantedGroups;

/// The most characters of a name.
const NAME: usize = 200;

/// What trying rows out takes from those before them.
#[derive(Debug, Default)]
pub struct DryRunState {
    /// What groups are called.
    pub names: Names,
    /// What earlier rows do about people who have several.
    pub earlier: EarlierRows,
}

/// Tries `rows` out on behalf of somebody whose role is `role`.
pub fn dry_run(
    conn: &mut Conn,
    rows: Vec<SheetRow>,
    known: &mut DryRunState,
    role: OrgRole,
    by: &By,
) -> QueryResult<Vec<NewRow>> {
    let read = rows.into_iter().map(|row| {
        let SheetRow { line, said, is_one_of_several, gone_in } = row;
        ((line, is_one_of_several, gone_in), read(said, &mut known.names))
    });
    let read: Vec<_> = read.collect();
    let wanted: Vec<&WantedPerson> = read.iter().filter_map(|(_, read)| read.as_ref().ok()).collect();
    let mut plans = plan(conn, &wanted, role, by)?.into_iter();
    let rows = read.into_iter().map(|((line, is_one_of_several, gone_in), read)| {
        let mut wanted = match read {
            Ok(wanted) => wanted,
            Err((said, wrong)) => return NewRow::wrong(line, said, wrong),
        };
        let mut note = match plans.next().unwrap_or(Err(RowError::Garbled)) {
            Ok(plan) => plan.note,
            Err(wrong) => return NewRow::wrong(line, wanted.said(), wrong),
        };
        let first = is_one_of_several.then(|| known.earlier.less_what_is_done(line, &mut wanted, &mut note)).flatten();
        note.new = wanted.wants.new.iter().map(|key| known.names.new_name(key).to_owned()).collect();
        note.gone_in = gone_in;
        note.same_as = first.filter(|_| note.is_nothing());
        if note.same_as.is_some() {
            note.stays_member.clear();
        }
        NewRow::of(line, wanted, note)
    });
    Ok(rows.collect())
}

/// A row with its groups found.
fn read(said: Result<PersonRow, (RowText, RowError)>, names: &mut Names) -> Result<WantedPerson, (RowText, RowError)> {
    let PersonRow { email, name, role, group_role, groups } = said?;
    // Who is given no name is called by their address.
    let name = name.unwrap_or_else(|| email.typed().chars().take(NAME).collect());
    match names.find(&groups) {
        Ok(wants) => Ok(WantedPerson { email, name, role, wants: WantedGroups { role: group_role, ..wants } }),
        Err(wrong) => Err((WantedPerson { email, name, role, wants: WantedGroups::default() }.said(), wrong)),
    }
}

/// What the rows so far do about people who have several, by the keys of their addresses.
#[derive(Debug, Default)]
pub struct EarlierRows(HashMap<String, EarlierRow>);

/// What the right rows about somebody do.
#[derive(Debug, Default)]
struct EarlierRow {
    line: u64,
    adds: bool,
    groups: HashSet<GroupId>,
    new: HashSet<String>,
}

impl EarlierRows {
    /// Takes away of a row what earlier rows about the same person do, and remembers the rest; tells the line of
    /// the first of those rows.
    fn less_what_is_done(&mut self, line: u64, wanted: &mut WantedPerson, note: &mut PlanNote) -> Option<u64> {
        let found = self.0.get(wanted.email.key());
        let first = found.map(|done| done.line);
        if let Some(done) = found {
            if done.adds {
                note.added_as = None;
            }
            note.joins.retain(|(group, _)| !done.groups.contains(group));
            // All rows about somebody say the same of their role.
            (note.raise, note.keeps) = (None, None);
            wanted.wants.groups.retain(|group| !done.groups.contains(group));
            wanted.wants.new.retain(|key| !done.new.contains(key));
        }
        self.note(wanted.email.key(), line, note.added_as.is_some(), &wanted.wants);
        first
    }

    /// Remembers what the row on `line` does.
    pub fn note(&mut self, email_key: &str, line: u64, adds: bool, wants: &WantedGroups) {
        let done = self.0.entry(email_key.to_owned()).or_insert_with(|| EarlierRow { line, ..EarlierRow::default() });
        done.adds |= adds;
        done.groups.extend(&wants.groups);
        done.new.extend(wants.new.iter().cloned());
    }
}
