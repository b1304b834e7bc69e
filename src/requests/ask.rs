//! **Request access**.

use serde_json::json;

use crate::audit::{self, Action, Actor, Entry};
use crate::clock::Moment;
use crate::db::{Conn, Stop};
use crate::groups;
use crate::ids::{RequestId, UserId};
use crate::invites::{self, Behind, Presented};
use crate::mail::{self, Draft};
use crate::web::App;

use super::letters::{self, ToManager};
use super::rules::{Asker, MOST_OPEN, NotTaken};
use super::store::{self, NewRequest};

/// Managers of a group that are written to.
const MANAGERS: i64 = 20;

/// Whether there is reason to ask: the link is dead, or whoever opens it was taken out of the group.
pub(super) fn may_ask(behind: &Behind, signed_in: bool) -> bool {
    let outcome = if signed_in { behind.to_members } else { behind.to_newcomers };
    let is_dead = outcome.is_err_and(invites::Refusal::offers_request);
    !behind.is_in && (is_dead || (signed_in && behind.was_removed))
}

/// Takes the request of `asker` behind `link`, and writes to those who decide; a second one of the
/// same asker while the first is open is the first.
pub(super) async fn ask(
    app: &App,
    link: &Presented,
    asker: Asker,
    note: String,
    actor: Actor,
) -> Result<RequestId, Stop<NotTaken>> {
    let (desk, link) = (app.clone(), link.clone());
    let taken = app
        .db
        .write(move |conn| {
            let now = desk.now();
            let person = match &asker {
                Asker::Person(person, _) => Some(*person),
                Asker::Address(..) => None,
            };
            let behind = invites::behind(conn, &desk.key, &link, person, now)?;
            let behind = behind.filter(|behind| may_ask(behind, person.is_some()));
            let behind = behind.ok_or(Stop::Refused(NotTaken::NoNeed))?;
            invites::start(conn, &desk.key, &link, now)?;
            if person.is_none() && store::open_of_addresses(conn, behind.group, MOST_OPEN)? >= MOST_OPEN {
                return Err(Stop::Refused(NotTaken::TooMany));
            }
            let new = NewRequest { group: behind.group, asker, note, invite: behind.invite };
            let (id, is_new) = store::insert(conn, &new, now)?;
            if is_new {
                let entry = Entry::of(Action::RequestMade, id.0).in_group(behind.group);
                audit::record(conn, &actor, now, entry.to(json!({ "invite": behind.invite })))?;
                tell_keepers(conn, &desk, &new, &behind.name, id, now)?;
            }
            Ok(id)
        })
        .await?;
    app.outbox.knock();
    Ok(taken)
}

fn tell_keepers(
    conn: &mut Conn,
    app: &App,
    new: &NewRequest,
    group: &str,
    id: RequestId,
    now: Moment,
) -> Result<(), Stop<NotTaken>> {
    let (name, address) = match &new.asker {
        Asker::Person(_, name) => (name.clone(), String::new()),
        Asker::Address(email, name) => (name.clone(), email.typed().to_owned()),
    };
    let parameters = mail::parameters(&ToManager {
        group_id: new.group,
        group: group.to_owned(),
        name,
        address,
        note: new.note.clone(),
    })?;
    let keepers: Vec<(UserId, String)> = groups::keepers(conn, new.group, MANAGERS)?;
    for (person, to) in keepers {
        let draft = Draft {
            kind: letters::ASKED,
            parameters: parameters.clone(),
            to,
            person: Some(person),
            reference: Some(id.0),
        };
        mail::enqueue(conn, &draft, &app.entropy, now)?;
    }
    Ok(())
}
