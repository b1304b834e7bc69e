//! What the room says: why a group is not saved, and when people can't join with a code.

use actix_web::http::StatusCode;

use crate::clock::Moment;
use crate::groups::{codes_stop, span_in_words, without_zone};
use crate::refusal::{Reader, Refusal};
use crate::zone::Zone;

use super::rules::{Span, uncovered};
use super::save::SaveGroupError;
use super::store::Campaign;

/// Only codes lead from a campaign into a group.
pub const NOT_BY_CODE: &str = "Only groups with the join type By code have a campaign. Choose By code, or no campaign.";
pub const NO_CODES: &str = "No code works in this group. People can’t join with one until you create it.";

/// A group is closed, and `codes` lead into it.
pub fn closed(codes: i64) -> String {
    format!("The changes are saved. {} while the group is closed.", codes_stop(codes))
}

impl Refusal for SaveGroupError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoCampaign => "group.no_such_campaign",
            Self::CampaignStopped => "group.campaign_stopped",
            Self::Change(why) => why.code(),
            Self::NotActive => "group.maker_not_active",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NoCampaign | Self::CampaignStopped => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Change(why) => why.status(),
            Self::NotActive => StatusCode::FORBIDDEN,
        }
    }

    fn message(&self, reader: Reader) -> String {
        match self {
            Self::NoCampaign => "That campaign no longer exists. Choose another one, or none.".to_owned(),
            Self::CampaignStopped => {
                "That campaign is stopped, so its codes don’t work. Choose another one, or none.".to_owned()
            }
            Self::Change(why) => why.message(reader),
            Self::NotActive => "This account is deactivated, so it can’t make groups.".to_owned(),
        }
    }
}

/// What the campaign of a group with this window leaves uncovered; `None` where it covers all of it.
pub fn campaign_warning(campaign: &Campaign, window: Span, zone: Zone, now: Moment) -> Option<String> {
    let name = &campaign.name;
    if campaign.stopped_at.is_some() {
        return Some(format!("The campaign {name} is stopped, so its codes don’t work."));
    }
    let parts = uncovered(window, campaign.span(), now);
    let warning = not_covered(&parts, &format!("the codes of the campaign {name}"), zone)?;
    Some(format!("{warning} Change the dates of the group or of the campaign."))
}

/// When a group is open and `codes` don't work; `None` where they always do.
pub fn not_covered(parts: &[Span], codes: &str, zone: Zone) -> Option<String> {
    let when = parts_in_words(parts, zone)?;
    Some(format!("{when}, this group is open but {codes} don’t work."))
}

/// "From Tue 1 Sep 2026 to Mon 7 Sep 2026 and from Tue 1 Dec 2026 (Europe/Amsterdam) on"; `None` for no parts.
pub fn parts_in_words(parts: &[Span], zone: Zone) -> Option<String> {
    let (last, earlier) = parts.split_last()?;
    let words = |span: &Span| span_in_words(span.from, span.until, zone);
    let Some(first) = earlier.first() else { return Some(words(last)) };
    let last = words(last);
    // The zone is said once.
    let first = if last.contains(&format!("({zone})")) { without_zone(&words(first), zone) } else { words(first) };
    Some(format!("{first} and {}", lower(&last)))
}

/// A sentence as it goes on in the middle of another.
pub fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::refusal::tests::assert_told_apart;

    fn zone() -> Zone {
        Zone::parse("Europe/Amsterdam").unwrap()
    }

    fn day(text: &str) -> Moment {
        zone().start_of_day(text.parse::<NaiveDate>().unwrap())
    }

    fn span(from: Option<&str>, until: Option<&str>) -> Span {
        Span { from: from.map(day), until: until.map(day) }
    }

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[&SaveGroupError::NoCampaign, &SaveGroupError::CampaignStopped, &SaveGroupError::NotActive]);
    }

    #[test]
    fn what_is_not_covered_is_told_by_its_dates() {
        let early = span(Some("2026-09-01"), Some("2026-09-08"));
        let late = span(Some("2026-12-01"), None);
        for (parts, when) in [
            (vec![early], "From Tue 1 Sep 2026 to Mon 7 Sep 2026 (Europe/Amsterdam)"),
            (vec![late], "From Tue 1 Dec 2026 (Europe/Amsterdam) on"),
            (
                vec![span(None, Some("2026-09-08")), late],
                "Until Mon 7 Sep 2026 and from Tue 1 Dec 2026 (Europe/Amsterdam) on",
            ),
        ] {
            let said = not_covered(&parts, "its codes", zone()).unwrap();
            assert_eq!(said, format!("{when}, this group is open but its codes don’t work."));
        }
        assert_eq!(not_covered(&[], "its codes", zone()), None);
    }
}
