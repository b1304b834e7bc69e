use proptest::prelude::*;

use super::*;
use crate::db::types::{AddPolicy, CampaignMode, GroupRole, JoinType, OrgRole, UserState};
use crate::passes::kind::PassKind;
use crate::passes::model::{Issuer, IssuerRights};

const NOW: Moment = at(1_000);

const fn at(micros: i64) -> Moment {
    Moment::from_micros(micros)
}

/// A group that takes people by code.
pub const OPEN: GroupTerms =
    GroupTerms { starts_at: None, stops_at: None, archived_at: None, join_type: JoinType::ByCode, viewable: false };
const ENDS: GroupTerms = GroupTerms { stops_at: Some(at(1_000)), ..OPEN };
const ENDED: GroupTerms = GroupTerms { stops_at: Some(at(900)), ..OPEN };
const BEGINS: GroupTerms = GroupTerms { starts_at: Some(at(1_001)), ..OPEN };
const BEGINS_LATER: GroupTerms = GroupTerms { starts_at: Some(at(2_000)), ..OPEN };
const CLOSED: GroupTerms = GroupTerms { join_type: JoinType::Closed, ..OPEN };
const ARCHIVED: GroupTerms = GroupTerms { archived_at: Some(at(1)), ..OPEN };

/// A code that lets anybody in.
pub fn active() -> Pass {
    Pass {
        kind: PassKind::Code,
        expires_at: None,
        ended: None,
        uses: 0,
        max_uses: None,
        members_only: false,
        campaign: None,
        groups: vec![OPEN],
        rights: IssuerRights { may_open: true, may_add_people: true },
    }
}

pub fn into(group: GroupTerms) -> Pass {
    Pass { groups: vec![group], ..active() }
}

/// The link of an invite into a closed group.
fn link() -> Pass {
    Pass { kind: PassKind::EmailedLink, ..into(CLOSED) }
}

fn of_campaign(change: impl FnOnce(&mut CampaignTerms)) -> Pass {
    let mut terms =
        CampaignTerms { mode: CampaignMode::Shared, starts_at: None, stops_at: None, stopped_at: None, in_app: true };
    change(&mut terms);
    Pass { kind: PassKind::CampaignCode, campaign: Some(terms), ..active() }
}

fn answer(pass: &Pass, who: Redeemer, now: Moment) -> Result<(), PassRefusal> {
    pass.check(who, now).map_err(|refused| {
        assert_eq!(refused.kind, pass.kind);
        refused.why
    })
}

type Fault = (fn(&mut Pass), PassRefusal);

/// What can be wrong with every pass, from the reason given first to the last.
fn faults() -> Vec<Fault> {
    vec![
        (|pass| pass.ended = Some((at(900), PassRefusal::Replaced)), PassRefusal::Replaced),
        (|pass| pass.ended = Some((at(900), PassRefusal::Revoked)), PassRefusal::Revoked),
        (|pass| pass.ended = Some((at(900), PassRefusal::Ended)), PassRefusal::Ended),
        (|pass| pass.ended = Some((at(900), PassRefusal::CampaignStopped)), PassRefusal::CampaignStopped),
        (|pass| pass.ended = Some((at(900), PassRefusal::Contained)), PassRefusal::Contained),
        (|pass| (pass.uses, pass.max_uses) = (5, Some(5)), PassRefusal::UsedUp),
        (|pass| pass.expires_at = Some(at(1_000)), PassRefusal::ExpiredOn(at(1_000))),
        (|pass| pass.groups[0].archived_at = Some(at(1)), PassRefusal::Group(AdmitError::Archived)),
        (|pass| pass.groups[0].stops_at = Some(at(1_000)), PassRefusal::Group(AdmitError::Stopped(at(1_000)))),
        (|pass| pass.groups[0].join_type = JoinType::Closed, PassRefusal::Group(AdmitError::NotByThisMethod)),
        (|pass| pass.rights.may_open = false, PassRefusal::MakerStopped),
        (|pass| pass.rights.may_add_people = false, PassRefusal::MembersOnly),
        (|pass| pass.members_only = true, PassRefusal::MembersOnly),
        (|pass| pass.groups[0].starts_at = Some(at(1_001)), PassRefusal::Group(AdmitError::NotStarted(at(1_001)))),
    ]
}

/// `whole` with both faults; what is told first is set last, where both set the same.
fn with(whole: &Pass, first: &Fault, other: &Fault) -> Pass {
    let mut pass = whole.clone();
    other.0(&mut pass);
    first.0(&mut pass);
    pass
}

#[test]
fn each_fault_has_its_refusal_and_the_first_of_two_is_told() {
    let faults = faults();
    for whole in [active(), link()] {
        assert_eq!(answer(&whole, Redeemer::Newcomer, NOW), Ok(()));
        let told: Vec<&Fault> = faults
            .iter()
            .filter(|(_, why)| !whole.kind.is_link() || *why != PassRefusal::Group(AdmitError::NotByThisMethod))
            .collect();
        for (i, first) in told.iter().enumerate() {
            for other in &told[i..] {
                let pass = with(&whole, first, other);
                assert_eq!(answer(&pass, Redeemer::Newcomer, NOW), Err(first.1), "{pass:?}");
            }
        }
    }
}

#[test]
fn each_fault_of_a_campaign_has_its_refusal_in_order() {
    type Fault = (fn(&mut CampaignTerms), PassRefusal);
    let faults: [Fault; 5] = [
        (|campaign| campaign.stopped_at = Some(at(1)), PassRefusal::CampaignStopped),
        (|campaign| campaign.stops_at = Some(at(1_000)), PassRefusal::CampaignOver(at(1_000))),
        (|campaign| campaign.in_app = false, PassRefusal::NotEnteredHere),
        (|_| {}, PassRefusal::NoGroup),
        (|campaign| campaign.starts_at = Some(at(1_001)), PassRefusal::CampaignNotStarted(at(1_001))),
    ];
    for (first, (fault, refusal)) in faults.iter().enumerate() {
        for (other, unnamed) in &faults[first..] {
            let mut both = of_campaign(|campaign| {
                fault(campaign);
                other(campaign);
            });
            if [*refusal, *unnamed].contains(&PassRefusal::NoGroup) {
                both.groups.clear();
            }
            assert_eq!(answer(&both, Redeemer::Newcomer, NOW), Err(*refusal));
        }
    }
    assert_eq!(answer(&of_campaign(|_| {}), Redeemer::Newcomer, NOW), Ok(()));
}

#[test]
fn a_code_speaks_before_its_campaign_and_makers_before_starts() {
    let over = of_campaign(|campaign| campaign.stops_at = Some(at(1)));
    let ended = Pass { ended: Some((at(5), PassRefusal::Contained)), ..over.clone() };
    assert_eq!(answer(&ended, Redeemer::Member, NOW), Err(PassRefusal::Contained));
    let full = Pass { uses: 1, max_uses: Some(1), ..over };
    assert_eq!(answer(&full, Redeemer::Member, NOW), Err(PassRefusal::UsedUp));
    assert_eq!(answer(&full, Redeemer::Returner, NOW), Err(PassRefusal::CampaignOver(at(1))));
    let mut fallen = of_campaign(|campaign| campaign.starts_at = Some(at(1_001)));
    fallen.rights.may_open = false;
    assert_eq!(answer(&fallen, Redeemer::Member, NOW), Err(PassRefusal::MakerStopped));
    let mut members_only = of_campaign(|_| {});
    members_only.rights.may_add_people = false;
    assert_eq!(answer(&members_only, Redeemer::Newcomer, NOW), Err(PassRefusal::MembersOnly));
    assert_eq!(answer(&members_only, Redeemer::Member, NOW), Ok(()));
}

#[test]
fn one_group_that_takes_people_is_enough_else_all_tell_as_one() {
    for (groups, expected) in [
        (vec![CLOSED, OPEN, ARCHIVED], Ok(())),
        (vec![BEGINS_LATER, BEGINS], Err(PassRefusal::Group(AdmitError::NotStarted(at(1_001))))),
        (vec![CLOSED, BEGINS_LATER, ENDED], Err(PassRefusal::Group(AdmitError::NotStarted(at(2_000))))),
        (vec![ENDED, ENDS], Err(PassRefusal::Group(AdmitError::Stopped(at(1_000))))),
        (vec![CLOSED, CLOSED], Err(PassRefusal::Group(AdmitError::NotByThisMethod))),
        (vec![ARCHIVED], Err(PassRefusal::Group(AdmitError::Archived))),
        (vec![ARCHIVED, CLOSED, ENDED], Err(PassRefusal::NoGroupTakes)),
    ] {
        let pass = Pass { groups: groups.clone(), ..of_campaign(|_| {}) };
        assert_eq!(answer(&pass, Redeemer::Member, NOW), expected, "{groups:?}");
    }
}

#[test]
fn it_is_over_at_the_very_instant_of_its_expiration() {
    for whole in [active(), link()] {
        let pass = Pass { expires_at: Some(at(1_001)), ..whole };
        assert_eq!(answer(&pass, Redeemer::Newcomer, at(1_000)), Ok(()));
        assert_eq!(answer(&pass, Redeemer::Newcomer, at(1_001)), Err(PassRefusal::ExpiredOn(at(1_001))));
        assert!(pass.is_active(at(1_000)) && !pass.is_active(at(1_001)));
    }
}

#[test]
fn a_window_is_half_open() {
    let pass = into(GroupTerms { starts_at: Some(at(10)), stops_at: Some(at(20)), ..OPEN });
    for (now, expected) in [
        (9, Err(PassRefusal::Group(AdmitError::NotStarted(at(10))))),
        (10, Ok(())),
        (19, Ok(())),
        (20, Err(PassRefusal::Group(AdmitError::Stopped(at(20))))),
    ] {
        assert_eq!(answer(&pass, Redeemer::Member, at(now)), expected);
    }
}

#[test]
fn the_last_use_is_a_use_and_whoever_comes_back_needs_none() {
    for whole in [active(), link()] {
        let last = Pass { uses: 4, max_uses: Some(5), ..whole };
        assert_eq!((last.uses_left(), answer(&last, Redeemer::Newcomer, NOW)), (Some(1), Ok(())));
        let full = Pass { uses: 5, ..last };
        assert_eq!(answer(&full, Redeemer::Returner, NOW), Ok(()));
        let expired = Pass { expires_at: Some(at(5)), ..full };
        assert_eq!(answer(&expired, Redeemer::Returner, NOW), Err(PassRefusal::ExpiredOn(at(5))));
    }
}

#[test]
fn only_newcomers_need_the_makers_right_to_add_people() {
    let mut narrowed = active();
    narrowed.rights.may_add_people = false;
    let for_members = Pass { members_only: true, ..link() };
    for pass in [&narrowed, &for_members] {
        assert_eq!(answer(pass, Redeemer::Member, NOW), Ok(()));
        assert_eq!(answer(pass, Redeemer::Returner, NOW), Ok(()));
        assert!(!pass.admits_new());
    }
    assert!(narrowed.is_narrowed() && !for_members.is_narrowed());
}

#[test]
fn what_happened_first_is_the_reason() {
    let ended = |expires, why| Pass { expires_at: Some(at(expires)), ended: Some((at(500), why)), ..active() };
    for (pass, refusal) in [
        (ended(900, PassRefusal::Ended), PassRefusal::Ended),
        (ended(400, PassRefusal::Contained), PassRefusal::ExpiredOn(at(400))),
        (ended(500, PassRefusal::CampaignStopped), PassRefusal::ExpiredOn(at(500))),
        (ended(900, PassRefusal::Replaced), PassRefusal::Replaced),
        (ended(5, PassRefusal::Revoked), PassRefusal::Revoked),
    ] {
        assert_eq!(answer(&pass, Redeemer::Member, NOW), Err(refusal));
    }
}

#[test]
fn an_open_group_takes_codes_too() {
    let open = into(GroupTerms { join_type: JoinType::Open, ..OPEN });
    assert_eq!(answer(&open, Redeemer::Newcomer, NOW), Ok(()));
}

proptest! {
    #[test]
    fn a_pass_that_is_over_stays_over(chosen in any::<prop::sample::Index>(), later in 0_i64..i64::MAX / 2) {
        let (fault, refusal) = faults()[chosen.index(7)];
        let mut pass = active();
        fault(&mut pass);
        prop_assert_eq!(answer(&pass, Redeemer::Member, NOW + chrono::TimeDelta::microseconds(later)), Err(refusal));
    }
}

const MEMBER: Issuer = Issuer { state: UserState::Active, role: OrgRole::Member, group_role: Some(GroupRole::Member) };

#[test]
fn members_invite_members_where_the_group_lets_them() {
    assert!(MEMBER.may_grant(GroupRole::Member, true));
    assert!(!MEMBER.may_grant(GroupRole::Member, false));
    assert!(!MEMBER.may_grant(GroupRole::Manager, true));
    let manager = Issuer { group_role: Some(GroupRole::Manager), ..MEMBER };
    assert!(manager.may_grant(GroupRole::Manager, false));
    let outside = Issuer { role: OrgRole::Manager, group_role: None, ..MEMBER };
    assert!(!outside.may_grant(GroupRole::Member, true));
    let admin = Issuer { role: OrgRole::Admin, group_role: None, ..MEMBER };
    assert!(admin.may_grant(GroupRole::Manager, false));
    let gone = Issuer { state: UserState::Deactivated, ..admin };
    assert!(!gone.may_grant(GroupRole::Member, true) && !gone.rights(AddPolicy::Everyone).may_open);
}

#[test]
fn what_a_manager_made_stops_with_that_right() {
    let by_manager = |issuer: Issuer| issuer.rights(AddPolicy::Everyone).may_open;
    let by_member = |issuer: Issuer| issuer.rights_as_member(GroupRole::Member, true, AddPolicy::Everyone).may_open;
    assert!(by_member(MEMBER) && !by_manager(MEMBER));
    assert!(by_manager(Issuer { group_role: Some(GroupRole::Manager), ..MEMBER }));
    assert!(!by_member(Issuer { group_role: None, ..MEMBER }));
}
