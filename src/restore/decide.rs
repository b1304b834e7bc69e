//! What an admin decides after a restore.

use serde_json::json;

use crate::accounts;
use crate::audit::{self, Action, Actor, Entry};
use crate::campaigns;
use crate::clock::Moment;
use crate::codes;
use crate::db::{Conn, QueryResult};
use crate::ids::UserId;
use crate::imports;
use crate::invites;
use crate::jobs;
use crate::mail;

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
pub(super) fn send(conn: &mut Conn, actor: &Actor, now: Moment) -> QueryResult<Sent> {
    let ended = accounts::withdraw_ended(conn, now)?;
    let sent = mail::release(conn, now)?;
    jobs::release(conn, None, now)?;
    let entry = Entry { subject: None, ..Entry::of(Action::MailReleased, 0) };
    audit::record(conn, actor, now, entry.to(json!({ "emails": sent, "ended": ended })))?;
    Ok(Sent { sent, ended })
}

/// **Drop**: gives up what is held, and lets jobs go on without writing to anybody.
pub(super) fn drop_held(conn: &mut Conn, actor: &Actor, now: Moment) -> QueryResult<usize> {
    let dropped = mail::drop_held(conn)?;
    imports::drop_letters(conn)?;
    jobs::release(conn, Some((campaigns::SENDING, "Dropped after a backup was restored.")), now)?;
    let entry = Entry { subject: None, ..Entry::of(Action::MailDropped, 0) };
    audit::record(conn, actor, now, entry.to(json!({ "emails": dropped })))?;
    Ok(dropped)
}

/// **Expire all codes and links**: ends every code, of groups and of campaigns, and every invite.
pub(super) fn expire_everything(
    conn: &mut Conn,
    by: UserId,
    actor: &Actor,
    now: Moment,
) -> QueryResult<(usize, usize)> {
    let campaigns = campaigns::stop_all(conn, by, now)?;
    let (codes, links) = (codes::end_every(conn, by, now)?, invites::delete_every(conn, by, now)?);
    let told = json!({ "codes": codes, "campaigns": campaigns, "invites": links });
    audit::record(conn, actor, now, Entry::of(Action::EverythingExpired, 1).to(told))?;
    Ok((codes, links))
}

/// **Dismiss**: what may have revived was looked at.
pub(super) fn dismiss(conn: &mut Conn, by: UserId, actor: &Actor, now: Moment) -> QueryResult<()> {
    let Some(restore) = store::latest(conn)? else { return Ok(()) };
    if store::dismiss(conn, by, now)? {
        audit::record(conn, actor, now, Entry::of(Action::BackupDismissed, restore.id))?;
    }
    Ok(())
}
