//! **Stop campaign**: all its codes end at once, for good.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::by::By;
use crate::db::Conn;
use crate::db::Fault;
use crate::ids::CampaignId;

use super::store;

/// Stops a campaign and tells how many codes ended by it; `None` where it was stopped before.
pub(super) fn stop(conn: &mut Conn, by: &By, campaign: CampaignId) -> Result<Option<usize>, Fault> {
    let (person, now) = (by.person()?, by.now);
    // First, so that from here on nobody takes a use and no code is made.
    let Some(stopped) = store::stop(conn, campaign, person, now)? else { return Ok(None) };
    let ended = store::end_codes(conn, campaign, person, now)?;
    let told = json!({ "name": stopped.name, "codes": ended, "used": stopped.codes_used });
    audit::record(conn, by, Entry::of(Action::CampaignStopped, campaign.0).to(told))?;
    Ok(Some(ended))
}
