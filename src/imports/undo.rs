//! Undoing an import, and the job that does it.
//!
//! What the import did is taken back: the places in groups that people still have by it, the roles
//! that they still have by it, and the accounts that it made and nobody has used. Whatever somebody
//! has built on since stays, and the row says so. The history stays whole.

use std::collections::{BTreeMap, HashSet};

use serde_json::json;

use crate::accounts;
use crate::by::By;
use crate::db::types::{DoorKind, ImportState, OrgRole, RowOutcome};
use crate::db::{Conn, Fault, Stop};
use crate::events;
use crate::groups::{self, TakenBack};
use crate::ids::{ImportId, UserId};
use crate::jobs::{self, Job, NewJob, Piece, Work};
use crate::personal_data::PersonalData;
use crate::web::App;

use super::apply::{NotNow, confirmer};
use super::events::ImportEvent;
use super::roles;
use super::store::{self, Outcomes, Undoable};

/// The kind of the job.
pub(super) const UNDO: &str = "import.undo";

/// Rows that are taken back in one transaction.
const PIECE: i64 = 1_000;

/// Has an import that was carried out taken back; a second word has no effect.
pub fn undo(conn: &mut Conn, import: ImportId, by: &By) -> Result<(), Stop<NotNow>> {
    if !store::advance(conn, import, ImportState::Applied, ImportState::Undoing)? {
        return Err(Stop::Refused(NotNow));
    }
    let total = store::find(conn, import)?.map_or(0, |import| import.changing);
    let payload = json!({ "address": by.address });
    jobs::enqueue(conn, &NewJob { kind: UNDO, subject: import.0, payload, total, by: by.actor }, by.now)?;
    events::record(conn, by, &ImportEvent::Undone { import })?;
    Ok(())
}

/// Takes the next rows back.
pub(super) fn work(app: App, job: Job) -> Work {
    Box::pin(async move {
        let (id, by, modules) = (ImportId(job.subject), confirmer(&app, &job), app.personal_data);
        app.db
            .write(move |conn| {
                // What is taken back is passed over by its number: the index holds it a while longer.
                let after = job.cursor.parse().unwrap_or(0);
                let rows = store::next_done(conn, id, after, PIECE)?;
                let Some(last) = rows.last() else {
                    put_away_groups(conn, id, &by)?;
                    store::note_undone(conn, id, by.now)?;
                    jobs::finish(conn, &job, by.now)?;
                    return Ok(Piece::Last);
                };
                take_back(conn, id, &rows, modules, &by)?;
                let done = job.progress + i64::try_from(rows.len()).unwrap_or(i64::MAX);
                jobs::advance(conn, &job, done, &last.number.to_string(), by.now)?;
                Ok(Piece::More)
            })
            .await
    })
}

fn take_back(conn: &mut Conn, id: ImportId, rows: &[Undoable], modules: &[PersonalData], by: &By) -> Result<(), Fault> {
    let people: Vec<UserId> = rows.iter().filter_map(|row| row.person).collect();
    let TakenBack { stayed, .. } = groups::take_back(conn, &people, (DoorKind::Import, id.0), by)?;
    let stayed: HashSet<UserId> = stayed.into_iter().map(|(_, person)| person).collect();
    let added: BTreeMap<UserId, OrgRole> = rows
        .iter()
        .filter(|row| row.adds)
        .filter_map(|row| Some((row.person?, row.role.unwrap_or(OrgRole::Member))))
        .collect();
    let erased: HashSet<UserId> = accounts::erase_unused(conn, &added, modules, by)?.into_iter().collect();
    if !erased.is_empty() {
        let people = i64::try_from(erased.len()).unwrap_or(i64::MAX);
        events::record(conn, by, &ImportEvent::PeopleTakenBack { import: Some(id), people })?;
    }
    let lowered = roles::change(conn, rows.iter().filter_map(raise).map(|(who, from, to)| (who, to, from)), by)?;
    let mut outcomes = Outcomes::new();
    for row in rows {
        let is_among = |people: &HashSet<UserId>| row.person.is_some_and(|person| people.contains(&person));
        let mut stays = Vec::new();
        if row.adds && !is_among(&erased) {
            stays.push("The account has been used or changed since, or is in other groups; it stays.");
        }
        if is_among(&stayed) {
            stays.push("They came into one of the groups by another way since, and stay in it.");
        }
        if raise(row).is_some() && !is_among(&lowered) {
            stays.push("Their role was changed since; it stays.");
        }
        let outcome = if stays.is_empty() {
            (RowOutcome::Undone, "Taken back.".to_owned())
        } else {
            (RowOutcome::Kept, stays.join(" "))
        };
        outcomes.entry(outcome).or_default().push(row.number);
    }
    Ok(store::mark(conn, id, &outcomes)?)
}

/// Whom a row raised, from which role to which.
fn raise(row: &Undoable) -> Option<roles::Change> {
    Some((row.person?, row.raised_from?, row.role?))
}

/// Puts the groups that it made into the archive, where nobody is in them any more.
fn put_away_groups(conn: &mut Conn, id: ImportId, by: &By) -> Result<(), Fault> {
    for (_, _, group) in store::new_groups(conn, id)? {
        let Some(group) = group else { continue };
        if groups::find(conn, group)?.is_some_and(|found| found.member_count == 0) {
            groups::archive(conn, group, by)?;
        }
    }
    Ok(())
}
