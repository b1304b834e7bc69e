//! Confirming an import, and carrying it out: a batch of its rows.

use std::collections::HashMap;

use crate::batches::{self, Batch, Kept, Kind, NewBatch};
use crate::by::By;
use crate::db::types::{BatchKind, BatchState, ImportProblem, ImportState, OrgRole};
use crate::db::{Conn, Fault, QueryResult, Stop};
use crate::events;
use crate::groups;
use crate::ids::{BatchId, GroupId, ImportId, UserId};
use crate::personal_data::PersonalData;

use super::carry::{self, PendingRow};
use super::events::ImportEvent;
use super::new_group::new_group;
use super::rows::Rows;
use super::rules::NotNow;
use super::store::{self, Import};
use super::undo;

/// Has an import that was checked carried out by a job; a second word has no effect.
pub fn confirm(conn: &mut Conn, import: ImportId, letters: bool, by: &By) -> Result<BatchId, Stop<NotNow>> {
    if !store::advance(conn, import, ImportState::Checked, ImportState::Confirmed)? {
        return Err(Stop::Refused(NotNow));
    }
    let total = store::find(conn, import)?.map_or(0, |import| import.changing);
    let (kind, state) = (BatchKind::Import, BatchState::Working);
    let new = NewBatch { kind, from_group: None, to_group: None, whom: None, state, total };
    let batch = batches::insert(conn, &new, by)?;
    store::set_batch(conn, import, batch, letters)?;
    store::delete_upload(conn, import)?;
    batches::enqueue::<Rows>(conn, batch, total, by)?;
    let applied = ImportEvent::Applied { import, letters: Some(letters) };
    events::record(conn, &by.clone().in_batch(batch), &applied)?;
    Ok(batch)
}

impl Kind for Rows {
    const JOB: &'static str = "import";

    type Item = PendingRow;

    /// Makes the groups that are missing, on behalf of whoever confirmed, if they still may. Whoever may run the program
    /// on the database may grant any role.
    fn begin(conn: &mut Conn, batch: &Batch, by: &By) -> Result<Option<Self>, Fault> {
        let import = store::of_batch(conn, batch.id)?;
        let role = match by.actor {
            Some(person) => store::standing(conn, person)?,
            None => Some(OrgRole::Admin),
        };
        let maker = by.actor.map_or_else(|| store::first_admin(conn), |person| Ok(Some(person)))?;
        let (Some(role @ OrgRole::Admin), Some(maker)) = (role, maker) else {
            store::fail(conn, import.id, ImportProblem::LostRight)?;
            return Ok(None);
        };
        let made = make_groups(conn, &import, maker, by)?;
        Ok(Some(Self { import: import.id, batch: batch.id, role, letters: import.letters, made }))
    }

    fn next(&self, conn: &mut Conn, after: i64) -> QueryResult<Vec<PendingRow>> {
        carry::next(conn, self.import, after, &self.made)
    }

    fn number(row: &PendingRow) -> i64 {
        row.number
    }

    fn carry_out(&self, conn: &mut Conn, rows: Vec<PendingRow>, by: &By) -> Result<(), Fault> {
        carry::carry_out(conn, self, rows, by)
    }

    fn may_undo(conn: &mut Conn, _batch: &Batch, person: UserId) -> Result<bool, Fault> {
        Ok(store::standing(conn, person)? == Some(OrgRole::Admin))
    }

    fn take_back(
        conn: &mut Conn,
        batch: &Batch,
        people: &[UserId],
        modules: &[PersonalData],
        by: &By,
    ) -> Result<Vec<(UserId, Kept)>, Fault> {
        undo::erase_added(conn, batch, people, modules, by)
    }

    fn end_undo(conn: &mut Conn, batch: &Batch, by: &By) -> Result<(), Fault> {
        undo::put_away_groups(conn, batch, by)
    }
}

/// Makes the groups that are missing.
fn make_groups(conn: &mut Conn, import: &Import, maker: UserId, by: &By) -> QueryResult<HashMap<String, GroupId>> {
    let mut made = HashMap::new();
    let wanted = store::new_groups(conn, import.id)?;
    if wanted.is_empty() {
        return Ok(made);
    }
    // Somebody may have made one of them since.
    let standing: HashMap<String, GroupId> =
        store::groups(conn)?.into_iter().map(|(id, name)| (groups::name_key(&name), id)).collect();
    for (key, name, group) in wanted {
        let group = match group.or_else(|| standing.get(&groups::name_key(&name)).copied()) {
            Some(group) => group,
            None => {
                let group = new_group(conn, &name, maker, by)?;
                store::note_made(conn, import.id, &key, group)?;
                group
            }
        };
        made.insert(key, group);
    }
    Ok(made)
}
