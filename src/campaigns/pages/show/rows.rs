//! The lines of a campaign's lists.

use crate::campaigns::store::{CodeOfBatch, GroupOfCampaign};
use crate::clock::Moment;
use crate::db::types::UserState;
use crate::groups::Joiner;
use crate::personal_data::name_of;
use crate::user_groups::{Span, parts_in_words};
use crate::web::urls;
use crate::zone::Zone;

/// A code of a batch.
pub(super) struct CodeLine {
    pub shown: String,
    pub word: &'static str,
    /// Who used it, and when; empty where nobody did.
    pub used_by: String,
    pub used_at: String,
    /// Whom it was emailed to; empty for nobody.
    pub sent_to: String,
}

impl CodeLine {
    pub fn of(row: CodeOfBatch, is_stopped: bool, zone: Zone) -> Self {
        let word = match (row.code.used_at, row.code.ended_at.is_some() || is_stopped) {
            (Some(_), _) => "used",
            (None, true) => "stopped",
            (None, false) => "unused",
        };
        let used_by = match row.used_by {
            None => String::new(),
            Some((_, UserState::Pending)) => "Somebody who is signing up".to_owned(),
            Some((name, _)) => name_of(&name).to_owned(),
        };
        Self {
            shown: row.code.shown,
            word,
            used_by,
            used_at: row.code.used_at.map_or_else(String::new, |at| zone.long(at)),
            sent_to: row.sent_to.map_or_else(String::new, |(name, _)| name_of(&name).to_owned()),
        }
    }
}

/// Somebody who came by the one code of a campaign.
pub(super) struct CameLine {
    pub name: String,
    pub group: String,
    pub group_url: String,
    pub at: String,
}

impl CameLine {
    pub fn of(came: Joiner, zone: Zone) -> Self {
        Self {
            name: came.who().to_owned(),
            group_url: urls::group_settings(came.group.0, "members"),
            at: zone.long(came.at),
            group: came.group.1,
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
