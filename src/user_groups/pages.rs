//! The pages of the room, a file for each.

pub mod archive;
pub mod edit;
pub mod list;
pub mod new;
pub mod place;
mod who;

use crate::groups::{ChangeRefusal, MEANWHILE, codes_stop};
use crate::ids::GroupId;
use crate::web::{FormErrors, WebError, urls};
use crate::zone::Zone;

use super::messages;
use super::save::SaveGroupError;
use super::store::Campaign;
use who::Keeper;

/// A campaign to choose.
struct Choice {
    id: String,
    label: String,
}

impl Choice {
    fn of(campaign: Campaign, zone: Zone) -> Self {
        let span = crate::groups::span_in_words(campaign.starts_at, campaign.stops_at, zone);
        let stopped = if campaign.stopped_at.is_some() { ", stopped" } else { "" };
        Self { id: campaign.id.to_string(), label: format!("{} ({}{stopped})", campaign.name, messages::lower(&span)) }
    }
}

/// The list on the page that shows `group`.
fn list_at(group: GroupId) -> String {
    urls::with_query(urls::USER_GROUPS, &[("at", &group.to_string())])
}

/// What a refusal says under its field, or the page that it is.
fn refused(refusal: SaveGroupError) -> Result<FormErrors, WebError> {
    match refusal {
        SaveGroupError::NoCampaign => Ok(FormErrors::one("campaign", messages::NO_CAMPAIGN)),
        SaveGroupError::CampaignStopped => Ok(FormErrors::one("campaign", messages::CAMPAIGN_STOPPED)),
        SaveGroupError::Change(ChangeRefusal::Meanwhile) => Ok(FormErrors::one("seen", MEANWHILE)),
        SaveGroupError::Change(ChangeRefusal::StopsCodes(stopped)) => Ok(FormErrors::one(
            "close_anyway",
            format!(
                "{} if you close this group; they work again if it is opened while they live. \
                 Tick “Close it anyway” to go on.",
                codes_stop(stopped)
            ),
        )),
        SaveGroupError::Change(ChangeRefusal::NotThere) => Err(WebError::NotFound),
        SaveGroupError::NotActive => Err(WebError::Forbidden),
    }
}
