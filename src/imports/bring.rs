//! Bringing the people of a file.

use std::collections::HashMap;

use serde_json::json;

use crate::audit::{self, Action, Actor, Entry};
use crate::clock::Moment;
use crate::db::types::{DoorKind, GroupRole, UserState};
use crate::db::{self, Conn, Fault, Stop, in_savepoint};
use crate::groups::{self, Door, Refusal};
use crate::ids::{GroupId, UserId};
use crate::people::{self, NewPerson};
use crate::text;
use crate::zone::Zone;

use super::rules::{Line, Wrong};
use super::store;

/// Rows in one transaction: a server beside it waits for one at a time.
const BATCH: usize = 200;

/// Whether it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Everything is taken back.
    Try,
    /// Everything stays.
    Apply,
}

/// What a row brought.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// Whether the person is new.
    pub added: bool,
    /// The groups that they came into.
    pub joined: Vec<String>,
}

impl Brought {
    /// Whether everything was as the row says already.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        !self.added && self.joined.is_empty()
    }
}

/// Brings the people of `lines` and tells of each what it brought, or why it brought nothing.
pub fn bring(
    conn: &mut Conn,
    lines: &[Line],
    mode: Mode,
    zone: Zone,
    now: Moment,
    mut tell: impl FnMut(&Line, Result<Brought, Wrong>),
) -> Result<(), Fault> {
    for batch in lines.chunks(BATCH) {
        let mut outcomes = Vec::with_capacity(batch.len());
        let done = db::transaction(conn, |conn| {
            let groups = store::groups_by_name(conn)?;
            for line in batch {
                let row = in_savepoint(conn, |conn| bring_one(conn, line, &groups, zone, now));
                outcomes.push(match row {
                    Ok(brought) => Ok(brought),
                    Err(Stop::Refused(wrong)) => Err(wrong),
                    Err(Stop::Fault(fault)) => return Err(Stop::Fault(fault)),
                });
            }
            if mode == Mode::Try { Err(Stop::Refused(TakenBack)) } else { Ok(()) }
        });
        if let Err(Stop::Fault(fault)) = done {
            return Err(fault);
        }
        for (line, outcome) in batch.iter().zip(outcomes) {
            tell(line, outcome);
        }
    }
    Ok(())
}

/// The end of a trial: the transaction is rolled back.
struct TakenBack;

fn bring_one(
    conn: &mut Conn,
    line: &Line,
    groups: &HashMap<String, Vec<GroupId>>,
    zone: Zone,
    now: Moment,
) -> Result<Brought, Stop<Wrong>> {
    let actor = Actor::default();
    let mut brought = Brought::default();
    let person = match people::find_by_email(conn, line.email.key())? {
        Some(person) if person.state == UserState::Pending => return Err(Stop::Refused(Wrong::SigningUp)),
        Some(person) => person.id,
        None => {
            brought.added = true;
            add(conn, line, &actor, now)?
        }
    };
    let door = Door { kind: DoorKind::Import, reference: None, made_at: None, role: GroupRole::Member };
    for name in &line.groups {
        let group = match groups.get(&text::fold(name)).map(Vec::as_slice) {
            Some([group]) => *group,
            Some([_, _, ..]) => return Err(Stop::Refused(Wrong::ManyGroups(name.clone()))),
            _ => return Err(Stop::Refused(Wrong::NoGroup(name.clone()))),
        };
        match groups::admit(conn, group, person, &door, &actor, zone, now) {
            Ok(_) => brought.joined.push(name.clone()),
            Err(Stop::Refused(Refusal::AlreadyIn)) => {}
            Err(Stop::Refused(refusal)) => return Err(Stop::Refused(Wrong::Refused(name.clone(), refusal))),
            Err(Stop::Fault(fault)) => return Err(Stop::Fault(fault)),
        }
    }
    Ok(brought)
}

/// Somebody new, who sets a password by **Forgotten password**.
fn add(conn: &mut Conn, line: &Line, actor: &Actor, now: Moment) -> Result<UserId, Stop<Wrong>> {
    let person = NewPerson {
        email: line.email.typed(),
        email_key: line.email.key(),
        email_confirmed_at: None,
        name: &line.name,
        name_key: &text::fold(&line.name),
        password_hash: None,
        role: line.role,
        state: UserState::Active,
    };
    let id = people::insert(conn, &person, now)?;
    people::set_words(conn, id, &text::words(&line.name, line.email.typed()))?;
    let after = json!({ "door": DoorKind::Import, "role": line.role });
    audit::record(conn, actor, now, Entry::of(Action::PersonAdded, id.0).to(after))?;
    Ok(id)
}
