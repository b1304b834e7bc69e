//! The lines of a campaign's lists.

use crate::campaigns::store::{CodeOfBatch, GroupOfCampaign};
use crate::clock::Moment;
use crate::db::types::UserState;
use crate::locale::{Arg, Message};
use crate::t;
use crate::user_groups::{Span, ranges};
use crate::web::urls;

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
    pub fn user(&self) -> Arg<'_> {
        match &self.used_by {
            None => Arg::default(),
            Some((_, UserState::Pending)) => t::campaigns::signing_up().into(),
            Some((name, _)) => name.into(),
        }
    }
}

/// A group that is open at times when the campaign's codes do not work.
pub(super) struct UncoveredLine {
    pub group: String,
    pub url: String,
    pub when: Message<'static>,
}

impl UncoveredLine {
    /// `None` where the codes work whenever the group is open.
    pub fn of(group: &GroupOfCampaign, works: Span, now: Moment) -> Option<Self> {
        let parts = group.uncovered(works, now);
        let when = t::locale::several(ranges(&parts));
        (!parts.is_empty()).then(|| Self { group: group.name.clone(), url: urls::user_group(group.id), when })
    }
}
