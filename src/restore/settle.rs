//! What is done to a restored database before anybody is served from it.

use crate::accounts;
use crate::by::By;
use crate::clock::Moment;
use crate::db::{self, Conn, Fault};
use crate::entropy::Entropy;
use crate::events;
use crate::invites;
use crate::jobs;
use crate::mail;
use crate::zone::Zone;

use super::events::BackupEvent;
use super::store;

/// What is known of the backup and of what it replaced.
#[derive(Debug, Clone, Copy, Default)]
pub struct Backup<'a> {
    /// Where the replaced database is kept.
    pub kept_as: Option<&'a str>,
    /// Whether the replaced one can be read beside it: see [`super::open_replaced`], [`super::copy_replaced`].
    pub has_replaced: bool,
}

/// Makes the restored database of `conn` fit to be served, in the transaction of its caller; tells
/// how many emails are held.
pub fn settle(conn: &mut Conn, backup: Backup<'_>, entropy: &Entropy, now: Moment) -> Result<usize, Fault> {
    let latest = db::latest_time(conn)?;
    let backup_at = events::latest_at(conn)?.map(|at| at.max(latest.at));
    accounts::end_everything(conn, now)?;
    db::begin_epoch(conn, entropy, now)?;
    db::forget_instances(conn)?;
    db::note_place(conn)?;
    // What came due since the backup may have been written by the database that was lost: it is
    // written here, so that it is held with the rest.
    invites::sweep_whole(conn, entropy, now)?;
    let held = mail::hold(conn)?;
    jobs::hold(conn)?;
    let restore = store::insert(conn, backup_at, backup.kept_as, now)?;
    if backup.has_replaced {
        store::compare(conn, restore)?;
    }
    db::raise_latest(conn, latest, now)?;
    let kept_as = backup.kept_as.map(str::to_owned);
    let restored = BackupEvent::Restored { restore, backup_at, emails_held: Some(held), kept_as };
    events::record(conn, &By::program(Zone::default(), now, entropy), &restored)?;
    Ok(held)
}
