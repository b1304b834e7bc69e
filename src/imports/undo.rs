//! Undoing an import: its batch is taken back, and with it the accounts that it made and nobody has used. Whatever
//! somebody has built on since stays, and the row says so. The history stays whole.

use std::collections::{BTreeMap, HashSet};

use crate::accounts;
use crate::batches::{self, Batch, Kept};
use crate::by::By;
use crate::db::types::OrgRole;
use crate::db::{Conn, Fault, Stop};
use crate::events;
use crate::groups;
use crate::ids::{ImportId, UserId};
use crate::personal_data::PersonalData;

use super::events::ImportEvent;
use super::rows::Rows;
use super::rules::NotNow;
use super::store;

/// Has an import that was carried out taken back; a second word has no effect.
pub fn undo(conn: &mut Conn, import: ImportId, modules: &[PersonalData], by: &By) -> Result<(), Stop<NotNow>> {
    let batch = store::find(conn, import)?.and_then(|import| import.batch_id).ok_or(Stop::Refused(NotNow))?;
    let found = batches::find(conn, batch)?.ok_or(Stop::Refused(NotNow))?;
    batches::undo::<Rows>(conn, &found, modules, by).map_err(|stop| stop.map(|_| NotNow))?;
    Ok(events::record(conn, &by.clone().in_batch(batch), &ImportEvent::Undone { import })?)
}

/// Erases those of `people` whom the import added and who have never used their account; tells who has.
pub(super) fn erase_added(
    conn: &mut Conn,
    batch: &Batch,
    people: &[UserId],
    modules: &[PersonalData],
    by: &By,
) -> Result<Vec<(UserId, Kept)>, Fault> {
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
    Ok(used.map(|person| (person, Kept::AccountUsed)).collect())
}

/// Puts the groups that it made into the archive, where nobody is in them any more.
pub(super) fn put_away_groups(conn: &mut Conn, batch: &Batch, by: &By) -> Result<(), Fault> {
    let import = store::of_batch(conn, batch.id)?.id;
    for (_, _, group) in store::new_groups(conn, import)? {
        let Some(group) = group else { continue };
        if groups::find(conn, group)?.is_some_and(|found| found.member_count == 0) {
            groups::archive(conn, group, by)?;
        }
    }
    Ok(())
}
