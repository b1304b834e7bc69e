//! Coming in by a code.

use crate::audit::Actor;
use crate::clock::Moment;
use crate::db::types::{DoorKind, GroupRole};
use crate::db::{Conn, Fault, Stop};
use crate::groups::{self, Door, admit, is_shown_to_members};
use crate::guesses::{self, Attempted, Guesser};
use crate::ids::{GroupId, UserId};
use crate::people::Member;
use crate::web::App;
use crate::zone::Zone;

use super::campaign::{self, Meeting};
use super::code::Code;
use super::refused::Refused;
use super::rules::{Refusal, enterable};
use super::store::{self, CampaignEntered, Doorway, Entered, Found, GroupCode, Opened};
use super::throttle;

/// Somebody is in what a code opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The groups and their names: those that they came into, or were in; one at least.
    pub groups: Vec<(GroupId, String)>,
    /// Whether they came in just now; else they were in, and nothing was used up.
    pub newly: bool,
    /// Whether they see a page of one at present.
    pub is_shown: bool,
}

impl Joined {
    /// Somebody who was in before they entered the code; their group may be one that only its managers see now.
    pub(super) fn already(entered: Entered, is_admin: bool, now: Moment) -> Self {
        let Entered { group, place, .. } = entered;
        let is_shown = sees(&group, place, is_admin, now);
        Self { groups: vec![(group.id, group.name)], newly: false, is_shown }
    }

    /// The same of a campaign's code.
    pub(super) fn already_in(inside: &[&Doorway], is_admin: bool, now: Moment) -> Self {
        let is_shown = inside.iter().any(|door| sees(&door.group, door.place, is_admin, now));
        let groups = inside.iter().map(|door| (door.group.id, door.group.name.clone())).collect();
        Self { groups, newly: false, is_shown }
    }
}

fn sees(group: &Opened, place: Option<GroupRole>, is_admin: bool, now: Moment) -> bool {
    let runs = is_admin || place == Some(GroupRole::Manager);
    runs || is_shown_to_members(group.archived_at, group.starts_at, now)
}

/// Lets `member` into what `code` opens, and takes a use of it, or says why not and changes nothing.
///
/// The instant is that of the transaction: a page loaded before the code expired lets nobody in
/// after. Whoever left comes back by the code they once used without using it again.
pub async fn redeem(app: &App, member: &Member, code: &Code) -> Result<Attempted<Joined, Refused>, Fault> {
    loop {
        match once(app, member, code).await? {
            // The same person at another window was faster: their membership is there now.
            Attempted::Refused(Refused::Group(groups::Refusal::AlreadyIn)) => {}
            outcome => return Ok(outcome),
        }
    }
}

async fn once(app: &App, member: &Member, code: &Code) -> Result<Attempted<Joined, Refused>, Fault> {
    let guesser = Guesser::member(app, member.person.id, &member.client);
    let (key, person, actor) = (code.key().to_owned(), member.person.id, member.actor());
    let (zone, is_admin) = (member.organization_zone(), member.is_admin());
    let client = member.client.clone();
    throttle::look_up(app, guesser, code, move |conn, now| {
        let found = store::find(conn, &key, person)?.ok_or(Stop::Refused(Refusal::Unknown.into()))?;
        let joined = match found {
            Found::Group(entered) if entered.place.is_some() => return Ok(Joined::already(entered, is_admin, now)),
            Found::Group(entered) => join(conn, entered, person, &actor, zone, now)?,
            Found::Campaign(entered) => match entered.meet(entered.enterer(), now).map_err(Stop::Refused)? {
                Meeting::Already(inside) => return Ok(Joined::already_in(&inside, is_admin, now)),
                Meeting::Opens(ways) => join_all(conn, &entered, &ways, person, &actor, zone, now)?,
            },
        };
        guesses::note_network(conn, &client, now)?;
        Ok(joined)
    })
    .await
}

fn join(
    conn: &mut Conn,
    entered: Entered,
    person: UserId,
    actor: &Actor,
    zone: Zone,
    now: Moment,
) -> Result<Joined, Stop<Refused>> {
    enterable(&entered.facts(), entered.enterer(), now).map_err(|reason| Stop::Refused(reason.into()))?;
    if entered.used_at.is_none() {
        take_use(conn, &entered, person, now)?;
    }
    let_in(conn, &entered.code, person, actor, zone, now)?;
    Ok(Joined { groups: vec![(entered.group.id, entered.group.name)], newly: true, is_shown: true })
}

fn join_all(
    conn: &mut Conn,
    entered: &CampaignEntered,
    ways: &[&Doorway],
    person: UserId,
    actor: &Actor,
    zone: Zone,
    now: Moment,
) -> Result<Joined, Stop<Refused>> {
    if entered.used_at.is_none() {
        campaign::take_use(conn, entered, entered.enterer(), person, now)?;
    }
    let groups: Vec<GroupId> = ways.iter().map(|door| door.group.id).collect();
    let joined = campaign::let_in(conn, &entered.code, &groups, person, actor, zone, now)?;
    let groups = ways.iter().map(|door| &door.group).filter(|group| joined.contains(&group.id));
    Ok(Joined { groups: groups.map(|group| (group.id, group.name.clone())).collect(), newly: true, is_shown: true })
}

/// Claims a use of the code for `person`.
pub(super) fn take_use(conn: &mut Conn, entered: &Entered, person: UserId, now: Moment) -> Result<(), Stop<Refused>> {
    let code = &entered.code;
    if !store::claim_use(conn, code.id, now)? {
        // Somebody was faster with the last use, or with **Expire**: the row says now which.
        let reason = match store::entered(conn, &code.key, person)? {
            // It was the same person, at another window.
            Some(meanwhile) if meanwhile.used_at.is_some() => groups::Refusal::AlreadyIn.into(),
            Some(meanwhile) => {
                let answer = enterable(&meanwhile.facts(), meanwhile.enterer(), now);
                answer.err().unwrap_or(Refusal::FullyUsed).into()
            }
            None => Refusal::FullyUsed.into(),
        };
        return Err(Stop::Refused(reason));
    }
    if !store::insert_use(conn, code.id, person, now)? {
        return Err(Stop::Refused(groups::Refusal::AlreadyIn.into()));
    }
    Ok(())
}

/// Hands `person` to the door-keeper of groups.
pub(super) fn let_in(
    conn: &mut Conn,
    code: &GroupCode,
    person: UserId,
    actor: &Actor,
    zone: Zone,
    now: Moment,
) -> Result<(), Stop<Refused>> {
    let (reference, made_at) = (Some(code.id.0), Some(code.counts_from()));
    let door = Door { kind: DoorKind::Code, reference, made_at, role: code.role };
    match admit(conn, code.group, person, &door, actor, zone, now) {
        Ok(_) => Ok(()),
        Err(Stop::Refused(reason)) => Err(Stop::Refused(reason.into())),
        Err(Stop::Fault(fault)) => Err(Stop::Fault(fault)),
    }
}
