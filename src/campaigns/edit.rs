//! **Edit**: a campaign's name, its window, and whether its codes are entered here.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::by::By;
use crate::db::{Conn, Stop};
use crate::events::{self, Change};
use crate::ids::CampaignId;

use super::events::CampaignEvent;
use super::store::{self, Settings};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Edited {
    /// The settings are these now.
    Saved,
    /// They were so already.
    Same,
}

/// Nothing was saved: the campaign was stopped, for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CampaignStopped;

/// Makes the settings of a campaign these; the same form twice does it once. The codes that are out
/// obey at once: they have no window of their own.
pub(super) fn save(
    conn: &mut Conn,
    by: &By,
    id: CampaignId,
    wanted: &Settings,
) -> Result<Edited, Stop<CampaignStopped>> {
    // Whoever enters a code, or makes more of them, waits: what they do goes by the one or the other.
    let stands = store::lock_row(conn, id)?.filter(|campaign| campaign.stopped_at.is_none());
    let stands = stands.ok_or(Stop::Refused(CampaignStopped))?;
    if stands.settings == *wanted {
        return Ok(Edited::Same);
    }
    store::set(conn, id, wanted)?;
    let change = Change { before: as_logged(&stands.settings), after: as_logged(wanted) };
    events::record(conn, by, &CampaignEvent::Changed { campaign: id, change })?;
    Ok(Edited::Saved)
}

/// All of them, the name of the campaign among them, so that the log can say whose they are.
fn as_logged(settings: &Settings) -> Map<String, Value> {
    match json!(settings) {
        Value::Object(settings) => settings,
        _ => Map::new(),
    }
}
