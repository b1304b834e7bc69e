//! What the sweep looks for: reminders and notices that are due.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::invite_recipients;
use crate::db::{Conn, QueryResult};
use crate::ids::RecipientId;
use crate::passes::{ToNotice, ToRemind};

/// Recipients whose reminder is due at `now`.
pub(in crate::invites) fn to_remind(conn: &mut Conn, now: Moment, limit: i64) -> QueryResult<Vec<RecipientId>> {
    invite_recipients::table
        .filter(ToRemind)
        .filter(invite_recipients::remind_at.le(now))
        .order(invite_recipients::remind_at)
        .limit(limit)
        .select(invite_recipients::id)
        .load(conn)
}

/// Recipients whose notice is due at `now`.
pub(in crate::invites) fn to_notice(conn: &mut Conn, now: Moment, limit: i64) -> QueryResult<Vec<RecipientId>> {
    invite_recipients::table
        .filter(ToNotice)
        .filter(invite_recipients::notice_at.le(now))
        .order(invite_recipients::notice_at)
        .limit(limit)
        .select(invite_recipients::id)
        .load(conn)
}
