//! Whether a code lets somebody in, and if not, why: the one predicate that every page and door asks.

pub use super::facts::{CampaignFacts, CodeFacts, Enterer, GroupFacts, MakerStanding, Opens};
pub use super::refusal::CodeRefusal;
pub use super::state::CodeState;
use crate::clock::Moment;
use crate::db::types::JoinType;

/// Whether the code lets `who` in at `now`; at the very instant of its expiration it does not.
///
/// One reason is given where several hold, the one that is of most use to whoever reads it:
/// 1. an act that ended the code, as nothing that comes later brings it back;
/// 2. fully used before expired on its date: uses are only taken from a code that lives, so the
///    last use was taken first (yet not for those who come back, whom it does not concern);
/// 3. of group, campaign and maker, what is lasting before what passes by itself, so that nobody
///    waits for a start date only to be refused then.
pub fn enterable(facts: &CodeFacts, who: Enterer, now: Moment) -> Result<(), CodeRefusal> {
    let over = facts.over(now);
    let full = facts.uses_left() == Some(0) && who != Enterer::Returner;
    match over {
        Some(CodeRefusal::ExpiredOn(_)) | None if full => return Err(CodeRefusal::FullyUsed),
        Some(reason) => return Err(reason),
        None => {}
    }
    let door = match &facts.opens {
        Opens::Group(group) => takes(group, now),
        Opens::Campaign(campaign) => runs(campaign, now),
    };
    lasting(door)?;
    if !facts.maker.active || !facts.maker.may_open {
        return Err(CodeRefusal::MakerStopped);
    }
    if who == Enterer::Newcomer && !facts.maker.may_add_people {
        return Err(CodeRefusal::ExistingMembersOnly);
    }
    door
}

/// Whether a group takes people by a code at `now`.
pub(super) fn takes(group: &GroupFacts, now: Moment) -> Result<(), CodeRefusal> {
    if group.archived {
        return Err(CodeRefusal::GroupArchived);
    }
    if let Some(at) = group.stops_at.filter(|at| *at <= now) {
        return Err(CodeRefusal::GroupStopped(at));
    }
    if group.join_type == JoinType::Closed {
        return Err(CodeRefusal::GroupClosed);
    }
    group.starts_at.filter(|at| now < *at).map_or(Ok(()), |at| Err(CodeRefusal::GroupNotStarted(at)))
}

/// Whether a campaign's codes lead into any group at `now`.
fn runs(campaign: &CampaignFacts, now: Moment) -> Result<(), CodeRefusal> {
    if campaign.stopped {
        return Err(CodeRefusal::CampaignStopped);
    }
    if let Some(at) = campaign.stops_at.filter(|at| *at <= now) {
        return Err(CodeRefusal::CampaignOver(at));
    }
    if !campaign.in_app {
        return Err(CodeRefusal::NotEnteredHere);
    }
    let groups = campaign.groups.iter().map(|group| takes(group, now)).reduce(either);
    let groups = groups.unwrap_or(Err(CodeRefusal::NoGroup));
    lasting(groups)?;
    campaign.starts_at.filter(|at| now < *at).map_or(groups, |at| Err(CodeRefusal::CampaignNotStarted(at)))
}

/// What two groups come to: one that takes people is enough, else one that will; else their one
/// reason, where they have the same.
fn either(one: Result<(), CodeRefusal>, other: Result<(), CodeRefusal>) -> Result<(), CodeRefusal> {
    use CodeRefusal::{GroupNotStarted, GroupStopped, NoGroupTakes};
    match (one, other) {
        (Ok(()), _) | (_, Ok(())) => Ok(()),
        (Err(GroupNotStarted(one)), Err(GroupNotStarted(other))) => Err(GroupNotStarted(one.min(other))),
        (Err(GroupNotStarted(at)), _) | (_, Err(GroupNotStarted(at))) => Err(GroupNotStarted(at)),
        (Err(GroupStopped(one)), Err(GroupStopped(other))) => Err(GroupStopped(one.max(other))),
        (Err(one), Err(other)) => Err(if one == other { one } else { NoGroupTakes }),
    }
}

/// A refusal that time alone does not end.
fn lasting(door: Result<(), CodeRefusal>) -> Result<(), CodeRefusal> {
    match door {
        Ok(()) | Err(CodeRefusal::GroupNotStarted(_) | CodeRefusal::CampaignNotStarted(_)) => Ok(()),
        Err(reason) => Err(reason),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::db::types::EndedWhy;

    const NOW: Moment = at(1_000);

    const fn at(micros: i64) -> Moment {
        Moment::from_micros(micros)
    }

    /// A group that takes people by code.
    pub const OPEN: GroupFacts =
        GroupFacts { starts_at: None, stops_at: None, archived: false, join_type: JoinType::ByCode };

    /// A code that lets anybody in.
    pub const LIVE: CodeFacts = CodeFacts {
        expires_at: None,
        ended: None,
        uses: 0,
        max_uses: None,
        opens: Opens::Group(OPEN),
        maker: MakerStanding { active: true, may_open: true, may_add_people: true },
    };

    pub fn in_group(change: impl FnOnce(&mut GroupFacts)) -> CodeFacts {
        let mut group = OPEN;
        change(&mut group);
        CodeFacts { opens: Opens::Group(group), ..LIVE }
    }

    const fn group_of(facts: &CodeFacts) -> &GroupFacts {
        match &facts.opens {
            Opens::Group(group) => group,
            Opens::Campaign(_) => panic!("a code of a group"),
        }
    }

    fn by_maker(change: impl FnOnce(&mut MakerStanding)) -> CodeFacts {
        let mut facts = LIVE;
        change(&mut facts.maker);
        facts
    }

    /// Codes that each have one fault, from the reason given first to the last.
    fn faults() -> Vec<(CodeFacts, CodeRefusal)> {
        let ended = |why| CodeFacts { ended: Some((at(900), why)), ..LIVE };
        vec![
            (ended(EndedWhy::Replaced), CodeRefusal::Replaced),
            (ended(EndedWhy::Hand), CodeRefusal::ExpiredByHand),
            (ended(EndedWhy::Stopped), CodeRefusal::CampaignStopped),
            (ended(EndedWhy::Contained), CodeRefusal::Contained),
            (CodeFacts { uses: 5, max_uses: Some(5), ..LIVE }, CodeRefusal::FullyUsed),
            (CodeFacts { expires_at: Some(at(1_000)), ..LIVE }, CodeRefusal::ExpiredOn(at(1_000))),
            (in_group(|g| g.archived = true), CodeRefusal::GroupArchived),
            (in_group(|g| g.stops_at = Some(at(1_000))), CodeRefusal::GroupStopped(at(1_000))),
            (in_group(|g| g.join_type = JoinType::Closed), CodeRefusal::GroupClosed),
            (by_maker(|m| m.active = false), CodeRefusal::MakerStopped),
            (by_maker(|m| m.may_open = false), CodeRefusal::MakerStopped),
            (by_maker(|m| m.may_add_people = false), CodeRefusal::ExistingMembersOnly),
            (in_group(|g| g.starts_at = Some(at(1_001))), CodeRefusal::GroupNotStarted(at(1_001))),
        ]
    }

    /// A code with the faults of both.
    fn both(one: &CodeFacts, other: &CodeFacts) -> CodeFacts {
        let (left, right) = (group_of(one), group_of(other));
        CodeFacts {
            expires_at: one.expires_at.or(other.expires_at),
            ended: one.ended.or(other.ended),
            uses: one.uses.max(other.uses),
            max_uses: one.max_uses.or(other.max_uses),
            opens: Opens::Group(GroupFacts {
                starts_at: left.starts_at.or(right.starts_at),
                stops_at: left.stops_at.or(right.stops_at),
                archived: left.archived || right.archived,
                join_type: left.join_type.max(right.join_type),
            }),
            maker: MakerStanding {
                active: one.maker.active && other.maker.active,
                may_open: one.maker.may_open && other.maker.may_open,
                may_add_people: one.maker.may_add_people && other.maker.may_add_people,
            },
        }
    }

    #[test]
    fn each_fault_has_its_refusal_and_the_first_of_two_is_told() {
        let faults = faults();
        for (i, (one, refusal)) in faults.iter().enumerate() {
            assert_eq!(enterable(one, Enterer::Newcomer, NOW), Err(*refusal));
            for (other, _) in &faults[i..] {
                assert_eq!(enterable(&both(one, other), Enterer::Newcomer, NOW), Err(*refusal), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn it_is_dead_at_the_very_instant_of_its_expiration() {
        let facts = CodeFacts { expires_at: Some(at(1_001)), ..LIVE };
        assert_eq!(enterable(&facts, Enterer::Newcomer, at(1_000)), Ok(()));
        assert_eq!(enterable(&facts, Enterer::Newcomer, at(1_001)), Err(CodeRefusal::ExpiredOn(at(1_001))));
        assert!(facts.lives(at(1_000)) && !facts.lives(at(1_001)));
    }

    #[test]
    fn a_window_is_half_open() {
        let facts = in_group(|g| (g.starts_at, g.stops_at) = (Some(at(10)), Some(at(20))));
        for (now, answer) in [
            (9, Err(CodeRefusal::GroupNotStarted(at(10)))),
            (10, Ok(())),
            (19, Ok(())),
            (20, Err(CodeRefusal::GroupStopped(at(20)))),
        ] {
            assert_eq!(enterable(&facts, Enterer::Member, at(now)), answer);
        }
    }

    #[test]
    fn the_last_use_is_a_use() {
        let facts = CodeFacts { uses: 4, max_uses: Some(5), ..LIVE };
        assert_eq!((facts.uses_left(), enterable(&facts, Enterer::Newcomer, NOW)), (Some(1), Ok(())));
    }

    #[test]
    fn whoever_comes_back_needs_no_use() {
        let full = CodeFacts { uses: 5, max_uses: Some(5), ..LIVE };
        assert_eq!(enterable(&full, Enterer::Returner, NOW), Ok(()));
        let expired = CodeFacts { expires_at: Some(at(5)), ..full };
        assert_eq!(enterable(&expired, Enterer::Returner, NOW), Err(CodeRefusal::ExpiredOn(at(5))));
    }

    #[test]
    fn only_newcomers_need_the_makers_right_to_add_people() {
        let facts = by_maker(|m| m.may_add_people = false);
        assert_eq!(enterable(&facts, Enterer::Member, NOW), Ok(()));
        assert_eq!(enterable(&facts, Enterer::Returner, NOW), Ok(()));
    }

    #[test]
    fn what_happened_first_is_the_reason() {
        let ended = |expires, why| CodeFacts { expires_at: Some(at(expires)), ended: Some((at(500), why)), ..LIVE };
        for (facts, refusal) in [
            (ended(900, EndedWhy::Hand), CodeRefusal::ExpiredByHand),
            (ended(400, EndedWhy::Contained), CodeRefusal::ExpiredOn(at(400))),
            (ended(500, EndedWhy::Stopped), CodeRefusal::ExpiredOn(at(500))),
            (ended(900, EndedWhy::Replaced), CodeRefusal::Replaced),
        ] {
            assert_eq!(enterable(&facts, Enterer::Member, NOW), Err(refusal));
        }
    }

    #[test]
    fn an_open_group_takes_codes_too() {
        assert_eq!(enterable(&in_group(|g| g.join_type = JoinType::Open), Enterer::Newcomer, NOW), Ok(()));
    }

    proptest! {
        #[test]
        fn a_code_that_is_over_stays_over(chosen in any::<prop::sample::Index>(), later in 0_i64..i64::MAX / 2) {
            let faults = faults();
            let (facts, refusal) = &faults[chosen.index(6)];
            prop_assert_eq!(enterable(facts, Enterer::Member, NOW + chrono::TimeDelta::microseconds(later)), Err(*refusal));
        }
    }
}
