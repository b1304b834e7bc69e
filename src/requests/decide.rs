//! **Approve** and **Deny**.

use crate::audit::{self, Action, Entry};
use crate::clock::Moment;
use crate::db::types::{DoorKind, GroupRole, InviteAccess, RequestState};
use crate::db::{self, Conn, Fault, Stop};
use crate::groups::{self, Door, Group, GroupManager, admit};
use crate::ids::{RequestId, UserId};
use crate::invites::{self, OneInvite};
use crate::mail::{self, Draft};
use crate::people::{self, Person};
use crate::text::{self, Email};
use crate::web::App;
use crate::zone::Zone;

use super::letters::{self, ToAsker};
use super::rules::NotGranted;
use super::store::{self, Request};

/// What a manager's decision came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Decided {
    /// Requests that stand as was wished.
    pub done: Vec<String>,
    /// Who was not let in, and why.
    pub not: Vec<(String, NotGranted)>,
    /// Whether somebody was let in though the group takes nobody by other ways now.
    pub outside: bool,
}

/// Who decides, in which group.
struct Bench {
    app: App,
    group: Group,
    decider: Person,
    actor: audit::Actor,
    zone: Zone,
    may_add_people: bool,
}

/// Decides each of `ids`, open requests of the manager's group, alone: what cannot be granted stays
/// open, and holds up no other.
pub(super) async fn decide(
    manager: &GroupManager,
    ids: Vec<RequestId>,
    verdict: RequestState,
) -> Result<Decided, Fault> {
    let bench = Bench {
        app: manager.app.clone(),
        group: manager.group.clone(),
        decider: manager.person.clone(),
        actor: manager.actor(),
        zone: manager.organization_zone(),
        may_add_people: manager.may_add_people(),
    };
    let decided = manager
        .app
        .db
        .write(move |conn| {
            let (now, mut decided) = (bench.app.now(), Decided::default());
            for id in ids {
                match db::in_savepoint(conn, |conn| bench.settle(conn, id, verdict, now)) {
                    Ok((name, outside)) => {
                        decided.done.push(name);
                        decided.outside |= outside;
                    }
                    Err(Stop::Refused(why)) => {
                        let request = store::find(conn, id)?.filter(|request| request.group == bench.group.id);
                        decided.not.extend(request.map(|request| (request.who().to_owned(), why)));
                    }
                    Err(Stop::Fault(fault)) => return Err(fault),
                }
            }
            Ok(decided)
        })
        .await?;
    Ok(decided)
}

impl Bench {
    /// Decides one request; gives who asked, and whether they came in outside the group's window.
    fn settle(
        &self,
        conn: &mut Conn,
        id: RequestId,
        verdict: RequestState,
        now: Moment,
    ) -> Result<(String, bool), Stop<NotGranted>> {
        let request = store::decide(conn, self.group.id, id, verdict, self.decider.id, now)?;
        let request = request.ok_or(Stop::Refused(NotGranted::Decided))?;
        let mut outside = false;
        if verdict == RequestState::Approved {
            match request.person {
                Some(person) => outside = self.let_in(conn, &request, person, now)?,
                None => self.invite(conn, &request, now)?,
            }
        } else {
            self.tell(conn, &request, letters::DENIED, now)?;
        }
        let action = if verdict == RequestState::Approved { Action::RequestApproved } else { Action::RequestDenied };
        audit::record(conn, &self.actor, now, Entry::of(action, id.0).in_group(self.group.id))?;
        Ok((request.who().to_owned(), outside))
    }

    /// An account comes in as by a manager's hand.
    fn let_in(
        &self,
        conn: &mut Conn,
        request: &Request,
        person: UserId,
        now: Moment,
    ) -> Result<bool, Stop<NotGranted>> {
        let door = Door {
            kind: DoorKind::Request,
            reference: Some(request.id.0),
            made_at: Some(request.made_at),
            role: GroupRole::Member,
        };
        let outside = match admit(conn, self.group.id, person, &door, &self.actor, self.zone, now) {
            Ok(admission) => admission.outside.is_some(),
            // In by another door meanwhile: what was asked for is so.
            Err(Stop::Refused(groups::Refusal::AlreadyIn)) => false,
            Err(Stop::Refused(reason)) => return Err(Stop::Refused(NotGranted::Keeper(reason))),
            Err(Stop::Fault(fault)) => return Err(Stop::Fault(fault)),
        };
        self.tell(conn, request, letters::LET_IN, now)?;
        Ok(outside)
    }

    /// Whoever reads the address comes in by a fresh invite.
    fn invite(&self, conn: &mut Conn, request: &Request, now: Moment) -> Result<(), Stop<NotGranted>> {
        let email: Option<Email> = request.address.as_deref().and_then(|typed| text::email(typed).ok());
        let email = email.ok_or_else(|| Fault::Broken(format!("request {} has no address", request.id)))?;
        let has_account = people::find_by_email(conn, email.key())?.is_some();
        let access = match (self.may_add_people, has_account) {
            (true, _) => InviteAccess::Anyone,
            (false, true) => InviteAccess::Members,
            (false, false) => return Err(Stop::Refused(NotGranted::NoRight)),
        };
        if self.group.archived_at.is_some() {
            return Err(Stop::Refused(NotGranted::Keeper(groups::Refusal::Archived)));
        }
        let one = OneInvite { inviter: &self.decider, actor: &self.actor, group: &self.group, access, email: &email };
        let invite = invites::invite_address(conn, &one, &self.app.entropy, now)?;
        Ok(store::set_invite(conn, request.id, invite)?)
    }

    fn tell(
        &self,
        conn: &mut Conn,
        request: &Request,
        kind: &'static str,
        now: Moment,
    ) -> Result<(), Stop<NotGranted>> {
        let Some(to) = request.mailbox() else { return Ok(()) };
        let parameters = mail::parameters(&ToAsker {
            request: request.id,
            generation: request.generation,
            group_id: self.group.id,
            group: request.group_for_asker().to_owned(),
            by_link: request.code.is_none(),
        })?;
        let draft =
            Draft { kind, parameters, to: to.to_owned(), person: request.person, reference: Some(request.id.0) };
        mail::enqueue(conn, &draft, &self.app.entropy, now)?;
        Ok(())
    }
}
