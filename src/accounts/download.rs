//! A copy of everything that is held about oneself.

use serde_json::{Map, Value, json};

use crate::clock::{Moment, UtcTime};
use crate::db::{Conn, QueryResult};
use crate::ids::UserId;
use crate::personal_data::PersonalData;

/// What every module holds about `person`, as one JSON document; instants in UTC.
pub(super) fn document(
    conn: &mut Conn,
    person: UserId,
    modules: &[PersonalData],
    organization: &str,
    now: Moment,
) -> QueryResult<Value> {
    let mut document = Map::new();
    document.insert("organization".to_owned(), json!(organization));
    document.insert("made_at".to_owned(), json!(UtcTime(now)));
    for module in modules {
        let sections = (module.export_of)(conn, person)?;
        document.extend(sections.into_iter().map(|(name, rows)| (name.to_owned(), rows)));
    }
    Ok(document.into())
}
