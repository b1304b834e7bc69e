//! The pages of the room, a file for each.

pub mod archive;
pub mod edit;
mod fields;
mod frame;
pub mod list;
pub mod new;
pub mod place;

use crate::groups::ChangeRefusal;
use crate::web::{FormErrors, WebError};

use super::messages;
use super::save::SaveGroupError;

/// What a refusal says under its field, or the page that it is.
fn refused(error: SaveGroupError) -> Result<FormErrors, WebError> {
    match error {
        SaveGroupError::NoCampaign => Ok(FormErrors::one("campaign", messages::NO_CAMPAIGN)),
        SaveGroupError::CampaignStopped => Ok(FormErrors::one("campaign", messages::CAMPAIGN_STOPPED)),
        SaveGroupError::Change(ChangeRefusal::Meanwhile) => Ok(FormErrors::one("seen", messages::CHANGED_MEANWHILE)),
        SaveGroupError::Change(ChangeRefusal::StopsCodes(stopped)) => {
            Ok(FormErrors::one("close_anyway", messages::closing_stops(stopped)))
        }
        SaveGroupError::Change(ChangeRefusal::NotThere) => Err(WebError::NotFound),
        SaveGroupError::NotActive => Err(WebError::Forbidden),
    }
}
