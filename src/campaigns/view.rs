//! A campaign as its pages show it.

use crate::clock::Moment;
use crate::groups::{Phase, phase};
use crate::locale::{Arg, Message};
use crate::passes::PassStatus;
use crate::t;
use crate::user_groups::Span;
use crate::web::{WindowBar, WindowView, derefs, urls};

use super::store::Campaign;

/// A campaign as its pages show it.
pub(super) struct CampaignView {
    campaign: Campaign,
    pub url: String,
    pub status: PassStatus,
    pub window: WindowView,
}

derefs!(CampaignView => Campaign, campaign);

impl CampaignView {
    /// `campaign` at `now`.
    pub fn of(campaign: Campaign, now: Moment) -> Self {
        Self {
            url: urls::campaign(campaign.id),
            status: campaign.status(now),
            window: window(&campaign, now),
            campaign,
        }
    }

    /// A page of it, or an action on it.
    pub fn page(&self, page: &str) -> String {
        urls::campaign_page(self.id, page)
    }

    /// Whether an admin stopped it.
    pub fn is_stopped(&self) -> bool {
        self.status == PassStatus::Stopped
    }

    /// Whether codes of its batch are still to be made.
    pub fn is_being_made(&self) -> bool {
        self.codes_made < self.quantity && !self.is_stopped()
    }

    /// How often its codes were used, and how often they can be.
    pub fn use_words(&self) -> Message<'static> {
        match (self.is_shared(), self.max_uses) {
            (true, Some(most)) => t::campaigns::uses_of(most, self.codes_used),
            (true, None) => t::campaigns::uses(self.codes_used),
            (false, _) => t::campaigns::codes_used(self.codes_made, self.codes_used),
        }
    }

    /// "One code for many uses", "1,000 codes for one use each".
    pub fn kind(&self) -> Message<'static> {
        if self.is_shared() { t::campaigns::kind_shared() } else { t::campaigns::kind_single(self.quantity) }
    }

    /// What no edit changes.
    pub fn fixed(&self) -> Message<'_> {
        match (self.is_shared(), self.max_uses) {
            (true, Some(most)) => t::campaigns::fixed_shared_limited(most),
            (true, None) => t::campaigns::fixed_shared(),
            (false, _) if self.prefix.is_empty() => t::campaigns::fixed_single(self.quantity),
            (false, _) => t::campaigns::fixed_single_prefixed(&self.prefix, self.quantity),
        }
    }

    /// How many of its codes are there so far.
    pub fn progress(&self) -> Message<'static> {
        t::campaigns::progress(self.codes_made, self.quantity)
    }

    /// What stopping it does.
    pub fn consequence(&self) -> Message<'static> {
        if self.is_shared() {
            t::campaigns::stop_shared()
        } else {
            t::campaigns::stop_single(self.codes_made - self.codes_used)
        }
    }
}

/// When its codes work, drawn and told.
fn window(campaign: &Campaign, now: Moment) -> WindowView {
    let Span { from, until } = campaign.works();
    let words = match phase(from, until, now) {
        Phase::Ahead(start) => t::locale::window_starts(start),
        Phase::Past(stop) if campaign.stopped_at == Some(stop) => t::campaigns::window_stopped(stop),
        Phase::Past(stop) => t::locale::window_ended(stop),
        Phase::Open => until.map_or_else(t::locale::window_endless, t::locale::window_ends),
    };
    WindowView {
        bar: WindowBar::new(from.map(Moment::micros), until.map(Moment::micros), now.micros()),
        words,
        from: from.map_or_else(Arg::default, |start| t::locale::start(start).into()),
        until: until.map_or_else(Arg::default, |stop| t::locale::stop(stop).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::campaigns::store::Settings;
    use crate::db::types::CampaignMode;
    use crate::ids::{CampaignId, UserId};

    fn view(mode: CampaignMode, quantity: i64, made: i64, used: i64) -> CampaignView {
        let campaign = Campaign {
            id: CampaignId(1),
            settings: Settings { name: "Spring".to_owned(), starts_at: None, stops_at: None, in_app: true },
            mode,
            quantity,
            prefix: String::new(),
            max_uses: None,
            stopped_at: None,
            codes_made: made,
            codes_used: used,
            codes_sent: 0,
            made_by: UserId(1),
            made_at: Moment::from_micros(0),
        };
        CampaignView::of(campaign, Moment::from_micros(0))
    }

    #[test]
    fn each_kind_of_campaign_is_told_by_its_own_figures() {
        let mut batch = view(CampaignMode::Single, 2_000, 1_200, 3);
        assert_eq!(batch.use_words(), t::campaigns::codes_used(1_200, 3));
        assert_eq!(batch.kind(), t::campaigns::kind_single(2_000));
        assert_eq!(batch.progress(), t::campaigns::progress(1_200, 2_000));
        assert!(batch.is_being_made());
        assert_eq!(batch.consequence(), t::campaigns::stop_single(1_197));
        assert_eq!(batch.fixed(), t::campaigns::fixed_single(2_000));
        batch.campaign.prefix = "SALE".to_owned();
        assert_eq!(batch.fixed(), t::campaigns::fixed_single_prefixed("SALE", 2_000));
        let mut shared = view(CampaignMode::Shared, 1, 1, 1);
        assert_eq!((shared.use_words(), shared.kind()), (t::campaigns::uses(1), t::campaigns::kind_shared()));
        assert_eq!(shared.fixed(), t::campaigns::fixed_shared());
        shared.campaign.max_uses = Some(40);
        assert_eq!(shared.use_words(), t::campaigns::uses_of(40, 1));
        assert_eq!(shared.fixed(), t::campaigns::fixed_shared_limited(40));
        assert_eq!(shared.consequence(), t::campaigns::stop_shared());
    }
}
