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
    use DoorKind::{Campaign, Code, Hand, Import, Invite, Request, Toggle};
    for (join_type, doors) in [
        (JoinType::Open, &[Toggle, Code, Campaign, Invite, Import, Request, Hand][..]),
        (JoinType::ByCode, &[Code, Campaign, Invite, Import, Request, Hand]),
        (JoinType::Closed, &[Invite, Import, Request, Hand]),
    ] {
        for &door in DoorKind::ALL.iter().filter(|door| **door != DoorKind::Founding) {
            let expected = if doors.contains(&door) { Ok(None) } else { Err(AdmitError::DoorClosed) };
            assert_eq!(admits(&terms(join_type), door, START), expected, "{door:?} into {join_type:?}");
        }
    }
}

#[test]
fn a_group_that_is_not_viewable_has_no_toggle() {
    let hidden = GroupTerms { viewable: false, ..terms(JoinType::Open) };
    assert_eq!(admits(&hidden, DoorKind::Toggle, START), Err(AdmitError::DoorClosed));
    assert_eq!(admits(&hidden, DoorKind::Code, START), Ok(None));
}

#[test]
fn the_window_is_half_open_and_only_a_hand_reaches_beyond_it() {
    let instant = chrono::TimeDelta::microseconds(1);
    let open = terms(JoinType::Open);
    assert_eq!(admits(&open, DoorKind::Code, START - instant), Err(AdmitError::NotStarted(START)));
    assert_eq!(admits(&open, DoorKind::Code, START), Ok(None));
    assert_eq!(admits(&open, DoorKind::Code, STOP - instant), Ok(None));
    assert_eq!(admits(&open, DoorKind::Code, STOP), Err(AdmitError::Stopped(STOP)));
    assert_eq!(admits(&open, DoorKind::Hand, START - instant), Ok(Some(Outside::Before(START))));
    assert_eq!(admits(&open, DoorKind::Hand, STOP), Ok(Some(Outside::After(STOP))));
}

#[test]
fn a_group_ahead_or_archived_is_seen_by_those_who_run_it() {
    let place = |role| Membership { role, joined_at: START, method: DoorKind::Hand, reference: None };
    let (member, manager) = (place(GroupRole::Member), place(GroupRole::Manager));
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
    assert_eq!(admits(&closed, DoorKind::Code, START - instant), Err(AdmitError::DoorClosed));
    assert_eq!(admits(&closed, DoorKind::Code, STOP), Err(AdmitError::Stopped(STOP)));
    assert_eq!(admits(&closed, DoorKind::Invite, START - instant), Err(AdmitError::NotStarted(START)));
}

#[test]
fn a_removal_bars_what_was_made_before_it_and_no_hand() {
    use DoorKind::{Code, Hand, Toggle};
    let removed = Candidate { removed_at: Some(START), ..Candidate::NEW };
    let terms = GroupTerms { starts_at: None, stops_at: None, ..terms(JoinType::Open) };
    let join = |method, made_at| may_join(Some(&terms), &removed, method, made_at, STOP);
    assert_eq!(join(Code, Some(START)), Err(AdmitError::Removed));
    assert_eq!(join(Code, Some(START + chrono::TimeDelta::microseconds(1))), Ok(None));
    assert_eq!(join(Toggle, None), Err(AdmitError::Removed));
    assert_eq!(join(Hand, None), Ok(None));
}

#[test]
fn nobody_comes_into_an_archived_group() {
    let archived = GroupTerms { archived_at: Some(START), ..terms(JoinType::Open) };
    for &door in DoorKind::ALL {
        assert_eq!(admits(&archived, door, START), Err(AdmitError::Archived));
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
        assert_eq!(standing_removal(story.iter().copied().rev()), stands, "{story:?}");
    }
}
