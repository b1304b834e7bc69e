//! What an admin decides after a restore.

use crate::accounts;
use crate::by::By;
use crate::campaigns;
use crate::db::types::JobProblem;
use crate::db::{Conn, Fault, QueryResult};
use crate::email_queue::EmailEvent;
use crate::events;
use crate::imports;
use crate::jobs;
use crate::mail;
use crate::organization::OrganizationEvent;
use crate::passes;

use super::events::BackupEvent;
use super::store;

/// What became of the emails that were held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sent {
    /// How many go out now.
    pub sent: usize,
    /// How many do not, since their link opens nothing any more.
    pub ended: usize,
}

/// **Send**: lets what is held go out, but for emails whose link has ended, and jobs go on.
pub(super) fn send(conn: &mut Conn, by: &By) -> QueryResult<Sent> {
    let ended = accounts::withdraw_ended(conn, by.now)?;
    let sent = mail::release(conn, by.now)?;
    jobs::release(conn, None, by.now)?;
    events::record(conn, by, &EmailEvent::Released { emails: Some(sent), ended: Some(ended) })?;
    Ok(Sent { sent, ended })
}

/// **Drop**: gives up what is held, and lets jobs go on without writing to anybody.
pub(super) fn drop_held(conn: &mut Conn, by: &By) -> QueryResult<usize> {
    let dropped = mail::drop_held(conn)?;
    imports::stop_emails(conn)?;
    jobs::release(conn, Some((campaigns::SENDING, JobProblem::BackupRestored)), by.now)?;
    events::record(conn, by, &EmailEvent::Dropped { emails: Some(dropped) })?;
    Ok(dropped)
}

/// **Expire all codes and links**: ends every code, of groups and of campaigns, and every invite.
pub(super) fn expire_everything(conn: &mut Conn, by: &By) -> Result<(usize, usize), Fault> {
    let (person, now) = (by.person()?, by.now);
    let campaigns = campaigns::stop_all(conn, person, now)?;
    let (codes, links) = (passes::end_every_code(conn, person, now)?, passes::end_every_invite(conn, person, now)?);
    let expired =
        OrganizationEvent::EverythingExpired { codes: Some(codes), campaigns: Some(campaigns), invites: Some(links) };
    events::record(conn, by, &expired)?;
    Ok((codes, links))
}

/// **Dismiss**: what may have revived was looked at.
pub(super) fn dismiss(conn: &mut Conn, by: &By) -> Result<(), Fault> {
    let Some(restore) = store::latest(conn)? else { return Ok(()) };
    if store::dismiss(conn, by.person()?, by.now)? {
        events::record(conn, by, &BackupEvent::Dismissed { restore: restore.id })?;
    }
    Ok(())
}
