//! Entering a code of a campaign: one use, and every group that names the campaign and takes people.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::DoorKind;
use crate::db::{Conn, Fault, Settled, Stop};
use crate::groups::{self, Door, admit};
use crate::ids::{GroupId, UserId};

use super::refused::RedeemError;
use super::rules::{CodeRefusal, Enterer, GroupFacts, enterable, takes};
use super::store::{self, CampaignCode, CampaignEntered, Doorway};

/// What a code that may be entered comes to.
#[derive(Debug, Clone)]
pub(super) enum Meeting<'a> {
    /// They are in wherever it leads.
    Already(Vec<&'a Doorway>),
    /// It leads them into these.
    Opens(Vec<&'a Doorway>),
}

impl CampaignEntered {
    /// What the code is to somebody who enters it as `who` at `now`, or why it lets them in nowhere.
    ///
    /// A group that they were removed from does not keep them from the others; who is in some of
    /// them comes into those that they are not in yet.
    pub(super) fn meet(&self, who: Enterer, now: Moment) -> Result<Meeting<'_>, RedeemError> {
        let inside: Vec<&Doorway> = self.doors.iter().filter(|door| door.place.is_some()).collect();
        if !inside.is_empty() && inside.len() == self.doors.len() {
            return Ok(Meeting::Already(inside));
        }
        enterable(&self.facts(), who, now)?;
        let open = |door: &&Doorway| takes(&GroupFacts::from(&door.group), now).is_ok();
        let ways: Vec<&Doorway> =
            self.doors.iter().filter(open).filter(|door| door.place.is_none() && !door.removed).collect();
        if !ways.is_empty() {
            return Ok(Meeting::Opens(ways));
        }
        // Into some group it leads at present: they are in, or were removed from it.
        if inside.is_empty() { Err(groups::AdmitError::Removed.into()) } else { Ok(Meeting::Already(inside)) }
    }
}

/// Claims a use of the code for `person`.
pub(super) fn take_use(
    conn: &mut Conn,
    entered: &CampaignEntered,
    who: Enterer,
    person: UserId,
    now: Moment,
) -> Result<(), Stop<RedeemError>> {
    let CampaignEntered { code, campaign, .. } = entered;
    if !store::claim_campaign_use(conn, code, campaign, now)? {
        // Somebody was faster with the last use, or stopped the campaign: the rows say now which.
        let reason = match store::entered_campaign(conn, &code.key, person)? {
            Some(meanwhile) if meanwhile.used_at.is_some() => groups::AdmitError::AlreadyIn.into(),
            Some(meanwhile) => meanwhile.meet(who, now).err().unwrap_or(CodeRefusal::FullyUsed.into()),
            None => CodeRefusal::FullyUsed.into(),
        };
        return Err(Stop::Refused(reason));
    }
    if !store::insert_use(conn, code.id, person, now)? {
        return Err(Stop::Refused(groups::AdmitError::AlreadyIn.into()));
    }
    Ok(())
}

/// Hands `person` to the door-keeper of each of `groups`, and tells which took them. One that does
/// not keeps nobody from the others; where none does, its reason is told.
pub(super) fn let_in(
    conn: &mut Conn,
    code: &CampaignCode,
    groups: &[GroupId],
    person: UserId,
    by: &By,
) -> Result<Vec<GroupId>, Stop<RedeemError>> {
    let (kind, reference) = (DoorKind::Campaign, Some(code.id.0));
    let door = Door { kind, reference, made_at: Some(code.made_at), role: code.role };
    // Always in one order, whatever the organization's: two who come by one code never wait for
    // each other crosswise.
    let mut groups = groups.to_vec();
    groups.sort_unstable();
    let (mut joined, mut refused) = (Vec::new(), RedeemError::from(CodeRefusal::NoGroup));
    for group in groups {
        match admit(conn, group, person, &door, by).settled()? {
            Ok(_) => joined.push(group),
            Err(reason) => refused = reason.into(),
        }
    }
    if joined.is_empty() { Err(Stop::Refused(refused)) } else { Ok(joined) }
}

/// Lets `person` in by the seat that they took of a campaign's code at `seated_at`: into every group
/// that names the campaign and took people then, even if it was stopped meanwhile.
pub(super) fn admit_seat(
    conn: &mut Conn,
    person: UserId,
    seated_at: Moment,
    by: &By,
) -> Result<Vec<GroupId>, Stop<RedeemError>> {
    let seat = store::seat_of_campaign(conn, person, seated_at)?;
    let code = seat.ok_or_else(|| Fault::Broken("a seat has no code".to_owned()))?;
    let doors = store::doors(conn, &code, person)?;
    let groups: Vec<GroupId> = doors.iter().map(|door| door.group.id).collect();
    let_in(conn, &code, &groups, person, &by.clone().at(seated_at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::rules::tests::{LIVE, OPEN};
    use crate::codes::rules::{CampaignFacts, CodeFacts, MakerStanding, Opens};
    use crate::db::types::{EndedWhy, JoinType};

    const NOW: Moment = at(1_000);

    const fn at(micros: i64) -> Moment {
        Moment::from_micros(micros)
    }

    const ENDS: GroupFacts = GroupFacts { stops_at: Some(at(1_000)), ..OPEN };
    const ENDED: GroupFacts = GroupFacts { stops_at: Some(at(900)), ..OPEN };
    const BEGINS: GroupFacts = GroupFacts { starts_at: Some(at(1_001)), ..OPEN };
    const BEGINS_LATER: GroupFacts = GroupFacts { starts_at: Some(at(2_000)), ..OPEN };
    const CLOSED: GroupFacts = GroupFacts { join_type: JoinType::Closed, ..OPEN };
    const ARCHIVED: GroupFacts = GroupFacts { archived: true, ..OPEN };

    /// A campaign that takes anybody by code.
    fn campaign() -> CampaignFacts {
        CampaignFacts { starts_at: None, stops_at: None, stopped: false, in_app: true, groups: vec![OPEN] }
    }

    fn of(campaign: CampaignFacts) -> CodeFacts {
        CodeFacts { opens: Opens::Campaign(campaign), ..LIVE }
    }

    #[test]
    fn each_fault_has_its_refusal_from_the_one_that_is_told_first() {
        type Fault = (fn(&mut CampaignFacts), CodeRefusal);
        let faults: [Fault; 5] = [
            (|campaign| campaign.stopped = true, CodeRefusal::CampaignStopped),
            (|campaign| campaign.stops_at = Some(at(1_000)), CodeRefusal::CampaignOver(at(1_000))),
            (|campaign| campaign.in_app = false, CodeRefusal::NotEnteredHere),
            (|campaign| campaign.groups = Vec::new(), CodeRefusal::NoGroup),
            (|campaign| campaign.starts_at = Some(at(1_001)), CodeRefusal::CampaignNotStarted(at(1_001))),
        ];
        for (first, (fault, refusal)) in faults.iter().enumerate() {
            for (other, _) in &faults[first..] {
                let mut both = campaign();
                fault(&mut both);
                other(&mut both);
                assert_eq!(enterable(&of(both), Enterer::Newcomer, NOW), Err(*refusal));
            }
        }
        assert_eq!(enterable(&of(campaign()), Enterer::Newcomer, NOW), Ok(()));
    }

    #[test]
    fn what_the_code_itself_says_comes_before_its_campaign_and_the_maker_before_a_start_to_come() {
        let over = CampaignFacts { stops_at: Some(at(1)), ..campaign() };
        let ended = CodeFacts { ended: Some((at(5), EndedWhy::Contained)), ..of(over.clone()) };
        assert_eq!(enterable(&ended, Enterer::Member, NOW), Err(CodeRefusal::Contained));
        let full = CodeFacts { uses: 1, max_uses: Some(1), ..of(over) };
        assert_eq!(enterable(&full, Enterer::Member, NOW), Err(CodeRefusal::FullyUsed));
        assert_eq!(enterable(&full, Enterer::Returner, NOW), Err(CodeRefusal::CampaignOver(at(1))));
        let ahead = CampaignFacts { starts_at: Some(at(1_001)), ..campaign() };
        let fallen = MakerStanding { may_open: false, ..LIVE.maker };
        let fallen = CodeFacts { maker: fallen, ..of(ahead) };
        assert_eq!(enterable(&fallen, Enterer::Member, NOW), Err(CodeRefusal::MakerStopped));
        let members_only = MakerStanding { may_add_people: false, ..LIVE.maker };
        let members_only = CodeFacts { maker: members_only, ..of(campaign()) };
        assert_eq!(enterable(&members_only, Enterer::Newcomer, NOW), Err(CodeRefusal::ExistingMembersOnly));
        assert_eq!(enterable(&members_only, Enterer::Member, NOW), Ok(()));
    }

    #[test]
    fn one_group_that_takes_people_is_enough_else_the_reason_of_all_is_told() {
        for (groups, answer) in [
            (vec![CLOSED, OPEN, ARCHIVED], Ok(())),
            (vec![BEGINS_LATER, BEGINS], Err(CodeRefusal::GroupNotStarted(at(1_001)))),
            (vec![CLOSED, BEGINS_LATER, ENDED], Err(CodeRefusal::GroupNotStarted(at(2_000)))),
            (vec![ENDED, ENDS], Err(CodeRefusal::GroupStopped(at(1_000)))),
            (vec![CLOSED, CLOSED], Err(CodeRefusal::GroupClosed)),
            (vec![ARCHIVED], Err(CodeRefusal::GroupArchived)),
            (vec![ARCHIVED, CLOSED, ENDED], Err(CodeRefusal::NoGroupTakes)),
        ] {
            let facts = of(CampaignFacts { groups: groups.clone(), ..campaign() });
            assert_eq!(enterable(&facts, Enterer::Member, NOW), answer, "{groups:?}");
        }
    }
}
