//! Saving the organization's settings.

use serde_json::{Map, Value, json};

use crate::audit::{self, Action, Entry};
use crate::by::By;
use crate::db::{Conn, QueryResult};
use crate::groups;
use crate::organization::{self, Organization};
use crate::zone::Zone;

/// The organization has one row; the log names it by this id.
const ORGANIZATION: i64 = 1;

/// Makes the settings those of `wanted`; false if they were so already. A changed zone changes no
/// stored instant, but the days by which joins are counted.
pub fn save(conn: &mut Conn, wanted: &Organization, by: &By) -> QueryResult<bool> {
    let Some(stands) = organization::find(conn)? else { return Ok(false) };
    let (before, after) = differences(&stands, wanted);
    if after.is_empty() {
        return Ok(false);
    }
    organization::update(conn, wanted)?;
    if wanted.time_zone != stands.time_zone {
        groups::recount_joins(conn, Zone::parse(&wanted.time_zone).unwrap_or_default())?;
    }
    let entry = Entry::of(Action::OrganizationChanged, ORGANIZATION).from(before.into()).to(after.into());
    audit::record(conn, by, entry)?;
    Ok(true)
}

/// The settings that differ, as they stand and as they are wanted.
fn differences(stands: &Organization, wanted: &Organization) -> (Map<String, Value>, Map<String, Value>) {
    let settings = [
        ("name", json!(stands.name), json!(wanted.name)),
        ("time_zone", json!(stands.time_zone), json!(wanted.time_zone)),
        ("add_new_people", json!(stands.add_policy), json!(wanted.add_policy)),
        ("sign_up", json!(stands.signup_policy), json!(wanted.signup_policy)),
        ("sign_up_domains", json!(stands.signup_domains), json!(wanted.signup_domains)),
    ];
    let changed = settings.into_iter().filter(|(_, before, after)| before != after);
    changed.map(|(name, before, after)| ((name.to_owned(), before), (name.to_owned(), after))).unzip()
}
