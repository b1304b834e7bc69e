//! **Request access**.

use crate::by::By;
use crate::clock::Moment;
use crate::db::{Conn, QueryResult, Stop};
use crate::events;
use crate::groups;
use crate::ids::{NOBODY, RequestId, UserId};
use crate::invites::{self, InviteLink};
use crate::mail::{self, Draft};
use crate::passes::{PassForVisitor, PassGroup, PassId, Redeemer};
use crate::people;
use crate::secret::ServerKey;
use crate::text;

use super::emails::{self, ToManager};
use super::events::RequestEvent;
use super::rules::{AskError, AskOutcome, Asker, Behind, KnownAsker, MOST_OPEN};
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
    let Ask { asker, note } = ask;
    let [PassGroup { group, .. }] = found.groups.as_slice() else { return Err(Stop::Refused(AskError::NoNeed)) };
    invites::start(conn, found, by.now)?;
    let is_stranger = matches!(asker, Asker::Address(..));
    // Whoever holds an email reads its address; behind a link for all it is only claimed.
    let is_proved = !is_stranger || found.recipient.is_some();
    let new = NewRequest {
        group: group.id,
        asker,
        note,
        behind: match found.id {
            PassId::Invite(invite) => Behind::Invite(invite),
            PassId::Code(code) | PassId::CampaignCode(code, _) => Behind::Code(code),
        },
        // A code names no group to those whom it does not let in.
        tells_group: found.pass.kind.is_link() && (!is_stranger || found.pass.admits_new()),
        address_proved: is_stranger && is_proved,
    };
    RequestedGroup { by, group: &group.name }.take(conn, &new, is_proved)
}

/// Where requests into a group are taken.
struct RequestedGroup<'a> {
    by: &'a By,
    /// The group's name.
    group: &'a str,
}

impl RequestedGroup<'_> {
    /// Writes the request down and tells those who decide, unless the asker has one open.
    fn take(&self, conn: &mut Conn, new: &NewRequest, is_proved: bool) -> Result<AskOutcome, Stop<AskError>> {
        let known = known(conn, &new.asker)?;
        if let Some(open) = store::open(conn, new.group, &known)? {
            if new.address_proved {
                store::prove(conn, open.request)?;
            }
            return Ok(if is_proved { AskOutcome::Waits(open) } else { AskOutcome::Before });
        }
        let is_stranger = matches!(new.asker, Asker::Address(..));
        if is_stranger && store::open_of_addresses(conn, new.group, MOST_OPEN)? >= MOST_OPEN {
            return Err(Stop::Refused(AskError::TooMany));
        }
        let link = store::insert(conn, new, self.by.now)?;
        let id = link.request;
        let (invite, code) = match new.behind {
            Behind::Invite(invite) => (Some(invite), None),
            Behind::Code(code) => (None, Some(code)),
        };
        events::record(conn, self.by, &RequestEvent::Made { group: new.group, request: id, invite, code })?;
        self.tell_managers(conn, new, id)?;
        Ok(AskOutcome::Waits(link))
    }

    fn tell_managers(&self, conn: &mut Conn, new: &NewRequest, id: RequestId) -> Result<(), Stop<AskError>> {
        let (name, address) = match &new.asker {
            Asker::Person(_, name) => (name.clone(), String::new()),
            Asker::Address(email, name) => (name.clone(), email.typed().to_owned()),
        };
        let parameters = mail::parameters(&ToManager {
            group_id: new.group,
            group: self.group.to_owned(),
            name,
            address,
            note: new.note.clone(),
            by_code: matches!(new.behind, Behind::Code(_)),
        })?;
        let managers_to_tell: Vec<(UserId, String)> = groups::managers_to_tell(conn, new.group, MANAGERS)?;
        for (person, to) in managers_to_tell {
            let draft = Draft {
                kind: emails::ASKED,
                parameters: parameters.clone(),
                to,
                person: Some(person),
                reference: Some(id.0),
            };
            mail::enqueue(conn, &draft, &self.by.entropy, self.by.now)?;
        }
        Ok(())
    }
}

/// All by which `asker` is known. An address that an account merely claims is not the account's.
fn known(conn: &mut Conn, asker: &Asker) -> QueryResult<KnownAsker> {
    let account = match asker {
        Asker::Person(person, _) => people::find(conn, *person)?,
        Asker::Address(email, _) => people::find_by_email(conn, email.key())?,
    };
    let proved = account.filter(|account| account.email_confirmed_at.is_some());
    Ok(match asker {
        Asker::Person(person, _) => {
            let email = proved.and_then(|account| text::email(account.email.as_deref()?).ok());
            KnownAsker { person: Some(*person), address_key: email.map(|email| email.key().to_owned()) }
        }
        Asker::Address(email, _) => {
            KnownAsker { person: proved.map(|account| account.id), address_key: Some(email.key().to_owned()) }
        }
    })
}
