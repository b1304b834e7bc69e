//! The invites that wait for somebody, for their Home.

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::ids::UserId;
use crate::secret::ServerKey;
use crate::web::WaitingInvite;

use super::store;
use super::tokens::Target;

/// More than these are found in the mailbox.
const MOST: i64 = 20;
/// An expired one is offered for so long.
const REMEMBERED: TimeDelta = TimeDelta::days(30);

/// The invites that wait for `person`, who has proved the address with this key.
pub fn waiting(
    conn: &mut Conn,
    key: &ServerKey,
    person: UserId,
    address_key: &str,
    now: Moment,
) -> QueryResult<Vec<WaitingInvite>> {
    let found = store::waiting(conn, person, address_key, now - REMEMBERED, MOST)?;
    let shown = found.into_iter().map(|waits| WaitingInvite {
        url: Target::Mailed(waits.recipient).link(key, waits.generation),
        group: waits.group,
        inviter: waits.inviter,
        expires_at: waits.expires_at,
    });
    Ok(shown.collect())
}
