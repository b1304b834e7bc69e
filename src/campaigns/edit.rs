//! **Edit**: a campaign's name, its window, and whether its codes are entered here.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::by::By;
use crate::clock::Moment;
use crate::db::{Conn, QueryResult, Stop};
use crate::events::{self, Change};
use crate::ids::CampaignId;
use crate::user_groups::{Gap, Span};

use super::events::CampaignEvent;
use super::rules::{Settings, torn};
use super::store::{self, Campaign};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Edited {
    /// The settings are these now.
    Saved,
    /// They were so already.
    Same,
}

/// Why nothing was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The campaign was stopped, for good.
    Stopped,
    /// The campaign would not be open any more as long as groups that name it: how that is with the
    /// first of them, and how many others it is so with.
    Torn { group: String, gap: Gap, others: i64 },
}

/// Makes the settings of a campaign these; the same form twice does it once. The codes that are out
/// obey at once: they have no window of their own.
pub(super) fn save(conn: &mut Conn, by: &By, id: CampaignId, wanted: &Settings) -> Result<Edited, Stop<Refusal>> {
    // Whoever enters a code, or makes more of them, waits: what they do goes by the one or the other.
    let stands = store::hold(conn, id)?.filter(|campaign| campaign.stopped_at.is_none());
    let stands = stands.ok_or(Stop::Refused(Refusal::Stopped))?;
    if settings(&stands) == *wanted {
        return Ok(Edited::Same);
    }
    if let Some(torn) = first_torn(conn, &stands, wanted, by.now)? {
        return Err(Stop::Refused(torn));
    }
    store::set(conn, id, wanted)?;
    let change = Change { before: told(&settings(&stands)), after: told(wanted) };
    events::record(conn, by, &CampaignEvent::Changed { campaign: id, change })?;
    Ok(Edited::Saved)
}

fn settings(campaign: &Campaign) -> Settings {
    Settings {
        name: campaign.name.clone(),
        starts_at: campaign.starts_at,
        stops_at: campaign.stops_at,
        in_app: campaign.in_app,
    }
}

/// The groups that would lose their door for a while.
fn first_torn(conn: &mut Conn, stands: &Campaign, wanted: &Settings, now: Moment) -> QueryResult<Option<Refusal>> {
    let was = Span { from: stands.starts_at, until: stands.stops_at };
    let becomes = Span { from: wanted.starts_at, until: wanted.stops_at };
    if was == becomes {
        return Ok(None);
    }
    let groups = store::behind(conn, stands.id, now)?;
    let mut torn = groups.into_iter().filter_map(|group| {
        let window = Span { from: group.starts_at, until: group.stops_at };
        torn(window, was, becomes, now).map(|gap| (group.name, gap))
    });
    Ok(torn.next().map(|(group, gap)| {
        let others = i64::try_from(torn.count()).unwrap_or(i64::MAX);
        Refusal::Torn { group, gap, others }
    }))
}

/// All of them, the name of the campaign among them, so that the log can say whose they are.
fn told(settings: &Settings) -> Map<String, Value> {
    let settings = [
        ("name", json!(settings.name)),
        ("starts_at", json!(settings.starts_at)),
        ("stops_at", json!(settings.stops_at)),
        ("allow_in_app_validation", json!(settings.in_app)),
    ];
    settings.into_iter().map(|(setting, value)| (setting.to_owned(), value)).collect()
}
