//! A campaign as its pages show it.

use crate::clock::Moment;
use crate::groups::{GroupWindow, stop_in_words, without_zone};
use crate::passes::PassStatus;
use crate::t;
use crate::text::counted;
use crate::web::{derefs, urls};
use crate::zone::Zone;

use super::store::Campaign;

/// A campaign as its pages show it.
pub(super) struct CampaignView {
    campaign: Campaign,
    pub url: String,
    pub status: PassStatus,
    pub window: GroupWindow,
    /// Until when its codes work, as paper says it, where no "in 5 days" stays true; empty for no end.
    pub until: String,
    /// The day it was made.
    pub made_on: String,
}

derefs!(CampaignView => Campaign, campaign);

impl CampaignView {
    /// `campaign` at `now`, its dates in `zone`, the organization's.
    pub fn of(campaign: Campaign, zone: Zone, now: Moment) -> Self {
        let works = campaign.works();
        let mut window = GroupWindow::between(works.from, works.until, zone, now);
        if campaign.stopped_at.is_some() && works.until == campaign.stopped_at {
            window.words = window.words.replacen("Ended", "Stopped", 1);
        }
        Self {
            url: urls::campaign(campaign.id),
            status: campaign.status(now),
            window,
            until: campaign.stops_at.map_or_else(String::new, |stop| without_zone(&stop_in_words(stop, zone), zone)),
            made_on: zone.date(campaign.made_at),
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

    /// "12 of 40 uses", "250 of 1,000 codes used".
    pub fn use_words(&self) -> String {
        match (self.is_shared(), self.max_uses) {
            (true, Some(most)) => format!("{} of {}", number(self.codes_used), counted(most, "use", "uses")),
            (true, None) => counted(self.codes_used, "use", "uses"),
            (false, _) => format!("{} of {} used", number(self.codes_used), counted(self.codes_made, "code", "codes")),
        }
    }

    /// "One code for many uses", "1,000 codes for one use each".
    pub fn kind(&self) -> String {
        match (self.is_shared(), self.quantity) {
            (true, _) => "One code for many uses".to_owned(),
            (false, 1) => "1 code for one use".to_owned(),
            (false, quantity) => format!("{} for one use each", counted(quantity, "code", "codes")),
        }
    }

    /// What no edit changes: "250 codes for one use each, which begin with SALE".
    pub fn fixed(&self) -> String {
        let kind = self.kind();
        // In the middle of a sentence.
        let kind = kind.replacen("One code", "one code", 1);
        match (self.is_shared(), self.max_uses) {
            (true, Some(most)) => format!("{kind}, {} at most", counted(most, "use", "uses")),
            (false, _) if !self.prefix.is_empty() => format!("{kind}, which begin with {}", self.prefix),
            _ => kind,
        }
    }

    /// "1,200 of 2,000 codes made so far."
    pub fn progress(&self) -> String {
        format!("{} of {} made so far.", number(self.codes_made), counted(self.quantity, "code", "codes"))
    }

    /// Codes that nobody has used.
    pub fn unused(&self) -> i64 {
        self.codes_made - self.codes_used
    }

    /// What stopping it does.
    pub fn consequence(&self) -> String {
        let stops = match (self.is_shared(), self.unused()) {
            (true, _) => "Its code stops working at once".to_owned(),
            (false, 1) => "1 unused code stops working at once".to_owned(),
            (false, unused) => format!("{} stop working at once", counted(unused, "unused code", "unused codes")),
        };
        format!("{stops}, for good. {}", t::passes::joined_with(self.codes_used))
    }
}

/// "1,204".
pub(super) fn number(count: i64) -> String {
    counted(count, "", "").trim_end().to_owned()
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
        CampaignView::of(campaign, Zone::default(), Moment::from_micros(0))
    }

    #[test]
    fn the_figures_are_told_in_words() {
        let mut batch = view(CampaignMode::Single, 2_000, 1_200, 3);
        assert_eq!(batch.use_words(), "3 of 1,200 codes used");
        assert_eq!(batch.kind(), "2,000 codes for one use each");
        assert_eq!(batch.progress(), "1,200 of 2,000 codes made so far.");
        assert!(batch.is_being_made());
        assert_eq!(
            batch.consequence(),
            "1,197 unused codes stop working at once, for good. 3 people joined with it and stay in the group."
        );
        batch.campaign.prefix = "SALE".to_owned();
        assert_eq!(batch.fixed(), "2,000 codes for one use each, which begin with SALE");
        let mut shared = view(CampaignMode::Shared, 1, 1, 1);
        assert_eq!((shared.use_words().as_str(), shared.kind().as_str()), ("1 use", "One code for many uses"));
        shared.campaign.max_uses = Some(40);
        assert_eq!(shared.use_words(), "1 of 40 uses");
        assert_eq!(shared.fixed(), "one code for many uses, 40 uses at most");
        assert!(shared.consequence().ends_with("1 person joined with it and stays in the group."));
    }
}
