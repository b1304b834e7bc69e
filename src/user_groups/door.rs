//! The campaign that a group names as its door.

use crate::clock::Moment;
use crate::db::{Conn, Stop};
use crate::groups::{ChangeRefusal, Group, NewGroup};

use super::rules::{CampaignFacts, Span, Unfit, fits};
use super::store;

/// Why a group was not added, or its settings were not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Its campaign does not fit it.
    Campaign(Unfit),
    /// The group itself may not be changed so.
    Change(ChangeRefusal),
    /// Whoever adds it is no active member any more.
    NotActive,
}

/// Refuses `wanted` where the campaign that it names does not fit it; `stands` is the group so far.
/// Within the transaction that saves it, so that a campaign that is stopped,
/// or moved, meanwhile is seen.
pub fn check(conn: &mut Conn, wanted: &NewGroup, stands: Option<&Group>, now: Moment) -> Result<(), Stop<Refusal>> {
    let Some(id) = wanted.campaign_id else { return Ok(()) };
    let refused = |unfit| Stop::Refused(Refusal::Campaign(unfit));
    let campaign = store::hold_campaign(conn, id)?.ok_or(refused(Unfit::NotThere))?;
    let facts = CampaignFacts {
        span: campaign.span(),
        stopped: campaign.stopped_at.is_some(),
        named_with: stands
            .filter(|group| group.campaign_id == Some(id))
            .map(|group| Span { from: group.starts_at, until: group.stops_at }),
    };
    let group = Span { from: wanted.starts_at, until: wanted.stops_at };
    fits(&facts, wanted.join_type, group, now).map_err(refused)
}
