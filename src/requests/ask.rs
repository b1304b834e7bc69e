//! **Request access**.

use crate::by::By;
use crate::clock::Moment;
use crate::db::{Conn, QueryResult, Stop};
use crate::events;
use crate::groups;
use crate::ids::{GroupId, NOBODY, RequestId, UserId};
use crate::invites::{self, InviteLink};
use crate::mail::{self, Draft};
use crate::passes::{PassForVisitor, PassGroup, PassId, Redeemer};
use crate::people;
use crate::secret::ServerKey;

use super::emails::{self, ToManager};
use super::events::RequestEvent;
use super::rules::{AskError, AskOutcome, Asker, KnownAsker, MOST_OPEN};
use super::store::{self, NewRequest};

/// Managers of a group that are written to.
const MANAGERS: i64 = 20;

/// The invite of `link` as whoever asks meets it, if there is reason to ask behind it: it does not let them in, or they
/// were taken out of the group.
pub(super) fn closed_link(
    conn: &mut Conn,
    key: &ServerKey,
    link: &InviteLink,
    person: Option<UserId>,
    now: Moment,
) -> QueryResult<Option<PassForVisitor>> {
    let Some(mut found) = invites::load_for(conn, key, link, person.unwrap_or(NOBODY))? else { return Ok(None) };
    let who = match person {
        Some(person) => {
            found.look_for_removals(conn, person)?;
            found.redeemer()
        }
        None => Redeemer::Newcomer,
    };
    Ok(Some(found).filter(|found| found.is_closed_to(who, now)))
}

/// Who asks, and what they write to the managers.
#[derive(Debug, Clone)]
pub struct Ask {
    pub asker: Asker,
    pub note: String,
}

/// Takes a request behind `found`, which does not let the asker in, and writes to those who decide; a second one of the
/// same asker while the first is open is the first.
pub fn ask(conn: &mut Conn, by: &By, found: &PassForVisitor, ask: Ask) -> Result<AskOutcome, Stop<AskError>> {
    let [PassGroup { group, .. }] = found.groups.as_slice() else { return Err(Stop::Refused(AskError::NoNeed)) };
    invites::start(conn, found, by.now)?;
    let new = new_request(group.id, found, ask);
    let known = known(conn, &new)?;
    if let Some(open) = store::open(conn, group.id, &known)? {
        if new.address_proved {
            store::confirm_address(conn, open.request)?;
        }
        let is_theirs = new.user_id.is_some() || new.address_proved;
        return Ok(if is_theirs { AskOutcome::Waits(open) } else { AskOutcome::Before });
    }
    if new.user_id.is_none() && store::open_of_addresses(conn, group.id, MOST_OPEN)? >= MOST_OPEN {
        return Err(Stop::Refused(AskError::TooMany));
    }
    let link = store::insert(conn, &new, by.now)?;
    let (request, invite, code) = (link.request, new.invite_id, new.code_id);
    events::record(conn, by, &RequestEvent::Made { group: group.id, request, invite, code })?;
    notify_managers(conn, by, &group.name, new, request)?;
    Ok(AskOutcome::Waits(link))
}

/// The row of what is asked behind `found`, which opens `group`.
fn new_request(group: GroupId, found: &PassForVisitor, ask: Ask) -> NewRequest {
    let (user_id, email, name) = match ask.asker {
        Asker::Person(person, name) => (Some(person), None, name),
        Asker::Address(email, name) => (None, Some(email), name),
    };
    let (invite_id, code_id) = match found.id {
        PassId::Invite(invite) => (Some(invite), None),
        PassId::Code(code) | PassId::CampaignCode(code, _) => (None, Some(code)),
    };
    NewRequest {
        group_id: group,
        user_id,
        address: email.as_ref().map(|email| email.typed().to_owned()),
        address_key: email.as_ref().map(|email| email.key().to_owned()),
        name,
        note: ask.note,
        invite_id,
        code_id,
        // A code names no group to those whom it does not let in.
        tells_group: found.pass.kind.is_link() && (user_id.is_some() || found.pass.admits_new()),
        // Whoever holds an email reads its address; behind a link for all it is only claimed.
        address_proved: user_id.is_none() && found.recipient.is_some(),
    }
}

/// All by which whoever asks is known. An address that an account merely claims is not the account's.
fn known(conn: &mut Conn, new: &NewRequest) -> QueryResult<KnownAsker> {
    let account = match (new.user_id, &new.address_key) {
        (Some(person), _) => people::find(conn, person)?,
        (None, Some(key)) => people::find_by_email(conn, key)?,
        (None, None) => None,
    };
    let confirmed = account.filter(|account| account.email_confirmed_at.is_some());
    let own_key = confirmed.as_ref().and_then(|account| Some(account.address()?.key().to_owned()));
    Ok(KnownAsker {
        person: new.user_id.or(confirmed.map(|account| account.id)),
        address_key: new.address_key.clone().or(own_key),
    })
}

fn notify_managers(
    conn: &mut Conn,
    by: &By,
    group: &str,
    new: NewRequest,
    request: RequestId,
) -> Result<(), Stop<AskError>> {
    let parameters = mail::parameters(&ToManager {
        group_id: new.group_id,
        group: group.to_owned(),
        name: new.name,
        address: new.address.unwrap_or_default(),
        note: new.note,
        by_code: new.code_id.is_some(),
    })?;
    for (person, to) in groups::managers_to_tell(conn, new.group_id, MANAGERS)? {
        let (parameters, reference) = (parameters.clone(), Some(request.0));
        let draft = Draft { kind: emails::ASKED, parameters, to, person: Some(person), reference, language: None };
        mail::enqueue(conn, &draft, &by.entropy, by.now)?;
    }
    Ok(())
}
