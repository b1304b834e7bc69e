//! A group is made, or its settings are changed, with the campaign that it names.

use crate::by::By;
use crate::db::{Conn, Stop};
use crate::groups::{self, ChangeOutcome, ChangeRefusal, GroupInput};
use crate::ids::{CampaignId, GroupId, UserId};

use super::store;

/// Why a group was not made, or its settings were not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveGroupError {
    /// There is no such campaign.
    NoCampaign,
    /// The campaign was stopped; only a group that names it already keeps it.
    CampaignStopped,
    /// The group itself may not be changed so.
    Change(ChangeRefusal),
    /// Who makes the group was deactivated.
    NotActive,
}

/// Makes the group `wanted`, with `founder` as its manager, last in the order where no place is given.
pub fn create(conn: &mut Conn, wanted: &GroupInput, founder: UserId, by: &By) -> Result<GroupId, Stop<SaveGroupError>> {
    check_campaign(conn, wanted.settings.campaign_id)?;
    let made = groups::create_group(conn, &wanted.settings, founder, by);
    let id = made.map_err(|stop| stop.map(|_| SaveGroupError::NotActive))?;
    if let Some(place) = wanted.place {
        groups::set_position(conn, id, place)?;
    }
    Ok(id)
}

/// Makes the settings of `group` those that are wanted, its campaign included.
pub fn save(
    conn: &mut Conn,
    group: GroupId,
    wanted: &GroupInput,
    by: &By,
) -> Result<ChangeOutcome, Stop<SaveGroupError>> {
    let not_there = Stop::Refused(SaveGroupError::Change(ChangeRefusal::NotThere));
    let current = groups::find(conn, group)?.ok_or(not_there)?;
    check_campaign(conn, wanted.settings.campaign_id.filter(|id| current.campaign_id != Some(*id)))?;
    groups::change(conn, group, wanted, by).map_err(|stop| stop.map(SaveGroupError::Change))
}

/// Refuses a newly chosen campaign whose codes never work again.
fn check_campaign(conn: &mut Conn, chosen: Option<CampaignId>) -> Result<(), Stop<SaveGroupError>> {
    let Some(id) = chosen else { return Ok(()) };
    match store::campaign(conn, id)? {
        None => Err(Stop::Refused(SaveGroupError::NoCampaign)),
        Some(campaign) if campaign.stopped_at.is_some() => Err(Stop::Refused(SaveGroupError::CampaignStopped)),
        Some(_) => Ok(()),
    }
}
