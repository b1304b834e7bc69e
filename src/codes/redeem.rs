//! Coming in by a code.

use crate::by::By;
use crate::clock::Moment;
use crate::db::types::{DoorKind, GroupRole};
use crate::db::{Conn, Fault, Settled, Stop};
use crate::groups::{self, Door, admit, is_shown_to_members};
use crate::guesses::{self, Attempted, Guesser};
use crate::ids::{GroupId, UserId};
use crate::people::Member;
use crate::web::App;

use super::campaign::{self, Meeting};
use super::code::Code;
use super::refused::RedeemError;
use super::rules::{CodeRefusal, Enterer, enterable};
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
pub async fn redeem(app: &App, member: &Member, code: &Code) -> Result<Attempted<Joined, RedeemError>, Fault> {
    loop {
        match once(app, member, code).await? {
            // The same person at another window was faster: their membership is there now.
            Attempted::Refused(RedeemError::Group(groups::AdmitError::AlreadyIn)) => {}
            outcome => return Ok(outcome),
        }
    }
}

async fn once(app: &App, member: &Member, code: &Code) -> Result<Attempted<Joined, RedeemError>, Fault> {
    let guesser = Guesser::member(app, member.person.id, &member.client);
    let (key, person, by) = (code.key().to_owned(), member.person.id, member.by());
    let is_admin = member.is_admin();
    let client = member.client.clone();
    throttle::look_up(app, guesser, code, move |conn, now| {
        let by = by.at(now);
        let found = store::find(conn, &key, person)?.ok_or(Stop::Refused(CodeRefusal::Unknown.into()))?;
        match found {
            Found::Group(entered) if entered.place.is_some() => Ok(Joined::already(entered, is_admin, now)),
            Found::Group(entered) => {
                guesses::note_network(conn, &client, now)?;
                join(conn, entered, person, &by)
            }
            Found::Campaign(entered) => match entered.meet(entered.enterer(), now).map_err(Stop::Refused)? {
                Meeting::Already(inside) => Ok(Joined::already_in(&inside, is_admin, now)),
                Meeting::Opens(ways) => {
                    guesses::note_network(conn, &client, now)?;
                    join_all(conn, &entered, &ways, person, &by)
                }
            },
        }
    })
    .await
}

/// The use is claimed last, after the counts of the group, since everybody who enters the same code
/// waits for its row from then until the commit.
fn join(conn: &mut Conn, entered: Entered, person: UserId, by: &By) -> Result<Joined, Stop<RedeemError>> {
    enterable(&entered.facts(), entered.enterer(), by.now).map_err(|reason| Stop::Refused(reason.into()))?;
    let is_first = entered.used_at.is_none();
    if is_first {
        note_use(conn, &entered, person, by.now)?;
    }
    let_in(conn, &entered.code, person, by)?;
    if is_first {
        claim_use(conn, &entered, entered.enterer(), by.now)?;
    }
    Ok(Joined { groups: vec![(entered.group.id, entered.group.name)], newly: true, is_shown: true })
}

fn join_all(
    conn: &mut Conn,
    entered: &CampaignEntered,
    ways: &[&Doorway],
    person: UserId,
    by: &By,
) -> Result<Joined, Stop<RedeemError>> {
    if entered.used_at.is_none() {
        campaign::take_use(conn, entered, entered.enterer(), person, by.now)?;
    }
    let groups: Vec<GroupId> = ways.iter().map(|door| door.group.id).collect();
    let joined = campaign::let_in(conn, &entered.code, &groups, person, by)?;
    let groups = ways.iter().map(|door| &door.group).filter(|group| joined.contains(&group.id));
    Ok(Joined { groups: groups.map(|group| (group.id, group.name.clone())).collect(), newly: true, is_shown: true })
}

/// Takes a use of the code for `person`, who is to join later.
pub(super) fn take_use(
    conn: &mut Conn,
    entered: &Entered,
    person: UserId,
    who: Enterer,
    now: Moment,
) -> Result<(), Stop<RedeemError>> {
    note_use(conn, entered, person, now)?;
    claim_use(conn, entered, who, now)
}

/// Notes that `person` uses the code; refused where they do so at another window.
fn note_use(conn: &mut Conn, entered: &Entered, person: UserId, now: Moment) -> Result<(), Stop<RedeemError>> {
    if store::insert_use(conn, entered.code.id, person, now)? {
        Ok(())
    } else {
        Err(Stop::Refused(groups::AdmitError::AlreadyIn.into()))
    }
}

/// Counts a use of the code, if one is left.
fn claim_use(conn: &mut Conn, entered: &Entered, who: Enterer, now: Moment) -> Result<(), Stop<RedeemError>> {
    let code = &entered.code;
    if store::claim_use(conn, code.id, now)? {
        return Ok(());
    }
    // Another person took the last use, or a manager expired the code: its row says which.
    let current = store::entered(conn, &code.key, store::NOBODY)?;
    let reason = current.and_then(|current| enterable(&current.facts(), who, now).err());
    Err(Stop::Refused(reason.unwrap_or(CodeRefusal::FullyUsed).into()))
}

/// Hands `person` to the door-keeper of groups.
pub(super) fn let_in(conn: &mut Conn, code: &GroupCode, person: UserId, by: &By) -> Result<(), Stop<RedeemError>> {
    let (reference, made_at) = (Some(code.id.0), Some(code.counts_from()));
    let door = Door { kind: DoorKind::Code, reference, made_at, role: code.role };
    match admit(conn, code.group, person, &door, by).settled()? {
        Ok(_) => Ok(()),
        Err(reason) => Err(Stop::Refused(reason.into())),
    }
}
