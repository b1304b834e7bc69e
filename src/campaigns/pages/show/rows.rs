//! The lines of a campaign's lists.

use crate::campaigns::store::{CodeOfBatch, GroupOfCampaign};
use crate::clock::Moment;
use crate::db::types::UserState;
use crate::personal_data::name_of;
use crate::user_groups::{Span, parts_in_words};
use crate::web::urls;
use crate::zone::Zone;

impl CodeOfBatch {
    /// The word of its state.
    pub fn word(&self, is_stopped: bool) -> &'static str {
        match (self.code.used_at, self.code.ended_at.is_some() || is_stopped) {
            (Some(_), _) => "used",
            (None, true) => "stopped",
            (None, false) => "unused",
        }
    }

    /// What to call whoever used it; empty where nobody did.
    pub fn user(&self) -> &str {
        match &self.used_by {
            None => "",
            Some((_, UserState::Pending)) => "Someone who is signing up",
            Some((name, _)) => name_of(name),
        }
    }
}

/// A group that is open at times when the campaign's codes do not work.
pub(super) struct UncoveredLine {
    pub group: String,
    pub url: String,
    /// "From Tue 1 Sep 2026 to Mon 7 Sep 2026 (Europe/Amsterdam)".
    pub when: String,
}

impl UncoveredLine {
    /// `None` where the codes work whenever the group is open.
    pub fn of(group: &GroupOfCampaign, works: Span, zone: Zone, now: Moment) -> Option<Self> {
        let when = parts_in_words(&group.uncovered(works, now), zone)?;
        Some(Self { group: group.name.clone(), url: urls::user_group(group.id), when })
    }
}
