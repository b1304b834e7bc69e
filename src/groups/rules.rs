//! Who may join which group by which method, and why not; who sees it.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::db::types::{EventKind, GroupRole, JoinMethod, JoinType, UserState};

use super::model::{Group, GroupTerms, Membership};

/// Why somebody may not come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdmitError {
    /// They are in already.
    AlreadyIn,
    /// Their account is deactivated, or is none.
    NotActive,
    /// A manager took them out, and what they bring is older than that.
    Removed,
    /// The group has not started.
    NotStarted(Moment),
    /// The group has stopped.
    Stopped(Moment),
    /// The group is archived.
    Archived,
    /// The group does not take people by this method.
    NotByThisMethod,
}

/// How a group stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It takes nobody before its start.
    Ahead(Moment),
    /// It takes people.
    Open,
    /// It takes nobody any more.
    Past(Moment),
}

/// Where `now` lies in a half-open window: at the instant of its start it is open, at that of its
/// stop it is past.
pub fn phase(starts: Option<Moment>, stops: Option<Moment>, now: Moment) -> Phase {
    match (starts, stops) {
        (_, Some(stop)) if stop <= now => Phase::Past(stop),
        (Some(start), _) if now < start => Phase::Ahead(start),
        _ => Phase::Open,
    }
}

/// Where a group stands, in the word that its chip shows.
pub fn group_status(group: &Group, now: Moment) -> &'static str {
    match closed_state(group.archived_at, group.starts_at, group.stops_at, now) {
        "" => "open",
        state => state,
    }
}

/// The same of a group that can't be joined now; empty for one that can.
pub fn closed_state(
    archived: Option<Moment>,
    starts: Option<Moment>,
    stops: Option<Moment>,
    now: Moment,
) -> &'static str {
    match phase(starts, stops, now) {
        _ if archived.is_some() => "archived",
        Phase::Ahead(_) => "not-started",
        Phase::Open => "",
        Phase::Past(_) => "stopped",
    }
}

/// Somebody was let in by hand while the group takes nobody by other methods: worth a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outside {
    /// Before its start.
    Before(Moment),
    /// After its stop.
    After(Moment),
}

/// Whether a group on these `terms` takes people by this `method` at `now`, and whether that is outside its window. Of
/// several reasons against it the one that lasts is told before one that passes, so that nobody waits for a start
/// date only to be refused then.
pub fn admits(terms: &GroupTerms, method: JoinMethod, now: Moment) -> Result<Option<Outside>, AdmitError> {
    if terms.archived_at.is_some() {
        return Err(AdmitError::Archived);
    }
    let phase = phase(terms.starts_at, terms.stops_at, now);
    let closed = match method {
        JoinMethod::OpenGroup => terms.join_type != JoinType::Open || !terms.viewable,
        JoinMethod::Code | JoinMethod::Campaign => terms.join_type == JoinType::Closed,
        _ => false,
    };
    match (phase, is_decided_by_manager(method)) {
        (Phase::Past(stop), false) => Err(AdmitError::Stopped(stop)),
        _ if closed => Err(AdmitError::NotByThisMethod),
        (Phase::Ahead(start), false) => Err(AdmitError::NotStarted(start)),
        (Phase::Ahead(start), true) => Ok(Some(Outside::Before(start))),
        (Phase::Past(stop), true) => Ok(Some(Outside::After(stop))),
        (Phase::Open, _) => Ok(None),
    }
}

/// Of somebody who would join a group, what the admission rule asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The state of their account; none where there is none.
    pub state: Option<UserState>,
    /// Whether they are in already.
    pub is_in: bool,
    /// When a manager removed them, if nothing since let them in again. Asked of methods that a removal bars, see
    /// [`is_decided_by_manager`].
    pub removed_at: Option<Moment>,
}

impl Candidate {
    /// Somebody whose account begins with this very step.
    pub const NEW: Self = Self { state: Some(UserState::Active), is_in: false, removed_at: None };
}

/// The admission rule: whether `candidate` may join a group on these `terms` by this `method`, a code or an invite
/// made at `made_at` if it was ever made, and whether that is outside the group's window. No terms: no such group.
///
/// Previews ask it too; [`super::apply`] has the last word.
pub fn may_join(
    terms: Option<&GroupTerms>,
    candidate: &Candidate,
    method: JoinMethod,
    made_at: Option<Moment>,
    now: Moment,
) -> Result<Option<Outside>, AdmitError> {
    let terms = terms.ok_or(AdmitError::Archived)?;
    if candidate.state != Some(UserState::Active) {
        return Err(AdmitError::NotActive);
    }
    if candidate.is_in {
        return Err(AdmitError::AlreadyIn);
    }
    let outside = admits(terms, method, now)?;
    match candidate.removed_at.filter(|_| !is_decided_by_manager(method)) {
        Some(removed) if made_at.is_none_or(|made| made <= removed) => Err(AdmitError::Removed),
        _ => Ok(outside),
    }
}

/// Whether whoever has this `membership` in `group` sees it at `now`: a group that has not started, or is
/// archived, is seen by those who run it only, and no group is seen from outside.
pub fn may_see(group: &Group, membership: Option<&Membership>, is_admin: bool, now: Moment) -> bool {
    let runs = is_admin || membership.is_some_and(|membership| membership.role == GroupRole::Manager);
    runs || (membership.is_some() && is_shown_to_members(group.archived_at, group.starts_at, now))
}

/// Whether a group is shown to its members, not to its managers alone: from its start, and out of the archive.
pub fn is_shown_to_members(archived_at: Option<Moment>, starts_at: Option<Moment>, now: Moment) -> bool {
    archived_at.is_none() && starts_at.is_none_or(|start| start <= now)
}

/// Methods by which a manager decides about this very person, now: they lead in
/// outside the window too, and undo a removal.
pub fn is_decided_by_manager(method: JoinMethod) -> bool {
    match method {
        JoinMethod::Request | JoinMethod::Import | JoinMethod::Added | JoinMethod::Created => true,
        JoinMethod::Code | JoinMethod::Campaign | JoinMethod::Invite | JoinMethod::OpenGroup => false,
    }
}

/// When somebody was taken out by a manager, if nothing since let them in again. Of their comings
/// and goings (newest first) an undone coming counts for nothing, and neither does the removal
/// that somebody was put back after, which names the method they had joined by.
pub fn last_removal(newest_first: impl IntoIterator<Item = (EventKind, Moment)>) -> Option<Moment> {
    let mut undone = 0;
    for (kind, at) in newest_first {
        match kind {
            EventKind::Removed => return Some(at),
            EventKind::Undone => undone += 1,
            EventKind::Joined if undone > 0 => undone -= 1,
            EventKind::Joined | EventKind::PutBack => return None,
            EventKind::Left | EventKind::Moved | EventKind::Role => {}
        }
    }
    None
}

#[cfg(test)]
mod tests;
