//! The counts of joins by day, which follow the organization's zone.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{join_counts, membership_events};
use crate::db::types::{DoorKind, EventKind};
use crate::db::{Conn, QueryResult, on};
use crate::ids::GroupId;
use crate::zone::Zone;

/// Rows written at once: four values each, far from the limits of both databases.
const BATCH: usize = 1_000;

/// Counts all joins anew by the days of `zone`.
pub fn recount(conn: &mut Conn, zone: Zone) -> QueryResult<()> {
    let mut counts: HashMap<(GroupId, i64, DoorKind), i64> = HashMap::new();
    let joins = membership_events::table
        .filter(membership_events::kind.eq(EventKind::Joined))
        .select((membership_events::group_id, membership_events::at, membership_events::door))
        .load_iter::<(GroupId, Moment, Option<DoorKind>), _>(conn)?;
    for join in joins {
        let (group, at, door) = join?;
        if let Some(door) = door {
            *counts.entry((group, zone.day_number(at), door)).or_default() += 1;
        }
    }
    diesel::delete(join_counts::table).execute(conn)?;
    let rows: Vec<_> = counts
        .into_iter()
        .map(|((group, day, door), joins)| {
            (
                join_counts::group_id.eq(group),
                join_counts::day.eq(day),
                join_counts::door.eq(door.as_str()),
                join_counts::joins.eq(joins),
            )
        })
        .collect();
    for batch in rows.chunks(BATCH) {
        on!(conn, |conn| diesel::insert_into(join_counts::table).values(batch).execute(conn))?;
    }
    Ok(())
}
