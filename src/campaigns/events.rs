//! What can happen to a code campaign.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::db::types::CampaignMode;
use crate::events::{Change, Event, Row};
use crate::ids::CampaignId;
use crate::zone::Zone;

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

    const KINDS: &'static [(&'static str, &'static str)] = &[
        ("created", "Campaign made"),
        ("changed", "Campaign changed"),
        ("stopped", "Campaign stopped"),
        ("emailed", "Campaign emailed"),
        ("exported", "Campaign exported"),
    ];

    fn summary(&self, _row: &Row) -> String {
        let (verb, name) = match self {
            Self::Created { name, .. } => ("made", &**name),
            Self::Changed { change, .. } => {
                ("changed", change.after.get("name").and_then(serde_json::Value::as_str).unwrap_or_default())
            }
            Self::Stopped { name, .. } => ("stopped", &**name),
            Self::Emailed { name, .. } => ("emailed the codes of", &**name),
            Self::Exported { name, .. } => ("exported the codes of", &**name),
        };
        format!("{verb} the campaign “{name}”")
    }

    fn changes(&self, zone: Zone) -> Vec<String> {
        match self {
            Self::Changed { change, .. } => change.lines(zone),
            _ => Vec::new(),
        }
    }
}
