//! An event as it is read.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::types::JoinMethod;
use crate::ids::{EventId, GroupId, UserId};
use crate::locale::Arg;
use crate::personal_data::PersonName;
use crate::t;

/// An event, with the names of whom it speaks of.
#[derive(Debug, Clone, Queryable)]
pub struct Row {
    /// Its id.
    pub id: EventId,
    /// When it happened.
    pub at: Moment,
    /// What happened; a kind that a newer program wrote may be unknown.
    pub kind: String,
    /// How somebody joined.
    pub method: Option<JoinMethod>,
    /// With which code, invite, ….
    pub reference: Option<i64>,
    /// The rest of it, as JSON.
    pub payload: Option<String>,
    /// From where.
    pub address: Option<String>,
    /// Who did it.
    pub actor: Option<Named>,
    /// To whom.
    pub person: Option<Named>,
    /// In which group.
    pub group: Option<(GroupId, String)>,
}

/// A person whom an event names.
#[derive(Debug, Clone, Queryable)]
pub struct Named {
    /// Their id.
    pub id: UserId,
    /// Their name.
    pub name: PersonName,
    /// Their address; none once erased.
    pub email: Option<String>,
}

impl Row {
    /// Who did it, as a sentence begins: a name, or the program itself.
    pub fn who(&self) -> Arg<'static> {
        // Whoever makes an account, and joins by its code, is not signed in yet.
        match self.actor.as_ref().or(self.person.as_ref()) {
            None => "Muster".into(),
            Some(who) if who.name.is_erased() => t::events::deleted_actor().into(),
            Some(who) => who.name.clone().into(),
        }
    }

    /// Whom it was done to.
    pub fn whom(&self) -> Arg<'static> {
        match &self.person {
            None => t::events::someone().into(),
            Some(whom) if whom.name.is_erased() => t::events::deleted_person().into(),
            Some(whom) => whom.name.clone().into(),
        }
    }

    /// Whether they did it to themselves.
    pub fn is_by_themselves(&self) -> bool {
        match (&self.actor, &self.person) {
            (Some(actor), Some(person)) => actor.id == person.id,
            (None, _) => true,
            (Some(_), None) => false,
        }
    }
}
