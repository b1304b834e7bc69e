//! What is wrong with a group's doors, in words.

use crate::clock::Moment;
use crate::groups::{span_in_words, start_in_words, stop_in_words};
use crate::text::counted;
use crate::zone::{Zone, left};

use super::rules::{Gap, Span, Unfit, gaps};

/// Why a group may not name a campaign, as it stands under the field.
pub fn unfit(unfit: Unfit, zone: Zone) -> String {
    match unfit {
        Unfit::NotThere => "That campaign is not there any more. Choose another one, or none.".to_owned(),
        Unfit::Stopped => {
            "That campaign is stopped: nobody gets in by its codes. Choose another one, or none.".to_owned()
        }
        Unfit::NotByCode => {
            "Only a group whose Join type is By code has a campaign. Choose By code, or no campaign.".to_owned()
        }
        Unfit::Gaps { campaign, group, now } => {
            let named = gaps(group, campaign, now).into_iter().map(|gap| beside_campaign(gap, campaign, zone));
            let named: Vec<String> = named.collect();
            format!("{} Choose another campaign, or change the group’s dates.", named.join(" "))
        }
    }
}

/// What a gap of a campaign with this window is: "The campaign starts on Tue 8 Sep 2026, 7 days after the group."
#[must_use]
pub fn beside_campaign(gap: Gap, campaign: Span, zone: Zone) -> String {
    match (gap, campaign.from, campaign.until) {
        (Gap::Start(Span { from: Some(start), .. }), Some(opens), _) => format!(
            "The campaign starts on {}, {} after the group.",
            start_in_words(opens, zone),
            distance(start, opens, zone)
        ),
        (Gap::Start(_), Some(opens), _) => format!(
            "The campaign starts on {}, and the group, which has no Start date, is open already.",
            start_in_words(opens, zone)
        ),
        (Gap::Stop(Span { until: Some(stop), .. }), _, Some(shuts)) => format!(
            "The campaign stops on {}, {} before the group.",
            stop_in_words(shuts, zone),
            distance(shuts, stop, zone)
        ),
        (Gap::Stop(_), _, Some(shuts)) => format!(
            "The campaign stops on {}; a group without a Stop date needs a campaign without one.",
            stop_in_words(shuts, zone)
        ),
        // A door without an end leaves no gap there.
        (Gap::Start(_) | Gap::Stop(_), ..) => String::new(),
    }
}

/// When a group is open and `door` ("the campaign’s codes") is not: "From Tue 1 Sep 2026 to Mon 7 Sep
/// 2026 (Europe/Amsterdam) the group is open, but the campaign’s codes do not work yet."
pub fn gap(gap: Gap, door: &str, zone: Zone) -> String {
    let (span, work) = match gap {
        Gap::Start(span) => (span, "do not work yet"),
        Gap::Stop(span) => (span, "do not work any more"),
    };
    format!("{} the group is open, but {door} {work}.", span_in_words(span.from, span.until, zone))
}

/// "7 days" between the beginnings of days, else as long as it is.
fn distance(from: Moment, until: Moment, zone: Zone) -> String {
    let begins_a_day = |at: Moment| zone.start_of_day(zone.day(at)) == at;
    if begins_a_day(from) && begins_a_day(until) {
        return counted(zone.day_number(until) - zone.day_number(from), "day", "days");
    }
    let left = left(until, from);
    left.strip_prefix("in ").unwrap_or(&left).to_owned()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn zone() -> Zone {
        Zone::parse("Europe/Amsterdam").unwrap()
    }

    fn day(text: &str) -> Moment {
        zone().start_of_day(text.parse::<NaiveDate>().unwrap())
    }

    fn span(from: Option<&str>, until: Option<&str>) -> Span {
        Span { from: from.map(day), until: until.map(day) }
    }

    fn said(group: Span, campaign: Span) -> String {
        unfit(Unfit::Gaps { campaign, group, now: day("2026-08-01") }, zone())
    }

    #[test]
    fn each_gap_of_a_campaign_is_named_with_its_date_and_how_long_it_is() {
        let group = span(Some("2026-09-01"), Some("2026-12-01"));
        let way_on = "Choose another campaign, or change the group’s dates.";
        for (campaign, sentence) in [
            (
                span(Some("2026-09-08"), None),
                "The campaign starts on Tue 8 Sep 2026 (Europe/Amsterdam), 7 days after the group.",
            ),
            (
                // Over the change of the clock it is a day too.
                span(None, Some("2026-11-30")),
                "The campaign stops on Sun 29 Nov 2026 (Europe/Amsterdam), 1 day before the group.",
            ),
            (
                span(Some("2026-10-01"), Some("2026-11-01")),
                "The campaign starts on Thu 1 Oct 2026 (Europe/Amsterdam), 30 days after the group. \
                 The campaign stops on Sat 31 Oct 2026 (Europe/Amsterdam), 30 days before the group.",
            ),
        ] {
            assert_eq!(said(group, campaign), format!("{sentence} {way_on}"));
        }
        let endless = said(span(None, None), span(Some("2026-09-08"), Some("2026-11-01")));
        assert!(endless.contains("the group, which has no Start date, is open already"), "{endless}");
        assert!(endless.contains("a group without a Stop date needs a campaign without one"), "{endless}");
    }

    #[test]
    fn a_gap_is_told_beside_the_drawing() {
        let start = Gap::Start(span(Some("2026-09-01"), Some("2026-09-08")));
        assert_eq!(
            gap(start, "the campaign’s codes", zone()),
            "From Tue 1 Sep 2026 to Mon 7 Sep 2026 (Europe/Amsterdam) the group is open, \
             but the campaign’s codes do not work yet."
        );
        let stop = Gap::Stop(span(Some("2026-12-01"), None));
        assert_eq!(
            gap(stop, "its codes", zone()),
            "From Tue 1 Dec 2026 (Europe/Amsterdam) on the group is open, but its codes do not work any more."
        );
    }
}
