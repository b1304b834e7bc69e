//! **Stop campaign**: all its codes end at once, for good.

use crate::by::By;
use crate::db::Conn;
use crate::db::Fault;
use crate::events;
use crate::ids::CampaignId;
use crate::passes;

use super::events::CampaignEvent;
use super::store;

/// Stops a campaign and tells how many codes ended by it; `None` where it was stopped before.
pub(super) fn stop(conn: &mut Conn, by: &By, campaign: CampaignId) -> Result<Option<usize>, Fault> {
    let (person, now) = (by.person()?, by.now);
    // First, so that from here on nobody takes a use and no code is made.
    let Some(stopped) = store::stop(conn, campaign, person, now)? else { return Ok(None) };
    let ended = passes::end_codes_of(conn, campaign, person, now)?;
    let (codes, used) = (i64::try_from(ended).ok(), Some(stopped.codes_used));
    events::record(conn, by, &CampaignEvent::Stopped { campaign, name: stopped.settings.name, codes, used })?;
    Ok(Some(ended))
}
