//! Applying rows, and writing down what each of them came to.

use std::collections::{BTreeMap, HashMap};

use crate::accounts;
use crate::batches::{self, RoleChange, change_roles};
use crate::by::By;
use crate::db::types::{OrgRole, RowOutcome, UserState};
use crate::db::{Conn, Fault};
use crate::events::{self, PartListing};
use crate::groups::{self, MembershipChange, To};
use crate::ids::{BatchId, GroupId, ImportId, NOBODY, UserId};
use crate::people::{self, NewPerson, Newcomer};
use crate::refusal::Refusal;
use crate::text;

use super::events::ImportEvent;
use super::note::RowNote;
use super::plan::{Plan, WantedPerson, plan, via};
use super::row_error::RowError;
use super::store::{self, Outcomes, StoredRow, Tally};
use super::wants::WantedGroups;

/// The rows of an import, with what applying them needs to know of the whole.
#[derive(Debug)]
pub struct Rows {
    pub(super) import: ImportId,
    pub(super) batch: BatchId,
    /// What whoever confirmed may do, and so may grant.
    pub(super) role: OrgRole,
    /// Whether new people are sent an email.
    pub(super) sends_emails: bool,
    /// The groups that were missing, by the keys of their names.
    pub(super) made: HashMap<String, GroupId>,
}

/// A row that is to be applied, with what takes time to work out and needs no database.
#[derive(Debug)]
pub struct PendingRow {
    /// Its place among the rows.
    pub(super) number: i64,
    /// Whether the person was new when it was tried out.
    adds: bool,
    wanted: WantedPerson,
    name_key: String,
    words: Vec<String>,
}

impl PendingRow {
    /// A row as it was read; what the database kept of it reads as it was written. `made` are the groups that were
    /// made for it, by the keys of their names.
    pub(super) fn of(row: StoredRow, made: &HashMap<String, GroupId>) -> Option<Self> {
        let mut wants: WantedGroups = serde_json::from_str(&row.wants).unwrap_or_default();
        wants.groups.extend(wants.new.iter().filter_map(|key| made.get(key)));
        wants.groups.sort_unstable();
        wants.groups.dedup();
        let email = text::email(&row.email).ok()?;
        let words = text::words(&row.name, email.typed()).into_iter().collect();
        let name_key = text::fold(&row.name);
        let wanted = WantedPerson { email, name: row.name, role: row.role, wants };
        Some(Self { number: row.number, adds: row.adds, wanted, name_key, words })
    }
}

/// Applies those of `rows` that may be, in the transaction of `conn`, and writes down what each came to. All of a row
/// happens or nothing of it. Rows about one person follow each other.
pub(super) fn apply_rows(conn: &mut Conn, of: &Rows, rows: &[PendingRow], by: &By) -> Result<(), Fault> {
    let (mut came_to, mut tally, mut new, mut done) = (Outcomes::new(), Tally::default(), Vec::new(), Vec::new());
    // Somebody came, or went, since the row was tried out.
    let mut corrected: BTreeMap<bool, Vec<i64>> = BTreeMap::new();
    for round in rounds(rows) {
        let applied = apply_at_once(conn, &round, of, by)?;
        for (row, applied) in round.into_iter().zip(applied) {
            match applied {
                Err(wrong) => {
                    tally.wrong += 1;
                    came_to.entry((RowOutcome::Wrong, RowNote::Wrong(wrong).json())).or_default().push(row.number);
                }
                Ok((plan, _)) if plan.note.is_nothing() => {
                    tally.unchanged += 1;
                    came_to.entry((RowOutcome::Unchanged, RowNote::SoAlready.json())).or_default().push(row.number);
                }
                Ok((plan, person)) => {
                    if plan.person.is_none() != row.adds {
                        corrected.entry(plan.person.is_none()).or_default().push(row.number);
                    }
                    if plan.person.is_none() {
                        new.push((person, row.wanted.email.clone()));
                    }
                    done.push((row.number, person));
                }
            }
        }
    }
    tally.changing = -(tally.wrong + tally.unchanged);
    if tally.changing < 0 {
        store::count(conn, of.import, tally)?;
    }
    store::mark(conn, of.import, &came_to)?;
    for (adds, numbers) in corrected {
        store::correct(conn, of.import, &numbers, adds)?;
    }
    batches::insert_items(conn, of.batch, &done, -tally.changing)?;
    if of.sends_emails {
        accounts::email_new_people(conn, &new, &by.entropy, by.now)?;
    }
    Ok(())
}

/// The rows in rounds, in none of which a person is twice.
fn rounds(rows: &[PendingRow]) -> Vec<Vec<&PendingRow>> {
    let (mut rounds, mut met): (Vec<Vec<&PendingRow>>, HashMap<&str, usize>) = (Vec::new(), HashMap::new());
    for row in rows {
        let round = met.entry(row.wanted.email.key()).or_insert(0);
        match rounds.get_mut(*round) {
            Some(round) => round.push(row),
            None => rounds.push(vec![row]),
        }
        *round += 1;
    }
    rounds
}

/// Of whom a row was and what it changed, or why it changed nothing.
type Applied = Result<(Plan, UserId), RowError>;

/// Applies rows about as many people, and tells in their order of whom each was and what it changed, or why it changed
/// nothing.
fn apply_at_once(conn: &mut Conn, rows: &[&PendingRow], of: &Rows, by: &By) -> Result<Vec<Applied>, Fault> {
    let plans = plan(conn, &rows.iter().map(|row| &row.wanted).collect::<Vec<_>>(), of.role, by)?;
    let is_new = |plan: &Result<Plan, RowError>| plan.as_ref().is_ok_and(|plan| plan.person.is_none());
    let new: Vec<&PendingRow> = rows.iter().zip(&plans).filter(|(_, plan)| is_new(plan)).map(|(row, _)| *row).collect();
    let mut added = add(conn, &new, of, by)?.into_iter();
    let mut with_person = |plan: Plan| {
        let person = plan.person.or_else(|| added.next()).unwrap_or(NOBODY);
        (plan, person)
    };
    let applied: Vec<_> = plans.into_iter().map(|plan| plan.map(&mut with_person)).collect();
    let mut changes = Vec::new();
    for (row, applied) in rows.iter().zip(&applied) {
        let Ok((Plan { note, .. }, person)) = applied else { continue };
        let to = To::In(via(Some(of.import), row.wanted.wants.role));
        changes.extend(note.joins.iter().map(|&(group, _)| MembershipChange { group, person: *person, to }));
    }
    let joined = groups::apply(conn, by, &changes, Some(PartListing::Nowhere))?;
    if let Some(why) = joined.into_iter().find_map(|outcome| outcome.admitted().err()) {
        // It changed between the dry run of this piece and its write; the next try reads it anew.
        let told = format!("the group stopped taking people during the import: {}", why.code());
        return Err(Fault::Unavailable(told));
    }
    let raised = applied.iter().flatten();
    let raises: Vec<RoleChange> =
        raised.filter_map(|(plan, person)| Some((*person, plan.has, plan.note.raise?))).collect();
    if change_roles(conn, raises.iter().copied(), by)?.len() < raises.len() {
        return Err(Fault::Unavailable("a role changed during the import".to_owned()));
    }
    Ok(applied)
}

/// Writes down those who are new and gives their ids, in their order.
fn add(conn: &mut Conn, new: &[&PendingRow], of: &Rows, by: &By) -> Result<Vec<UserId>, Fault> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let people: Vec<Newcomer<'_>> = new
        .iter()
        .map(|row| {
            let person = NewPerson {
                email: row.wanted.email.typed(),
                email_key: row.wanted.email.key(),
                email_confirmed_at: None,
                name: &row.wanted.name,
                name_key: &row.name_key,
                password_hash: None,
                role: row.wanted.role.unwrap_or(OrgRole::Member),
                state: UserState::Active,
            };
            (person, row.words.as_slice())
        })
        .collect();
    let taken = || Fault::Unavailable("one of these addresses signed up during the import".to_owned());
    let ids = people::insert_many(conn, &people, by.now)?.ok_or_else(taken)?;
    let people = i64::try_from(people.len()).unwrap_or(i64::MAX);
    events::record(conn, by, &ImportEvent::PeopleAdded { import: Some(of.import), people })?;
    Ok(ids)
}
