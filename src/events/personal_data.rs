//! People in the record of what happened: that they acted, when and from where stays.

use serde_json::{Value, json};

use crate::clock::UtcTime;
use crate::db::{Conn, QueryResult};
use crate::ids::UserId;
use crate::personal_data::{Erasure, PersonalData, Section};

use super::store::{self, Filter, Row};

/// Names and addresses go from what people changed of themselves: the one change that a row ever sees.
pub const PERSONAL_DATA: PersonalData = PersonalData { erase, export_of };

fn erase(conn: &mut Conn, erasure: &Erasure<'_>) -> QueryResult<()> {
    store::forget_people(conn, &erasure.ids())
}

fn export_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<Section>> {
    let own = Filter { actor: Some(person), ..Filter::default() };
    let entries = |rows: Vec<Row>| rows.iter().map(|row| entry(row, person)).collect();
    Ok(vec![
        ("membership_events", entries(store::memberships_of(conn, person, None, usize::MAX)?)),
        ("own_acts", entries(store::newest(conn, &own, None, i64::MAX)?)),
    ])
}

/// What happened. From where others acted is theirs to know.
fn entry(row: &Row, person: UserId) -> Value {
    let is_own = row.actor.as_ref().is_some_and(|actor| actor.id == person);
    json!({
        "at": UtcTime(row.at),
        "what": row.kind,
        "group": row.group.as_ref().map(|(_, name)| name),
        "method": row.method,
        "details": row.payload.as_deref().and_then(|payload| serde_json::from_str::<Value>(payload).ok()),
        "address": row.address.as_ref().filter(|_| is_own),
    })
}
