//! Changing a group's settings.

use data_encoding::HEXLOWER;
use serde_json::json;

use crate::by::By;
use crate::db::types::JoinType;
use crate::db::{Conn, QueryResult, Stop};
use crate::events;
use crate::ids::GroupId;
use crate::secret::fingerprint;

use super::events::GroupEvent;
use super::model::{Group, NewGroup};
use super::store;

/// What came of changing a group's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeOutcome {
    /// They were so already.
    None,
    /// They are so now.
    Saved,
    /// They are so now, and this many codes do not work while the group is closed.
    Closed(i64),
}

/// Why a group's settings were not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeRefusal {
    /// There is no such group.
    NotThere,
    /// Somebody changed it after whoever saves had read it.
    EditConflict,
    /// Closing it would stop this many codes, which nobody has agreed to.
    StopsCodes(i64),
}

/// What a group is to become.
#[derive(Debug, Clone)]
pub struct GroupInput {
    /// Its settings.
    pub settings: NewGroup,
    /// Its number in the order; `None` leaves it where it is, and a new group last.
    pub place: Option<i64>,
    /// The [`version`] of the settings that whoever saves has read; empty for no matter which.
    pub expected_version: String,
    /// That codes stop working is agreed to.
    pub agreed: bool,
}

/// Tells the settings of `group` apart from others, but for its order, which moving any other group may change.
pub fn version(group: &Group) -> String {
    let Group { name, description, category, starts_at, stops_at, viewable, join_type, .. } = group;
    let who = (group.campaign_id, group.members_may_invite);
    let settings = (name, description, category, starts_at, stops_at, viewable, join_type, who);
    HEXLOWER.encode(&fingerprint(&format!("{settings:?}"))[..8])
}

/// Makes `group` what is `wanted`. A group that would be closed while codes lead into it is closed only if that is agreed, and what somebody
/// else saved meanwhile is not undone unread; the same settings once more are no change.
pub fn change(
    conn: &mut Conn,
    group: GroupId,
    input: &GroupInput,
    by: &By,
) -> Result<ChangeOutcome, Stop<ChangeRefusal>> {
    let current = store::find(conn, group)?.ok_or(Stop::Refused(ChangeRefusal::NotThere))?;
    let wanted = &input.settings;
    let place = input.place.unwrap_or(current.sort_order);
    let Some(change) = differences(&current, wanted, place) else { return Ok(ChangeOutcome::None) };
    if !input.expected_version.is_empty() && input.expected_version != version(&current) {
        return Err(Stop::Refused(ChangeRefusal::EditConflict));
    }
    let closes = wanted.join_type == JoinType::Closed && current.join_type != JoinType::Closed;
    let stopped = if closes { store::count_active_codes(conn, group, by.now)? } else { 0 };
    if stopped > 0 && !input.agreed {
        return Err(Stop::Refused(ChangeRefusal::StopsCodes(stopped)));
    }
    store::update(conn, group, wanted, place)?;
    events::record(conn, by, &GroupEvent::Changed { group, change })?;
    Ok(if stopped > 0 { ChangeOutcome::Closed(stopped) } else { ChangeOutcome::Saved })
}

/// Archives `group`, so that nobody comes in any more, or restores it. False if that was so already.
pub fn set_archived(conn: &mut Conn, group: GroupId, is_archived: bool, by: &By) -> QueryResult<bool> {
    let changed = store::set_archived(conn, group, is_archived.then_some(by.now))?;
    if changed {
        let event = if is_archived { GroupEvent::Archived { group } } else { GroupEvent::Unarchived { group } };
        events::record(conn, by, &event)?;
    }
    Ok(changed)
}

/// The settings that differ.
fn differences(current: &Group, wanted: &NewGroup, place: i64) -> Option<events::Change> {
    events::Change::between([
        ("name", json!(current.name), json!(wanted.name)),
        ("description", json!(current.description), json!(wanted.description)),
        ("category", json!(current.category), json!(wanted.category)),
        ("starts_at", json!(current.starts_at), json!(wanted.starts_at)),
        ("stops_at", json!(current.stops_at), json!(wanted.stops_at)),
        ("user_viewable", json!(current.viewable), json!(wanted.viewable)),
        ("join_type", json!(current.join_type), json!(wanted.join_type)),
        ("campaign", json!(current.campaign_id), json!(wanted.campaign_id)),
        ("members_may_invite", json!(current.members_may_invite), json!(wanted.members_may_invite)),
        ("order", json!(current.sort_order), json!(place)),
    ])
}
