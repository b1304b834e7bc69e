//! Whether a door is open as long as the group behind it, and if not, when not.

use crate::clock::Moment;
use crate::db::types::JoinType;
use crate::ids::GroupId;

/// A half-open span of time; an end that is not there is never reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// The first instant of it.
    pub from: Option<Moment>,
    /// The first instant after it.
    pub until: Option<Moment>,
}

/// When a group is open and a door to it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// From the group's start, if it has one, until the door opens (or the group stops before that).
    Start(Span),
    /// From when the door shuts (or the group starts after that) until the group's stop, if it has one.
    Stop(Span),
}

/// The gaps of a `door` to a `group`. A group without a start has been open all along: what matters
/// of that is from `now` on.
#[must_use]
pub fn gaps(group: Span, door: Span, now: Moment) -> Vec<Gap> {
    let opens_late = door.from.filter(|opens| group.from.unwrap_or(now) < *opens);
    let start = opens_late.map(|opens| {
        let until = group.until.map_or(opens, |stop| stop.min(opens));
        Gap::Start(Span { from: group.from, until: Some(until) })
    });
    let shuts_early = door.until.filter(|shuts| group.until.is_none_or(|stop| *shuts < stop));
    let stop = shuts_early.map(|shuts| {
        let from = group.from.map_or(shuts, |start| start.max(shuts));
        Gap::Stop(Span { from: Some(from), until: group.until })
    });
    start.into_iter().chain(stop).collect()
}

/// Why a group may not name a campaign as its door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// There is none such.
    NotThere,
    /// It was stopped, so that nobody gets in by it; only a group that names it already keeps it.
    Stopped,
    /// The group is not joined by code.
    NotByCode,
    /// It is not open as long as the group: what it spans, and what the group does.
    Gaps {
        /// When the campaign's codes work.
        campaign: Span,
        /// When the group takes people.
        group: Span,
        /// The moment at which they were compared.
        now: Moment,
    },
}

/// What decides about a campaign as a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CampaignFacts {
    /// When its codes work.
    pub span: Span,
    /// Whether it was stopped.
    pub stopped: bool,
    /// The group's window as it stands, where the group names the campaign already.
    pub named_with: Option<Span>,
}

/// Whether a group may name `campaign` as its door at `now`. What stands already may stay as it is,
/// though the campaign was moved since, so that nothing else of the group is kept from being changed.
pub fn fits(campaign: &CampaignFacts, join_type: JoinType, group: Span, now: Moment) -> Result<(), Unfit> {
    if join_type != JoinType::ByCode {
        return Err(Unfit::NotByCode);
    }
    if campaign.stopped && campaign.named_with.is_none() {
        return Err(Unfit::Stopped);
    }
    if campaign.named_with == Some(group) || gaps(group, campaign.span, now).is_empty() {
        Ok(())
    } else {
        Err(Unfit::Gaps { campaign: campaign.span, group, now })
    }
}

/// Where a group is moved in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Before the one before it.
    Up,
    /// After the one after it.
    Down,
    /// Into the place of this one, which makes room on the side that the group comes from.
    Onto(GroupId),
}

/// Which of the groups a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    #[default]
    All,
    /// Those that people who are not in them can see now.
    Viewable,
    /// Those in the archive.
    Archived,
}

impl Show {
    /// Every value, in the order of the list's form.
    pub const ALL: [Self; 3] = [Self::All, Self::Viewable, Self::Archived];

    /// The word that stands for it in an address.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Viewable => "viewable",
            Self::Archived => "archived",
        }
    }

    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Viewable => "Viewable now",
            Self::Archived => "Archived",
        }
    }

    /// The one that `word` stands for; all of them for any other.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|show| show.as_str() == word).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Moment = at(50);

    const fn at(micros: i64) -> Moment {
        Moment::from_micros(micros)
    }

    fn span(from: impl Into<Option<i64>>, until: impl Into<Option<i64>>) -> Span {
        Span { from: from.into().map(at), until: until.into().map(at) }
    }

    #[test]
    fn a_door_that_is_open_as_long_as_the_group_leaves_no_gap() {
        for (group, door) in [
            (span(100, 200), span(100, 200)),
            (span(100, 200), span(None, None)),
            (span(100, 200), span(90, 210)),
            (span(100, None), span(100, None)),
            (span(None, 200), span(50, 200)),
            (span(None, None), span(None, None)),
        ] {
            assert_eq!(gaps(group, door, NOW), [], "{group:?} {door:?}");
        }
    }

    #[test]
    fn each_gap_is_named_with_its_ends() {
        let start = |from: Option<i64>, until: i64| Gap::Start(span(from, until));
        let stop = |from: i64, until: Option<i64>| Gap::Stop(span(from, until));
        for (group, door, found) in [
            (span(100, 200), span(101, 200), vec![start(Some(100), 101)]),
            (span(100, 200), span(100, 199), vec![stop(199, Some(200))]),
            (span(100, 200), span(120, 180), vec![start(Some(100), 120), stop(180, Some(200))]),
            (span(100, None), span(None, 300), vec![stop(300, None)]),
            (span(None, 200), span(51, None), vec![start(None, 51)]),
            // Open only after the group, or only before it: never while it is.
            (span(100, 200), span(300, 400), vec![start(Some(100), 200)]),
            (span(100, 200), span(10, 20), vec![stop(100, Some(200))]),
        ] {
            assert_eq!(gaps(group, door, NOW), found, "{group:?} {door:?}");
        }
    }

    #[test]
    fn a_campaign_is_the_door_of_by_code_groups_and_not_chosen_once_it_is_stopped() {
        let covers = CampaignFacts { span: span(None, None), stopped: false, named_with: None };
        assert_eq!(fits(&covers, JoinType::ByCode, span(100, 200), NOW), Ok(()));
        for join_type in [JoinType::Open, JoinType::Closed] {
            assert_eq!(fits(&covers, join_type, span(100, 200), NOW), Err(Unfit::NotByCode));
        }
        let stopped = CampaignFacts { stopped: true, ..covers };
        assert_eq!(fits(&stopped, JoinType::ByCode, span(100, 200), NOW), Err(Unfit::Stopped));
        let kept = CampaignFacts { named_with: Some(span(100, 150)), ..stopped };
        assert_eq!(fits(&kept, JoinType::ByCode, span(100, 200), NOW), Ok(()));
    }

    #[test]
    fn a_gap_that_stands_already_may_stay_and_no_other_may_come() {
        let stands = span(100, 200);
        let moved = CampaignFacts { span: span(120, 200), stopped: false, named_with: Some(stands) };
        assert_eq!(fits(&moved, JoinType::ByCode, stands, NOW), Ok(()));
        assert_eq!(fits(&moved, JoinType::ByCode, span(120, 200), NOW), Ok(()));
        let gaps = Unfit::Gaps { campaign: moved.span, group: span(100, 199), now: NOW };
        assert_eq!(fits(&moved, JoinType::ByCode, span(100, 199), NOW), Err(gaps));
        let chosen = CampaignFacts { named_with: None, ..moved };
        assert!(fits(&chosen, JoinType::ByCode, stands, NOW).is_err());
    }

    fn spans() -> impl Strategy<Value = Span> {
        (prop::option::of(0..100_i64), prop::option::of(1..100_i64))
            .prop_map(|(from, length)| span(from, length.map(|length| from.unwrap_or(0) + length)))
    }

    proptest! {
        #[test]
        fn an_instant_lies_in_a_gap_exactly_when_the_group_is_open_and_the_door_is_not(
            group in spans(), door in spans(), instant in 0..200_i64
        ) {
            let holds = |span: Span, at: Moment| {
                span.from.is_none_or(|from| from <= at) && span.until.is_none_or(|until| at < until)
            };
            let (instant, now) = (at(instant), at(0));
            let in_gap = gaps(group, door, now).into_iter().any(|gap| match gap {
                Gap::Start(span) | Gap::Stop(span) => holds(span, instant),
            });
            prop_assert_eq!(in_gap, holds(group, instant) && !holds(door, instant));
        }
    }
}
