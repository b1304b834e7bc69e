//! The pages of the module, a file for each.

pub mod archive;
pub mod edit;
mod fields;
mod frame;
pub mod list;
pub mod new;

use crate::groups::ChangeRefusal;
use crate::web::{FormErrors, WebError};

use super::save::SaveGroupError;

/// What a refusal says under its field, or the page that it is.
fn refused(error: SaveGroupError) -> Result<FormErrors, WebError> {
    let field = match error {
        SaveGroupError::NoCampaign | SaveGroupError::CampaignStopped => "campaign",
        SaveGroupError::Change(ChangeRefusal::EditConflict) => "seen",
        SaveGroupError::Change(ChangeRefusal::StopsCodes(_)) => "close_anyway",
        SaveGroupError::Change(ChangeRefusal::NotThere) => return Err(WebError::NotFound),
        SaveGroupError::NotActive => return Err(WebError::Forbidden),
    };
    Ok(FormErrors::refused(field, &error))
}
