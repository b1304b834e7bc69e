//! Coming into a group by a code.

use crate::audit::Actor;
use crate::clock::Moment;
use crate::db::types::{DoorKind, GroupRole};
use crate::db::{Conn, Stop};
use crate::groups::{self, Door, admit, is_shown_to_members};
use crate::ids::{GroupId, UserId};
use crate::people::Member;
use crate::web::App;
use crate::zone::Zone;

use super::code::Code;
use super::refused::Refused;
use super::rules::{Refusal, enterable};
use super::store::{self, Entered, GroupCode};

/// Somebody is in the group that a code opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// Whether they came in just now; else they were in, and nothing was used up.
    pub newly: bool,
    /// Whether they see its page at present.
    pub is_shown: bool,
}

impl Joined {
    /// Somebody who was in before they entered the code; their group may be one that only its managers see now.
    pub(super) fn already(entered: Entered, is_admin: bool, now: Moment) -> Self {
        let Entered { group, place, .. } = entered;
        let runs = is_admin || place == Some(GroupRole::Manager);
        let is_shown = runs || is_shown_to_members(group.archived_at, group.starts_at, now);
        Self { group: group.id, name: group.name, newly: false, is_shown }
    }
}

/// Lets `member` into the group that `code` opens, and takes a use of it, or says why not and
/// changes nothing.
///
/// The instant is that of the transaction: a page loaded before the code expired lets nobody in
/// after. Whoever left comes back by the code they once used without using it again.
pub async fn redeem(app: &App, member: &Member, code: &Code) -> Result<Joined, Stop<Refused>> {
    loop {
        match attempt(app, member, code).await {
            // The same person at another window was faster: their membership is there now.
            Err(Stop::Refused(Refused::Group(groups::Refusal::AlreadyIn))) => {}
            outcome => return outcome,
        }
    }
}

async fn attempt(app: &App, member: &Member, code: &Code) -> Result<Joined, Stop<Refused>> {
    let (key, clock) = (code.key().to_owned(), app.clock.clone());
    let (person, actor, zone) = (member.person.id, member.actor(), member.organization_zone());
    let is_admin = member.is_admin();
    app.db
        .write(move |conn| {
            let now = clock.now();
            let entered = store::entered(conn, &key, person)?.ok_or(Stop::Refused(Refusal::Unknown.into()))?;
            if entered.place.is_some() {
                return Ok(Joined::already(entered, is_admin, now));
            }
            enterable(&entered.facts(), entered.enterer(), now).map_err(|reason| Stop::Refused(reason.into()))?;
            if entered.used_at.is_none() {
                take_use(conn, &entered, person, now)?;
            }
            let_in(conn, &entered.code, person, &actor, zone, now)?;
            Ok(Joined { group: entered.group.id, name: entered.group.name, newly: true, is_shown: true })
        })
        .await
}

/// Claims a use of the code for `person`.
pub(super) fn take_use(conn: &mut Conn, entered: &Entered, person: UserId, now: Moment) -> Result<(), Stop<Refused>> {
    let code = &entered.code;
    if !store::claim_use(conn, code.id, now)? {
        // Somebody was faster with the last use, or with **Expire**: the row says now which.
        let meanwhile = store::entered(conn, &code.key, person)?;
        let reason = meanwhile.map(|entered| enterable(&entered.facts(), entered.enterer(), now));
        return Err(Stop::Refused(reason.and_then(Result::err).unwrap_or(Refusal::FullyUsed).into()));
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
    let door = Door { kind: DoorKind::Code, reference: Some(code.id.0), made_at: Some(code.made_at), role: code.role };
    match admit(conn, code.group, person, &door, actor, zone, now) {
        Ok(_) => Ok(()),
        Err(Stop::Refused(reason)) => Err(Stop::Refused(reason.into())),
        Err(Stop::Fault(fault)) => Err(Stop::Fault(fault)),
    }
}
