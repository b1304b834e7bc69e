//! Forgetting from which network addresses things were done.

use chrono::TimeDelta;

use crate::clock::Moment;
use crate::db::{Conn, QueryResult};
use crate::events;

use super::store;

/// For how many days addresses are kept where nothing else is said.
pub const ADDRESS_DAYS: i64 = 90;

/// Takes the addresses out of events that are older than the organization keeps them, some at a time.
pub fn forget_addresses(conn: &mut Conn, now: Moment) -> QueryResult<()> {
    let Some((days, since)) = store::addresses_kept(conn)? else { return Ok(()) };
    let before = now - TimeDelta::days(days);
    if let Some(until) = events::forget_addresses(conn, since, before)? {
        store::keep_addresses_since(conn, until)?;
    }
    Ok(())
}
