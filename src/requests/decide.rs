//! **Approve** and **Deny**.

use crate::by::By;
use crate::db::types::{GroupRole, InviteAccess, JoinMethod, RequestState};
use crate::db::{self, Conn, Fault, Settled, Stop};
use crate::events;
use crate::groups::{self, Group, Via, admit};
use crate::ids::{RequestId, UserId};
use crate::invites::{self, OneInvite};
use crate::mail::{self, Draft};
use crate::people::{self, Person};
use crate::personal_data::PersonName;
use crate::text::{self, Email};

use super::emails::{self, ToAsker};
use super::events::RequestEvent;
use super::rules::DecideError;
use super::store::{self, Request};

/// What a manager's decision came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decided {
    /// Requests that stand as was wished.
    pub done: Vec<PersonName>,
    /// Who was not let in, and why.
    pub not: Vec<(PersonName, DecideError)>,
    /// Whether somebody was let in though the group takes nobody by other ways now.
    pub outside: bool,
}

/// Who decides, in which group.
#[derive(Debug, Clone)]
pub struct Decider {
    pub group: Group,
    pub person: Person,
    /// Whether they may bring in people without an account.
    pub may_add_people: bool,
}

/// Decides each of `ids`, open requests of the decider's group, alone: what cannot be granted stays open, and
/// holds up no other.
pub fn decide(
    conn: &mut Conn,
    by: &By,
    decider: &Decider,
    ids: &[RequestId],
    decision: RequestState,
) -> Result<Decided, Fault> {
    let mut decided = Decided::default();
    for id in ids {
        match db::in_savepoint(conn, |conn| decider.decide_one(conn, *id, decision, by)).settled()? {
            Ok((name, outside)) => {
                decided.done.push(name);
                decided.outside |= outside;
            }
            Err(why) => {
                let request = store::find(conn, *id)?.filter(|request| request.group == decider.group.id);
                decided.not.extend(request.map(|request| (request.who().clone(), why)));
            }
        }
    }
    Ok(decided)
}

impl Decider {
    /// Decides one request; gives who asked, and whether they came in outside the group's window.
    fn decide_one(
        &self,
        conn: &mut Conn,
        id: RequestId,
        decision: RequestState,
        by: &By,
    ) -> Result<(PersonName, bool), Stop<DecideError>> {
        let request = store::decide(conn, self.group.id, id, decision, self.person.id, by.now)?;
        let request = request.ok_or(Stop::Refused(DecideError::Decided))?;
        let (group, mut outside) = (self.group.id, false);
        let event = if decision == RequestState::Approved {
            match request.person {
                Some(person) => outside = self.admit_asker(conn, &request, person, by)?,
                None => self.invite(conn, &request, by)?,
            }
            RequestEvent::Approved { group, request: id }
        } else {
            self.tell(conn, &request, emails::DENIED, by)?;
            RequestEvent::Denied { group, request: id }
        };
        events::record(conn, by, &event)?;
        Ok((request.who().clone(), outside))
    }

    /// An account comes in as by a manager's hand.
    fn admit_asker(
        &self,
        conn: &mut Conn,
        request: &Request,
        person: UserId,
        by: &By,
    ) -> Result<bool, Stop<DecideError>> {
        let via = Via {
            kind: JoinMethod::Request,
            reference: Some(request.id.0),
            made_at: Some(request.made_at),
            role: GroupRole::Member,
        };
        let outside = match admit(conn, self.group.id, person, &via, by).settled()? {
            Ok(outside) => outside.is_some(),
            // In by another method meanwhile: what was asked for is so.
            Err(groups::AdmitError::AlreadyIn) => false,
            Err(reason) => return Err(Stop::Refused(DecideError::Keeper(reason))),
        };
        self.tell(conn, request, emails::LET_IN, by)?;
        Ok(outside)
    }

    /// Whoever reads the address comes in by a fresh invite.
    fn invite(&self, conn: &mut Conn, request: &Request, by: &By) -> Result<(), Stop<DecideError>> {
        let email: Option<Email> = request.address.as_deref().and_then(|typed| text::email(typed).ok());
        let email = email.ok_or_else(|| Fault::Broken(format!("request {} has no address", request.id)))?;
        let has_account = people::find_by_email(conn, email.key())?.is_some();
        let access = match (self.may_add_people, has_account) {
            (true, _) => InviteAccess::Anyone,
            (false, true) => InviteAccess::Members,
            (false, false) => return Err(Stop::Refused(DecideError::NoRight)),
        };
        if self.group.archived_at.is_some() {
            return Err(Stop::Refused(DecideError::Keeper(groups::AdmitError::Archived)));
        }
        let one = OneInvite { inviter: &self.person, group: &self.group, access, email: &email };
        let invite = invites::invite_address(conn, &one, by)?;
        Ok(store::set_invite(conn, request.id, invite)?)
    }

    fn tell(&self, conn: &mut Conn, request: &Request, kind: &'static str, by: &By) -> Result<(), Stop<DecideError>> {
        let Some(to) = request.mailbox() else { return Ok(()) };
        let parameters = mail::parameters(&ToAsker {
            request: request.id,
            generation: request.generation,
            group_id: self.group.id,
            group: request.group_for_asker().to_owned(),
            by_link: request.code.is_none(),
        })?;
        let draft = Draft {
            kind,
            parameters,
            to: to.to_owned(),
            person: request.person,
            reference: Some(request.id.0),
            language: None,
        };
        mail::enqueue(conn, &draft, &by.entropy, by.now)?;
        Ok(())
    }
}
