//! When people can join a group and when its codes work, line by line under one scale of time.

use crate::clock::Moment;
use crate::codes::ActivePeriod;
use crate::db::types::JoinType;
use crate::groups::Group;
use crate::locale::Message;
use crate::t;
use crate::web::WindowBar;

use super::messages;
use super::rules::Span;
use super::store::Campaign;

/// Codes that have a line of their own.
const LINES: usize = 5;

/// What is drawn, and what is said beside it.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The group, its campaign, its live codes.
    pub lines: Vec<TimelineRow>,
    /// Live codes that have no line.
    pub more_codes: usize,
    /// When the group is open and no code works.
    pub warning: Option<Message<'static>>,
}

/// One window.
#[derive(Debug, Clone)]
pub struct TimelineRow {
    /// What it is the window of.
    pub name: Message<'static>,
    /// Under the scale of all lines.
    pub bar: WindowBar,
    /// The same in words.
    pub words: Message<'static>,
}

impl Timeline {
    /// Lays out `group` with the campaign that it names and its live codes.
    pub fn of(group: &Group, campaign: Option<&Campaign>, codes: &[ActivePeriod], now: Moment) -> Self {
        let window = Span { from: group.starts_at, until: group.stops_at };
        let named =
            campaign.map(|campaign| (t::user_groups::timeline_campaign(campaign.name.clone()), campaign.span()));
        let shown = codes.iter().take(LINES);
        let codes_shown = shown.map(|code| (t::user_groups::timeline_code(code.shown.clone()), span_of(code)));
        let spans: Vec<(Message<'static>, Span)> =
            [(t::groups::group(), window)].into_iter().chain(named).chain(codes_shown).collect();
        let micros = |at: Option<Moment>| at.map(Moment::micros);
        let ends: Vec<_> = spans.iter().map(|(_, span)| (micros(span.from), micros(span.until))).collect();
        let bars = WindowBar::together(&ends, now.micros());
        let line = |((name, span), bar)| TimelineRow { name, bar, words: dates(span) };
        Self {
            lines: spans.into_iter().zip(bars).map(line).collect(),
            more_codes: codes.len().saturating_sub(LINES),
            warning: warning(group, campaign, codes, now),
        }
    }
}

/// Of a group that people join by code: when none works, because its campaign does not cover its window, or,
/// where it has none, because its own live codes end before it does.
fn warning(
    group: &Group,
    campaign: Option<&Campaign>,
    codes: &[ActivePeriod],
    now: Moment,
) -> Option<Message<'static>> {
    let is_over = group.archived_at.is_some() || group.stops_at.is_some_and(|stop| stop <= now);
    if group.join_type != JoinType::ByCode || is_over {
        return None;
    }
    let window = Span { from: group.starts_at, until: group.stops_at };
    match campaign {
        Some(campaign) => messages::campaign_warning(campaign, window, now),
        None if codes.is_empty() => Some(t::user_groups::no_codes()),
        None => {
            // Live codes work by now, so that what they leave open is what comes after the last of them.
            let last = codes.iter().map(|code| code.until).max_by_key(|until| (until.is_none(), *until)).flatten();
            messages::codes_warning(window, Span { from: None, until: last }, now)
        }
    }
}

fn dates(span: Span) -> Message<'static> {
    match (span.from, span.until) {
        (Some(from), Some(until)) => t::locale::range_between(from, until),
        (Some(from), None) => t::user_groups::dates_from(from),
        (None, Some(until)) => t::user_groups::dates_until(until),
        (None, None) => t::user_groups::dates_always(),
    }
}

fn span_of(code: &ActivePeriod) -> Span {
    Span { from: Some(code.from), until: code.until }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user_groups::rules::tests::choir;

    const fn at(micros: i64) -> Moment {
        Moment::from_micros(micros)
    }

    fn group(stops_at: Option<Moment>) -> Group {
        Group { stops_at, ..choir() }
    }

    fn code(until: Option<i64>) -> ActivePeriod {
        ActivePeriod { shown: "ABC".to_owned(), from: at(0), until: until.map(at) }
    }

    #[test]
    fn codes_are_missing_after_the_last_of_them() {
        let warned = |stop: i64, codes: &[ActivePeriod]| warning(&group(Some(at(stop))), None, codes, at(10));
        let (early, late) = (1_900_000_000_000_000, 2_000_000_000_000_000);
        assert_eq!(warned(late, &[code(None), code(Some(20))]), None);
        let missing = vec![t::locale::range_between(at(early), at(late))];
        let partly = warned(late, &[code(Some(20)), code(Some(early))]);
        assert_eq!(partly, Some(t::user_groups::codes_not_covering(missing)));
        assert_eq!(warned(early, &[code(Some(20)), code(Some(late))]), None);
        assert_eq!(warned(late, &[]), Some(t::user_groups::no_codes()));
        assert_eq!(warned(10, &[]), None, "a group that nobody can join any more misses no code");
        let archived = Group { archived_at: Some(at(5)), ..group(None) };
        assert_eq!(warning(&archived, None, &[], at(10)), None);
    }
}
