//! Saving the organization's settings.

use serde_json::json;

use crate::by::By;
use crate::db::{Conn, QueryResult};
use crate::events::{self, Change};
use crate::groups;
use crate::organization::{self, Organization, OrganizationEvent};

/// Makes the settings those of `wanted`; false if they were so already. A changed zone changes no
/// stored instant, but the days by which joins are counted.
pub fn save(conn: &mut Conn, wanted: &Organization, by: &By) -> QueryResult<bool> {
    let Some(current) = organization::find(conn)? else { return Ok(false) };
    let Some(change) = differences(&current, wanted) else { return Ok(false) };
    organization::update(conn, wanted)?;
    if wanted.time_zone != current.time_zone {
        groups::recount_joins(conn, wanted.zone())?;
    }
    events::record(conn, by, &OrganizationEvent::Changed { change })?;
    Ok(true)
}

/// The settings that differ.
fn differences(current: &Organization, wanted: &Organization) -> Option<Change> {
    Change::between([
        ("name", json!(current.name), json!(wanted.name)),
        ("time_zone", json!(current.time_zone), json!(wanted.time_zone)),
        ("add_new_people", json!(current.add_policy), json!(wanted.add_policy)),
        ("sign_up", json!(current.signup_policy), json!(wanted.signup_policy)),
        ("sign_up_domains", json!(current.signup_domains), json!(wanted.signup_domains)),
        ("address_days", json!(current.address_days), json!(wanted.address_days)),
        ("language", json!(current.language), json!(wanted.language)),
        ("languages", json!(current.languages), json!(wanted.languages)),
    ])
}
