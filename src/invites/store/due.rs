//! What the sweep looks for: reminders and notices that are due.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{invite_recipients, quiet_addresses};
use crate::db::{Conn, QueryResult, per_backend};
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

/// Whether whoever reads this address wants no reminders.
pub(in crate::invites) fn is_quiet(conn: &mut Conn, address_key: &str) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(quiet_addresses::table.find(address_key))).get_result(conn)
}

/// Notes that whoever reads this address wants no reminders.
pub(in crate::invites) fn silence(conn: &mut Conn, address_key: &str, now: Moment) -> QueryResult<()> {
    let row = (quiet_addresses::address_key.eq(address_key), quiet_addresses::since.eq(now));
    per_backend!(conn, |conn| diesel::insert_into(quiet_addresses::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(conn))
    .map(drop)
}
