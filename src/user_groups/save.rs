//! A group is made, or its settings are changed, with the campaign that it names.

use crate::by::By;
use crate::db::{Conn, Stop};
use crate::groups::{self, Change, ChangeRefusal, Group, NewGroup, Terms};
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

/// Makes `group`, with `founder` as its manager, at `place` in the order, or last.
pub fn create(
    conn: &mut Conn,
    group: &NewGroup,
    place: Option<i64>,
    founder: UserId,
    by: &By,
) -> Result<GroupId, Stop<SaveGroupError>> {
    check_campaign(conn, group.campaign_id)?;
    let id = groups::found(conn, group, founder, by).map_err(|stop| stop.map(|_| SaveGroupError::NotActive))?;
    if let Some(place) = place {
        store::set_place(conn, id, place)?;
    }
    Ok(id)
}

/// Makes `group`'s settings those of `wanted`, its campaign included, at `place` in the order where
/// one is given, on these terms.
pub fn save(
    conn: &mut Conn,
    group: GroupId,
    wanted: &NewGroup,
    place: Option<i64>,
    terms: &Terms,
    by: &By,
) -> Result<Change, Stop<SaveGroupError>> {
    let refused = |refusal| Stop::Refused(SaveGroupError::Change(refusal));
    let stands: Group = groups::find(conn, group)?.ok_or(refused(ChangeRefusal::NotThere))?;
    check_campaign(conn, wanted.campaign_id.filter(|id| stands.campaign_id != Some(*id)))?;
    groups::change(conn, group, wanted, place, terms, by).map_err(|stop| stop.map(SaveGroupError::Change))
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
