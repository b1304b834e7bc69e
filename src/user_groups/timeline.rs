//! When a group takes people and when its doors are open, line by line under one scale of time.

use crate::clock::Moment;
use crate::codes::LiveSpan;
use crate::db::types::JoinType;
use crate::groups::{Group, span_in_words};
use crate::web::WindowBar;
use crate::zone::Zone;

use super::rules::{Gap, Span, gaps};
use super::store::Campaign;
use super::words;

/// Codes that have a line of their own.
const LINES: usize = 5;

/// What is drawn, and what is said beside it.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The group, its campaign, its live codes.
    pub lines: Vec<Line>,
    /// Live codes that have no line.
    pub more_codes: usize,
    /// When the group is open and no code works.
    pub gaps: Vec<String>,
}

/// One window.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it is the window of.
    pub name: String,
    /// Under the scale of all lines.
    pub bar: WindowBar,
    /// The same in words.
    pub words: String,
}

impl Timeline {
    /// Lays out `group` with the campaign that it names and its live codes, dates in `zone`.
    pub fn of(group: &Group, campaign: Option<&Campaign>, codes: &[LiveSpan], zone: Zone, now: Moment) -> Self {
        let window = Span { from: group.starts_at, until: group.stops_at };
        let named = campaign.map(|campaign| (format!("Campaign {}", campaign.name), until_stopped(campaign)));
        let shown = codes.iter().take(LINES);
        let codes_shown = shown.map(|code| (format!("Code {}", code.shown), span_of(code)));
        let spans: Vec<(String, Span)> =
            [("Group".to_owned(), window)].into_iter().chain(named).chain(codes_shown).collect();
        let micros = |at: Option<Moment>| at.map(Moment::micros);
        let ends: Vec<_> = spans.iter().map(|(_, span)| (micros(span.from), micros(span.until))).collect();
        let bars = WindowBar::together(&ends, now.micros());
        let line = |((name, span), bar): ((String, Span), WindowBar)| Line {
            name,
            bar,
            words: span_in_words(span.from, span.until, zone),
        };
        Self {
            lines: spans.into_iter().zip(bars).map(line).collect(),
            more_codes: codes.len().saturating_sub(LINES),
            gaps: gaps_in_words(group.join_type, window, campaign, codes, zone, now),
        }
    }
}

/// Of a group that is joined by code, the times when none works: its campaign's gaps, or, where it
/// names none, those that its own live codes leave from now on.
fn gaps_in_words(
    join_type: JoinType,
    window: Span,
    campaign: Option<&Campaign>,
    codes: &[LiveSpan],
    zone: Zone,
    now: Moment,
) -> Vec<String> {
    if join_type != JoinType::ByCode || window.until.is_some_and(|stop| stop <= now) {
        return Vec::new();
    }
    let told = |found: Vec<Gap>, door: &str| found.into_iter().map(|gap| words::gap(gap, door, zone)).collect();
    match campaign {
        Some(campaign) if campaign.stopped_at.is_some() => {
            vec!["The campaign is stopped: nobody gets in by its codes any more.".to_owned()]
        }
        Some(campaign) => told(gaps(window, campaign.span(), now), "the campaign’s codes"),
        None if codes.is_empty() => {
            vec![
                "No code leads into this group now: nobody gets in by one until a code is made, or a campaign chosen."
                    .to_owned(),
            ]
        }
        None => {
            // Live codes work by now, so that what they leave open is what comes after the last of them.
            let ends = codes.iter().map(|code| code.until);
            let last = if ends.clone().any(|until| until.is_none()) { None } else { ends.flatten().max() };
            told(gaps(window, Span { from: None, until: last }, now), "its live codes")
        }
    }
}

/// When a campaign's codes work, until the moment that it was stopped.
fn until_stopped(campaign: &Campaign) -> Span {
    let span = campaign.span();
    let ends = [span.until, campaign.stopped_at];
    Span { until: ends.into_iter().flatten().min(), ..span }
}

fn span_of(code: &LiveSpan) -> Span {
    Span { from: Some(code.from), until: code.until }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(micros: i64) -> Moment {
        Moment::from_micros(micros)
    }

    fn code(until: Option<i64>) -> LiveSpan {
        LiveSpan { shown: "ABC".to_owned(), from: at(0), until: until.map(at) }
    }

    fn said(window: Span, campaign: Option<&Campaign>, codes: &[LiveSpan]) -> Vec<String> {
        gaps_in_words(JoinType::ByCode, window, campaign, codes, Zone::default(), at(10))
    }

    #[test]
    fn live_codes_leave_a_gap_after_the_last_of_them() {
        let window = Span { from: None, until: Some(at(2_000_000_000_000_000)) };
        assert!(said(window, None, &[code(None), code(Some(20))]).is_empty());
        let gap = said(window, None, &[code(Some(20)), code(Some(1_900_000_000_000_000))]);
        assert_eq!(gap.len(), 1);
        assert!(gap[0].contains("its live codes do not work any more"), "{gap:?}");
        assert!(said(window, None, &[])[0].contains("No code leads into this group now"));
        let past = Span { from: None, until: Some(at(10)) };
        assert!(said(past, None, &[]).is_empty(), "a group that takes nobody any more has no gap");
    }

    #[test]
    fn a_stopped_campaign_is_said_to_be() {
        let campaign = Campaign {
            id: crate::ids::CampaignId(1),
            name: "Autumn".to_owned(),
            starts_at: None,
            stops_at: Some(at(50)),
            stopped_at: Some(at(5)),
        };
        assert!(said(Span::default(), Some(&campaign), &[])[0].contains("The campaign is stopped"));
        assert_eq!(until_stopped(&campaign).until, Some(at(5)));
    }
}
