//! What the module says: why a group is not saved, and when people can't join with a code.

use actix_web::http::StatusCode;

use crate::clock::Moment;
use crate::locale::Message;
use crate::refusal::Refusal;
use crate::t;

use super::rules::{Span, uncovered};
use super::save::SaveGroupError;
use super::store::Campaign;

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

    fn message(&self) -> Message<'static> {
        match self {
            Self::NoCampaign => t::user_groups::no_such_campaign(),
            Self::CampaignStopped => t::user_groups::campaign_stopped(),
            Self::Change(why) => why.message(),
            Self::NotActive => t::user_groups::maker_not_active(),
        }
    }
}

/// What the campaign of a group with this window leaves uncovered; `None` where it covers all of it.
pub fn campaign_warning(campaign: &Campaign, window: Span, now: Moment) -> Option<Message<'static>> {
    let name = campaign.name.clone();
    if campaign.stopped_at.is_some() {
        return Some(t::user_groups::campaign_is_stopped(name));
    }
    let parts = uncovered(window, campaign.span(), now);
    (!parts.is_empty()).then(|| t::user_groups::campaign_not_covering(name, ranges(&parts)))
}

/// When a group is open and its own codes don't work; `None` where they always do.
pub fn codes_warning(window: Span, codes: Span, now: Moment) -> Option<Message<'static>> {
    let parts = uncovered(window, codes, now);
    (!parts.is_empty()).then(|| t::user_groups::codes_not_covering(ranges(&parts)))
}

/// The dates of `parts`.
pub fn ranges(parts: &[Span]) -> Vec<Message<'static>> {
    parts.iter().map(range).collect()
}

/// The dates of `span`.
pub fn range(span: &Span) -> Message<'static> {
    match (span.from, span.until) {
        (Some(from), Some(until)) => t::locale::range_between(from, until),
        (Some(from), None) => t::locale::range_from(from),
        (None, Some(until)) => t::locale::range_until(until),
        (None, None) => t::locale::range_always(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::tests::assert_told_apart;

    #[test]
    fn each_refusal_has_a_code_and_a_message_of_its_own() {
        assert_told_apart(&[&SaveGroupError::NoCampaign, &SaveGroupError::CampaignStopped, &SaveGroupError::NotActive]);
    }

    #[test]
    fn what_is_not_covered_is_told_by_its_dates() {
        let at = Moment::from_micros;
        let window = Span { from: Some(at(10)), until: Some(at(50)) };
        let codes = Span { from: Some(at(20)), until: Some(at(40)) };
        assert_eq!(
            codes_warning(window, codes, at(0)),
            Some(t::user_groups::codes_not_covering(vec![
                t::locale::range_between(at(10), at(20)),
                t::locale::range_between(at(40), at(50)),
            ]))
        );
        assert_eq!(codes_warning(codes, window, at(0)), None);
    }
}
