//! Which emails somebody gets: the topics that concern them, and what they have turned off.
//!
//! A choice belongs to an address and to whoever has proved it, not to an account.

use std::collections::BTreeSet;

use crate::by::By;
use crate::db::types::OrgRole;
use crate::db::{Conn, Fault, QueryResult};
use crate::events;
use crate::groups;
use crate::mail::{self, EmailTopic};
use crate::people::{Person, PersonEvent};

/// A topic, and whether they get emails about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EmailChoice {
    pub topic: EmailTopic,
    pub is_on: bool,
}

/// What `person` can choose; nothing before they have proved their address.
pub(super) fn choices(conn: &mut Conn, person: &Person) -> QueryResult<Vec<EmailChoice>> {
    let Some(email) = person.proved_email() else { return Ok(Vec::new()) };
    let off = mail::turned_off(conn, email.key())?;
    let manages = person.role >= OrgRole::Manager || groups::managed_at_all(conn, person.id)?;
    let concern = EmailTopic::ALL.iter().copied().filter(|topic| manages || !topic.is_for_managers());
    Ok(concern.map(|topic| EmailChoice { topic, is_on: !off.contains(&topic) }).collect())
}

/// Has `person` get emails about the topics of `wanted`, and about no others that they can choose.
pub(super) fn choose(conn: &mut Conn, by: &By, person: &Person, wanted: &BTreeSet<EmailTopic>) -> Result<(), Fault> {
    let Some(email) = person.proved_email() else { return Ok(()) };
    let (mut off, mut on) = (Vec::new(), Vec::new());
    for EmailChoice { topic, is_on } in choices(conn, person)? {
        match (is_on, wanted.contains(&topic)) {
            (true, false) => {
                mail::unsubscribe(conn, email.key(), topic, by.now)?;
                off.push(topic);
            }
            (false, true) => {
                mail::subscribe(conn, email.key(), topic)?;
                on.push(topic);
            }
            _ => {}
        }
    }
    if !off.is_empty() || !on.is_empty() {
        events::record(conn, by, &PersonEvent::EmailsChosen { person: person.id, off, on })?;
    }
    Ok(())
}
