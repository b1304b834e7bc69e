//! What can happen to a code campaign.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::db::types::CampaignMode;
use crate::events::{BOLD, Change, Event, KindLabel, Row};
use crate::ids::CampaignId;
use crate::locale::{Message, Rich};
use crate::t;

/// What happened to a code campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CampaignEvent {
    /// It was made.
    Created {
        campaign: CampaignId,
        name: String,
        mode: Option<CampaignMode>,
        quantity: Option<i64>,
        prefix: Option<String>,
        max_uses: Option<i64>,
        starts_at: Option<Moment>,
        stops_at: Option<Moment>,
        in_app: Option<bool>,
    },
    /// Its name, its window or where its codes are entered changed. All of them are kept, so that its name is known.
    Changed {
        campaign: CampaignId,
        #[serde(flatten)]
        change: Change,
    },
    /// It was stopped.
    Stopped { campaign: CampaignId, name: String, codes: Option<i64>, used: Option<i64> },
    /// Its codes were emailed to people.
    Emailed { campaign: CampaignId, name: String, people: Option<i64> },
    /// Its codes were exported.
    Exported { campaign: CampaignId, name: String, codes: Option<i64> },
}

impl Event for CampaignEvent {
    const SUBJECT: &'static str = "campaign";

    const KINDS: &'static [(&'static str, KindLabel)] = &[
        ("created", t::events::campaign_created_kind),
        ("changed", t::events::campaign_changed_kind),
        ("stopped", t::events::campaign_stopped_kind),
        ("emailed", t::events::campaign_emailed_kind),
        ("exported", t::events::campaign_exported_kind),
    ];

    fn summary(&self, row: &Row) -> Rich<'static> {
        let who = row.who();
        match self {
            Self::Created { name, .. } => t::events::campaign_created(BOLD, name.clone(), who),
            Self::Changed { change, .. } => {
                let name = change.after.get("name").and_then(serde_json::Value::as_str).unwrap_or_default();
                t::events::campaign_changed(BOLD, name.to_owned(), who)
            }
            Self::Stopped { name, .. } => t::events::campaign_stopped(BOLD, name.clone(), who),
            Self::Emailed { name, .. } => t::events::campaign_emailed(BOLD, name.clone(), who),
            Self::Exported { name, .. } => t::events::campaign_exported(BOLD, name.clone(), who),
        }
    }

    fn changes(&self) -> Vec<Message<'static>> {
        match self {
            Self::Changed { change, .. } => change.lines(),
            _ => Vec::new(),
        }
    }
}
