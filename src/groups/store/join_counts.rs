//! How many joined a group on each day of the organization's zone, and how: kept by what happened.

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::upsert::excluded;

use crate::clock::Moment;
use crate::db::schema::{events, join_counts};
use crate::db::types::{EventKind, JoinMethod};
use crate::db::{Conn, QueryResult, per_backend};
use crate::events::{Follower, Seen, lock_position};
use crate::ids::GroupId;
use crate::organization;
use crate::zone::Zone;

/// Who counts joins.
pub const COUNTER: Follower = Follower { name: "join_counts", see: count };

/// Rows written at once: four values each, far from the limits of both databases.
const BATCH: usize = 1_000;

/// How many joined a group on a day, by a method.
type Counts = BTreeMap<(GroupId, i64, JoinMethod), i64>;

/// Counts the joins among `events`.
fn count(conn: &mut Conn, events: &[Seen]) -> QueryResult<()> {
    let joins = events.iter().filter(|event| event.kind == EventKind::Joined.as_str());
    let mut joins = joins.filter_map(|event| Some((event.group?, event.at, event.method?))).peekable();
    if joins.peek().is_none() {
        return Ok(());
    }
    let zone = organization::find(conn)?.map(|organization| organization.zone()).unwrap_or_default();
    let mut counts = Counts::new();
    for (group, at, method) in joins {
        *counts.entry((group, zone.day_number(at), method)).or_default() += 1;
    }
    add(conn, counts)
}

/// Counts anew, by the days of `zone`, all joins that were counted.
pub fn recount(conn: &mut Conn, zone: Zone) -> QueryResult<()> {
    let counted = lock_position(conn, COUNTER.name)?;
    let joins = events::table
        .filter(events::kind.eq(EventKind::Joined))
        .filter(events::position.le(counted))
        .select((events::group_id, events::at, events::method))
        .load_iter::<(Option<GroupId>, Moment, Option<JoinMethod>), _>(conn)?;
    let mut counts = Counts::new();
    for join in joins {
        let (group, at, method) = join?;
        if let (Some(group), Some(method)) = (group, method) {
            *counts.entry((group, zone.day_number(at), method)).or_default() += 1;
        }
    }
    diesel::delete(join_counts::table).execute(conn)?;
    add(conn, counts)
}

fn add(conn: &mut Conn, counts: Counts) -> QueryResult<()> {
    let rows: Vec<_> = counts
        .into_iter()
        .map(|((group, day, method), joins)| {
            (
                join_counts::group_id.eq(group),
                join_counts::day.eq(day),
                join_counts::method.eq(method.as_str()),
                join_counts::joins.eq(joins),
            )
        })
        .collect();
    for batch in rows.chunks(BATCH) {
        per_backend!(conn, |conn| diesel::insert_into(join_counts::table)
            .values(batch)
            .on_conflict((join_counts::group_id, join_counts::day, join_counts::method))
            .do_update()
            .set(join_counts::joins.eq(join_counts::joins + excluded(join_counts::joins)))
            .execute(conn))?;
    }
    Ok(())
}
