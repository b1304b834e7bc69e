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

use super::door::Refusal;
use super::store::Campaign;
use super::words;
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
        Self { id: campaign.id.to_string(), label: format!("{} ({}{stopped})", campaign.name, lower(&span)) }
    }
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The list on the page that shows `group`.
fn list_at(group: GroupId) -> String {
    urls::with_query(urls::USER_GROUPS, &[("at", &group.to_string())])
}

/// What a refusal says under its field, or the page that it is.
fn refused(refusal: Refusal, zone: Zone) -> Result<FormErrors, WebError> {
    match refusal {
        Refusal::Campaign(unfit) => Ok(FormErrors::one("campaign", words::unfit(unfit, zone))),
        Refusal::Change(ChangeRefusal::Meanwhile) => Ok(FormErrors::one("seen", MEANWHILE)),
        Refusal::Change(ChangeRefusal::StopsCodes(stopped)) => Ok(FormErrors::one(
            "close_anyway",
            format!(
                "{} if you close this group; they work again if it is opened while they live. \
                 Tick “Close it anyway” to go on.",
                codes_stop(stopped)
            ),
        )),
        Refusal::Change(ChangeRefusal::NotThere) => Err(WebError::NotFound),
        Refusal::NotActive => Err(WebError::Forbidden),
    }
}
