//! When a group is open and no code works, and what its list shows in which order.

use crate::clock::Moment;
use crate::db::types::{OrgRole, text_enum};

/// A half-open span of time; an end that is not there is never reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// The first instant of it.
    pub from: Option<Moment>,
    /// The first instant after it.
    pub until: Option<Moment>,
}

impl Span {
    /// When the codes of a campaign with this window work that was `stopped` then, if ever.
    pub fn of_campaign(starts: Option<Moment>, stops: Option<Moment>, stopped: Option<Moment>) -> Self {
        let until = [stops, stopped].into_iter().flatten().min();
        Self { from: starts.filter(|start| until.is_none_or(|until| *start < until)), until }
    }
}

/// The parts of a group's window in which codes that work while `cover` lasts do not work. What is over by
/// `now` is left out, and a part that has begun has no beginning.
pub fn uncovered(group: Span, cover: Span, now: Moment) -> Vec<Span> {
    let earliest = |one: Option<Moment>, other: Option<Moment>| [one, other].into_iter().flatten().min();
    let before = cover.from.map(|opens| Span { from: group.from, until: earliest(group.until, Some(opens)) });
    let after = cover.until.map(|shuts| Span { from: group.from.max(Some(shuts)), until: group.until });
    let ahead = |part: Span| {
        let from = part.from.filter(|from| now < *from);
        part.until.is_none_or(|until| from.unwrap_or(now) < until).then_some(Span { from, ..part })
    };
    before.into_iter().chain(after).filter_map(ahead).collect()
}

/// Who may choose a group's campaign: managers and admins of the organization, in groups that they may change.
pub fn may_choose_campaign(role: OrgRole) -> bool {
    role >= OrgRole::Manager
}

/// Who may order groups.
pub fn may_order(role: OrgRole) -> bool {
    role == OrgRole::Admin
}

text_enum! {
    /// Which of the groups a list shows.
    Show {
        /// All of them.
        All = "",
        /// Those that people who are not in them can see now.
        Viewable = "viewable",
        /// Those in the archive.
        Archived = "archived",
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::db::types::JoinType;
    use crate::groups::Group;
    use crate::ids::GroupId;

    /// A group that people join by code at any time.
    pub fn choir() -> Group {
        Group {
            id: GroupId(1),
            name: "Choir".to_owned(),
            description: String::new(),
            category: String::new(),
            starts_at: None,
            stops_at: None,
            viewable: true,
            join_type: JoinType::ByCode,
            campaign_id: None,
            sort_order: 1,
            members_may_invite: true,
            archived_at: None,
            member_count: 0,
            request_count: 0,
        }
    }

    const NOW: Moment = at(50);

    const fn at(micros: i64) -> Moment {
        Moment::from_micros(micros)
    }

    fn span(from: impl Into<Option<i64>>, until: impl Into<Option<i64>>) -> Span {
        Span { from: from.into().map(at), until: until.into().map(at) }
    }

    #[test]
    fn codes_that_work_as_long_as_the_group_is_open_cover_it() {
        for (group, cover) in [
            (span(100, 200), span(100, 200)),
            (span(100, 200), span(None, None)),
            (span(100, 200), span(90, 210)),
            (span(100, None), span(100, None)),
            (span(None, 200), span(50, 200)),
            (span(None, None), span(None, None)),
            // What is missing is over.
            (span(10, 200), span(40, 200)),
            (span(10, 50), span(10, 20)),
        ] {
            assert_eq!(uncovered(group, cover, NOW), [], "{group:?} {cover:?}");
        }
    }

    #[test]
    fn a_campaign_that_is_stopped_covers_nothing_from_then_on() {
        let group = span(None, 200);
        for (starts, stopped, found) in [
            (None, None, vec![span(150, 200)]),
            (Some(at(60)), None, vec![span(None, 60), span(150, 200)]),
            (Some(at(60)), Some(at(40)), vec![span(None, 200)]),
            (None, Some(at(40)), vec![span(None, 200)]),
        ] {
            let cover = Span::of_campaign(starts, Some(at(150)), stopped);
            assert_eq!(uncovered(group, cover, NOW), found, "{cover:?}");
        }
    }

    #[test]
    fn each_part_that_is_not_covered_has_its_ends() {
        for (group, cover, found) in [
            (span(100, 200), span(101, 200), vec![span(100, 101)]),
            (span(100, 200), span(100, 199), vec![span(199, 200)]),
            (span(100, 200), span(120, 180), vec![span(100, 120), span(180, 200)]),
            (span(100, None), span(None, 300), vec![span(300, None)]),
            (span(None, 200), span(51, None), vec![span(None, 51)]),
            // Begun.
            (span(10, 200), span(60, 70), vec![span(None, 60), span(70, 200)]),
            // Codes that work only after the group, or only before it.
            (span(100, 200), span(300, 400), vec![span(100, 200)]),
            (span(100, 200), span(10, 20), vec![span(100, 200)]),
        ] {
            assert_eq!(uncovered(group, cover, NOW), found, "{group:?} {cover:?}");
        }
    }

    fn spans() -> impl Strategy<Value = Span> {
        (prop::option::of(0..100_i64), prop::option::of(1..100_i64))
            .prop_map(|(from, length)| span(from, length.map(|length| from.unwrap_or(0) + length)))
    }

    proptest! {
        #[test]
        fn an_instant_is_uncovered_exactly_when_the_group_alone_is_open(
            group in spans(), cover in spans(), now in 0..100_i64, after in 0..100_i64
        ) {
            let holds = |span: Span, at: Moment| {
                span.from.is_none_or(|from| from <= at) && span.until.is_none_or(|until| at < until)
            };
            let (now, instant) = (at(now), at(now + after));
            let parts = uncovered(group, cover, now);
            prop_assert!(parts.iter().all(|part| part.until.is_none_or(|until| now < until)));
            let is_uncovered = parts.into_iter().any(|part| holds(part, instant));
            prop_assert_eq!(is_uncovered, holds(group, instant) && !holds(cover, instant));
        }
    }
}
