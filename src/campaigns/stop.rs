//! **Stop campaign**: all its codes end at once, for good.

use serde_json::json;

use crate::audit::{self, Action, Entry};
use crate::db::Fault;
use crate::ids::CampaignId;
use crate::people::Admin;

use super::store;

/// Stops a campaign and tells how many codes ended by it; `None` where it was stopped before.
pub(super) async fn stop(admin: &Admin, campaign: CampaignId) -> Result<Option<usize>, Fault> {
    let (app, actor, by) = (admin.app.clone(), admin.actor(), admin.person.id);
    let clock = app.clock.clone();
    app.db
        .write(move |conn| {
            let now = clock.now();
            // First, so that from here on nobody takes a use and no code is made.
            let Some(stopped) = store::stop(conn, campaign, by, now)? else { return Ok(None) };
            let ended = store::end_codes(conn, campaign, by, now)?;
            let told = json!({ "name": stopped.name, "codes": ended, "used": stopped.codes_used });
            audit::record(conn, &actor, now, Entry::of(Action::CampaignStopped, campaign.0).to(told))?;
            Ok(Some(ended))
        })
        .await
}
