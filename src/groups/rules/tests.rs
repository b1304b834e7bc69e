use super::*;
use crate::ids::GroupId;

const START: Moment = Moment::from_micros(1_000);
const STOP: Moment = Moment::from_micros(2_000);

fn terms(join_type: JoinType) -> GroupTerms {
    GroupTerms::from(&group(join_type))
}

fn group(join_type: JoinType) -> Group {
    Group {
        id: GroupId(1),
        name: "Choir".to_owned(),
        description: String::new(),
        category: String::new(),
        starts_at: Some(START),
        stops_at: Some(STOP),
        viewable: true,
        join_type,
        campaign_id: None,
        sort_order: 0,
        members_may_invite: true,
        archived_at: None,
        member_count: 0,
        request_count: 0,
    }
}

#[test]
fn each_door_leads_where_the_table_says() {
    use JoinMethod::{Added, Campaign, Code, Import, Invite, OpenGroup, Request};
    for (join_type, methods) in [
        (JoinType::Open, &[OpenGroup, Code, Campaign, Invite, Import, Request, Added][..]),
        (JoinType::ByCode, &[Code, Campaign, Invite, Import, Request, Added]),
        (JoinType::Closed, &[Invite, Import, Request, Added]),
    ] {
        for &method in JoinMethod::ALL.iter().filter(|method| **method != JoinMethod::Created) {
            let expected = if methods.contains(&method) { Ok(None) } else { Err(AdmitError::NotByThisMethod) };
            assert_eq!(admits(&terms(join_type), method, START), expected, "{method:?} into {join_type:?}");
        }
    }
}

#[test]
fn a_group_that_is_not_viewable_has_no_toggle() {
    let hidden = GroupTerms { viewable: false, ..terms(JoinType::Open) };
    assert_eq!(admits(&hidden, JoinMethod::OpenGroup, START), Err(AdmitError::NotByThisMethod));
    assert_eq!(admits(&hidden, JoinMethod::Code, START), Ok(None));
}

#[test]
fn the_window_is_half_open_and_only_a_hand_reaches_beyond_it() {
    let instant = chrono::TimeDelta::microseconds(1);
    let open = terms(JoinType::Open);
    assert_eq!(admits(&open, JoinMethod::Code, START - instant), Err(AdmitError::NotStarted(START)));
    assert_eq!(admits(&open, JoinMethod::Code, START), Ok(None));
    assert_eq!(admits(&open, JoinMethod::Code, STOP - instant), Ok(None));
    assert_eq!(admits(&open, JoinMethod::Code, STOP), Err(AdmitError::Stopped(STOP)));
    assert_eq!(admits(&open, JoinMethod::Added, START - instant), Ok(Some(Outside::Before(START))));
    assert_eq!(admits(&open, JoinMethod::Added, STOP), Ok(Some(Outside::After(STOP))));
}

#[test]
fn a_group_ahead_or_archived_is_seen_by_those_who_run_it() {
    let membership = |role| Membership { role, joined_at: START, method: JoinMethod::Added, reference: None };
    let (member, manager) = (membership(GroupRole::Member), membership(GroupRole::Manager));
    let before = START - chrono::TimeDelta::microseconds(1);
    let (running, archived) = (group(JoinType::Open), Group { archived_at: Some(START), ..group(JoinType::Open) });
    for (group, now, shown) in [(&running, before, false), (&running, START, true), (&archived, START, false)] {
        assert_eq!(may_see(group, Some(&member), false, now), shown);
        assert!(may_see(group, Some(&manager), false, now));
        assert!(may_see(group, None, true, now));
        assert!(!may_see(group, None, false, now));
    }
    assert!(may_see(&running, Some(&member), false, STOP), "members keep what they had");
}

#[test]
fn what_lasts_is_told_before_what_passes() {
    let closed = terms(JoinType::Closed);
    let instant = chrono::TimeDelta::microseconds(1);
    assert_eq!(admits(&closed, JoinMethod::Code, START - instant), Err(AdmitError::NotByThisMethod));
    assert_eq!(admits(&closed, JoinMethod::Code, STOP), Err(AdmitError::Stopped(STOP)));
    assert_eq!(admits(&closed, JoinMethod::Invite, START - instant), Err(AdmitError::NotStarted(START)));
}

#[test]
fn a_removal_bars_what_was_made_before_it_and_no_hand() {
    use JoinMethod::{Added, Code, OpenGroup};
    let removed = Candidate { removed_at: Some(START), ..Candidate::NEW };
    let terms = GroupTerms { starts_at: None, stops_at: None, ..terms(JoinType::Open) };
    let join = |method, made_at| may_join(Some(&terms), &removed, method, made_at, STOP);
    assert_eq!(join(Code, Some(START)), Err(AdmitError::Removed));
    assert_eq!(join(Code, Some(START + chrono::TimeDelta::microseconds(1))), Ok(None));
    assert_eq!(join(OpenGroup, None), Err(AdmitError::Removed));
    assert_eq!(join(Added, None), Ok(None));
}

#[test]
fn nobody_comes_into_an_archived_group() {
    let archived = GroupTerms { archived_at: Some(START), ..terms(JoinType::Open) };
    for &method in JoinMethod::ALL {
        assert_eq!(admits(&archived, method, START), Err(AdmitError::Archived));
    }
}

#[test]
fn a_removal_stands_until_somebody_comes_in_again() {
    use EventKind::{Joined, PutBack, Removed, Undone};
    let at = Moment::from_micros;
    // Oldest first, as it happened.
    for (story, stands) in [
        (vec![(Joined, at(1)), (Removed, at(2))], Some(at(2))),
        (vec![(Joined, at(1)), (Removed, at(2)), (Joined, at(3))], None),
        (vec![(Removed, at(2)), (PutBack, at(3))], None),
        (vec![(Removed, at(2)), (Joined, at(3)), (Undone, at(4))], Some(at(2))),
        (vec![(Joined, at(3)), (Undone, at(4))], None),
        (vec![], None),
    ] {
        assert_eq!(last_removal(story.iter().copied().rev()), stands, "{story:?}");
    }
}
