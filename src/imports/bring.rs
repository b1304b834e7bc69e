//! Carrying rows out.

use std::collections::HashMap;

use crate::batches::{RoleChange, change_roles};
use crate::by::By;
use crate::db::types::{GroupRole, OrgRole, UserState};
use crate::db::{Conn, Fault};
use crate::events;
use crate::groups::{self, Knock};
use crate::ids::{NOBODY, UserId};
use crate::people::{self, NewPerson, Newcomer};
use crate::refusal::Refusal;
use crate::text;

use super::events::ImportEvent;
use super::plan::{Plan, Wanted, door, plan};
use super::rows::Rows;
use super::wrong::Wrong;

/// A row that is about to be carried out, with what takes time to work out and needs no database.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// What it asks for.
    pub wanted: Wanted,
    name_key: String,
    words: Vec<String>,
}

impl Prepared {
    /// Works it out.
    #[must_use]
    pub fn of(wanted: Wanted) -> Self {
        let words = text::words(&wanted.name, wanted.email.typed()).into_iter().collect();
        Self { name_key: text::fold(&wanted.name), words, wanted }
    }
}

/// What a row changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// What was planned, and is done.
    pub plan: Plan,
    /// Who it was about.
    pub person: UserId,
}

/// Carries out those of `rows` that may be, in the transaction of `conn`, and tells of each, in
/// their order, what it changed or why it changed nothing. All of a row happens or nothing of it.
/// Rows about one person follow each other.
pub fn bring(conn: &mut Conn, rows: &[Prepared], of: &Rows, by: &By) -> Result<Vec<Result<Brought, Wrong>>, Fault> {
    let mut outcomes = Vec::with_capacity(rows.len());
    for round in rounds(rows) {
        let at_once: Vec<&Prepared> = round.iter().map(|place| &rows[*place]).collect();
        outcomes.extend(round.into_iter().zip(bring_at_once(conn, &at_once, of, by)?));
    }
    outcomes.sort_by_key(|(place, _)| *place);
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

/// The places of `rows` in rounds, in none of which a person is twice.
fn rounds(rows: &[Prepared]) -> Vec<Vec<usize>> {
    let (mut rounds, mut met): (Vec<Vec<usize>>, HashMap<&str, usize>) = (Vec::new(), HashMap::new());
    for (place, row) in rows.iter().enumerate() {
        let round = met.entry(row.wanted.email.key()).or_insert(0);
        match rounds.get_mut(*round) {
            Some(round) => round.push(place),
            None => rounds.push(vec![place]),
        }
        *round += 1;
    }
    rounds
}

fn bring_at_once(
    conn: &mut Conn,
    rows: &[&Prepared],
    of: &Rows,
    by: &By,
) -> Result<Vec<Result<Brought, Wrong>>, Fault> {
    let wanted: Vec<&Wanted> = rows.iter().map(|row| &row.wanted).collect();
    let plans = plan(conn, &wanted, of.role, by.now)?;
    let planned: Vec<(&Prepared, &Plan)> =
        rows.iter().zip(&plans).filter_map(|(row, plan)| Some((*row, plan.as_ref().ok()?))).collect();
    let mut added = add(conn, &planned, of, by)?.into_iter();
    let mut brought = Vec::with_capacity(planned.len());
    for (_, plan) in &planned {
        let nobody = || Fault::Broken("someone was added and is not there".to_owned());
        brought.push(match plan.person {
            Some(person) => person,
            None => added.next().ok_or_else(nobody)?,
        });
    }
    for role in [GroupRole::Member, GroupRole::Manager] {
        let knocks: Vec<Knock> = planned
            .iter()
            .zip(&brought)
            .filter(|((row, _), _)| row.wanted.group_role == role)
            .flat_map(|((_, plan), person)| {
                plan.joins.iter().map(|(group, _)| Knock { group: *group, person: Some(*person) })
            })
            .collect();
        if knocks.is_empty() {
            continue;
        }
        let admitted = groups::admit_all(conn, &knocks, &door(Some(of.import), role), by)?;
        if let Some(refusal) = admitted.iter().find_map(|verdict| verdict.as_ref().err()) {
            // It changed between the dry run of this piece and its write; the next try reads it anew.
            return Err(Fault::Unavailable(format!(
                "the group stopped taking people during the import: {}",
                refusal.code()
            )));
        }
    }
    let raises: Vec<RoleChange> = planned
        .iter()
        .zip(&brought)
        .filter_map(|((_, plan), person)| plan.raise.map(|(from, to)| (*person, from, to)))
        .collect();
    if change_roles(conn, raises.iter().copied(), by)?.len() < raises.len() {
        return Err(Fault::Unavailable("a role changed meanwhile".to_owned()));
    }
    let mut people = brought.into_iter();
    Ok(plans
        .into_iter()
        .map(|plan| plan.map(|plan| Brought { plan, person: people.next().unwrap_or(NOBODY) }))
        .collect())
}

/// Writes down those who are new and gives their ids, in their order.
fn add(conn: &mut Conn, planned: &[(&Prepared, &Plan)], of: &Rows, by: &By) -> Result<Vec<UserId>, Fault> {
    let new = planned.iter().filter(|(_, plan)| plan.person.is_none()).map(|(prepared, _)| *prepared);
    let people: Vec<Newcomer<'_>> = new
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
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let taken = || Fault::Unavailable("somebody signed up with one of these addresses meanwhile".to_owned());
    let ids = people::insert_many(conn, &people, by.now)?.ok_or_else(taken)?;
    let people = i64::try_from(people.len()).unwrap_or(i64::MAX);
    events::record(conn, by, &ImportEvent::PeopleAdded { import: Some(of.import), people })?;
    Ok(ids)
}
