//! Confirming an import, applying it and undoing it: a batch of its rows. Whatever somebody has built since on what it
//! did stays when it is undone, and the row says so. The history stays whole.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::accounts;
use crate::batches::{self, Batch, BatchAction, KeptReason, NewBatch};
use crate::by::By;
use crate::db::types::{BatchKind, BatchState, ImportProblem, ImportState, JoinType, OrgRole, RowOutcome};
use crate::db::{self, Conn, Fault, QueryResult, Stop};
use crate::events;
use crate::groups::{self, NewGroup};
use crate::ids::{BatchId, GroupId, ImportId, UserId};
use crate::personal_data::PersonalData;

use super::apply_rows::{PendingRow, Rows, apply_rows};
use super::events::ImportEvent;
use super::rules::WrongStageError;
use super::store::{self, Import};

/// Rows that are applied in one transaction: a page that writes waits for one of these at most.
const PIECE: i64 = 1_000;

/// The tables that grow by it.
const GROWING: [&str; 5] = ["users", "user_words", "memberships", "events", "batch_items"];

/// Has an import that was checked applied by a job; a second word has no effect.
pub fn confirm(
    conn: &mut Conn,
    import: ImportId,
    sends_emails: bool,
    by: &By,
) -> Result<BatchId, Stop<WrongStageError>> {
    if !store::advance(conn, import, ImportState::Checked, ImportState::Confirmed)? {
        return Err(Stop::Refused(WrongStageError));
    }
    let total = store::find(conn, import)?.map_or(0, |import| import.changing);
    let (kind, state) = (BatchKind::Import, BatchState::Working);
    let new = NewBatch { kind, from_group: None, to_group: None, whom: None, state, total };
    let batch = batches::insert(conn, &new, by)?;
    store::set_batch(conn, import, batch, sends_emails)?;
    store::delete_upload(conn, import)?;
    batches::enqueue::<Rows>(conn, batch, total, by)?;
    let applied = ImportEvent::Applied { import, letters: Some(sends_emails) };
    events::record(conn, &by.clone().in_batch(batch), &applied)?;
    Ok(batch)
}

/// Has an import that was applied taken back; a second word has no effect.
pub fn undo(conn: &mut Conn, import: ImportId, modules: &[PersonalData], by: &By) -> Result<(), Stop<WrongStageError>> {
    let batch = store::find(conn, import)?.and_then(|import| import.batch_id).ok_or(Stop::Refused(WrongStageError))?;
    let found = batches::find(conn, batch)?.ok_or(Stop::Refused(WrongStageError))?;
    batches::undo::<Rows>(conn, &found, modules, by).map_err(|stop| stop.map(|_| WrongStageError))?;
    Ok(events::record(conn, &by.clone().in_batch(batch), &ImportEvent::Undone { import })?)
}

impl BatchAction for Rows {
    const JOB: &'static str = "import";

    type Item = PendingRow;

    /// Makes the groups that are missing, on behalf of whoever confirmed, if they still may. Whoever may run the program
    /// on the database may grant any role.
    fn begin(conn: &mut Conn, batch: &Batch, by: &By) -> Result<Option<Self>, Fault> {
        let import = store::of_batch(conn, batch.id)?;
        let role = match by.actor {
            Some(person) => store::active_role(conn, person)?,
            None => Some(OrgRole::Admin),
        };
        let maker = by.actor.map_or_else(|| store::first_admin(conn), |person| Ok(Some(person)))?;
        let (Some(role @ OrgRole::Admin), Some(maker)) = (role, maker) else {
            store::fail(conn, import.id, ImportProblem::LostRight)?;
            return Ok(None);
        };
        let made = make_groups(conn, &import, maker, by)?;
        Ok(Some(Self { import: import.id, batch: batch.id, role, sends_emails: import.letters, made }))
    }

    fn next(&self, conn: &mut Conn, after: i64) -> QueryResult<Vec<PendingRow>> {
        db::analyze_if_grown(conn, &GROWING)?;
        let rows = store::rows_from(conn, self.import, Some(RowOutcome::Change), after, PIECE)?;
        Ok(rows.into_iter().filter_map(|row| PendingRow::of(row, &self.made)).collect())
    }

    fn number(row: &PendingRow) -> i64 {
        row.number
    }

    fn carry_out(&self, conn: &mut Conn, rows: Vec<PendingRow>, by: &By) -> Result<(), Fault> {
        apply_rows(conn, self, &rows, by)
    }

    fn may_undo(conn: &mut Conn, _batch: &Batch, person: UserId) -> Result<bool, Fault> {
        Ok(store::active_role(conn, person)? == Some(OrgRole::Admin))
    }

    /// Erases those of `people` whom the import added and who have never used their account; tells who has.
    fn undo_items(
        conn: &mut Conn,
        batch: &Batch,
        people: &[UserId],
        modules: &[PersonalData],
        by: &By,
    ) -> Result<Vec<(UserId, KeptReason)>, Fault> {
        let import = store::of_batch(conn, batch.id)?.id;
        let added = store::added(conn, (import, batch.id), people)?;
        let added: BTreeMap<UserId, OrgRole> =
            added.into_iter().map(|(person, role)| (person, role.unwrap_or(OrgRole::Member))).collect();
        let erased: HashSet<UserId> = accounts::erase_unused(conn, &added, modules, by)?.into_iter().collect();
        if !erased.is_empty() {
            let people = i64::try_from(erased.len()).unwrap_or(i64::MAX);
            events::record(conn, by, &ImportEvent::PeopleTakenBack { import: Some(import), people })?;
        }
        let used = added.into_keys().filter(|person| !erased.contains(person));
        Ok(used.map(|person| (person, KeptReason::AccountUsed)).collect())
    }

    /// Archives the groups that it made, where nobody is in them any more.
    fn end_undo(conn: &mut Conn, batch: &Batch, by: &By) -> Result<(), Fault> {
        let import = store::of_batch(conn, batch.id)?.id;
        for group in store::new_groups(conn, import)?.into_iter().filter_map(|(.., group)| group) {
            if groups::find(conn, group)?.is_some_and(|found| found.member_count == 0) {
                groups::set_archived(conn, group, true, by)?;
            }
        }
        Ok(())
    }
}

/// Makes the groups that are missing: only the people of the file know of them at first.
fn make_groups(conn: &mut Conn, import: &Import, maker: UserId, by: &By) -> QueryResult<HashMap<String, GroupId>> {
    let mut made = HashMap::new();
    let wanted = store::new_groups(conn, import.id)?;
    if wanted.is_empty() {
        return Ok(made);
    }
    // Somebody may have made one of them since.
    let there = store::groups(conn)?.into_iter().filter(|(.., archived_at)| archived_at.is_none());
    let there: HashMap<String, GroupId> = there.map(|(id, name, _)| (groups::name_key(&name), id)).collect();
    for (key, name, group) in wanted {
        let group = match group.or_else(|| there.get(&groups::name_key(&name)).copied()) {
            Some(group) => group,
            None => {
                let new = NewGroup {
                    name,
                    description: String::new(),
                    category: String::new(),
                    starts_at: None,
                    stops_at: None,
                    viewable: false,
                    join_type: JoinType::Closed,
                    campaign_id: None,
                    members_may_invite: false,
                };
                let group = groups::create_empty_group(conn, &new, maker, by)?;
                store::note_made(conn, import.id, &key, group)?;
                group
            }
        };
        made.insert(key, group);
    }
    Ok(made)
}
