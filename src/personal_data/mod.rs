//! What is held about people: every module takes them out of its own tables, and hands over what these say of them.
//!
//! A module with a person in one of its tables has a file of this name, and `app` gathers them as it gathers routes.

mod model;

use serde::Serialize;
use serde_json::{Value, json};

use crate::by::By;
use crate::db::{Conn, QueryResult};
use crate::ids::UserId;

pub use model::{DELETED_ACCOUNT, PersonName};

/// One module's part in erasing people and in the copy of what is held about them.
#[derive(Debug, Clone, Copy)]
pub struct PersonalData {
    /// Takes people out of rows, which stay.
    pub erase: fn(&mut Conn, &Erasure<'_>) -> QueryResult<()>,
    /// What the rows say of somebody.
    pub export_of: fn(&mut Conn, UserId) -> QueryResult<Vec<Section>>,
}

/// A part of the copy, under its name.
pub type Section = (&'static str, Value);

/// The section `name`, with what `rows` say.
pub fn section(name: &'static str, rows: &[impl Serialize]) -> Section {
    (name, json!(rows))
}

/// People whose accounts are erased.
#[derive(Debug)]
pub struct Erasure<'a> {
    /// Who they were.
    pub people: Vec<Erased>,
    /// Whether they asked for it, or were added by mistake and never used their accounts.
    pub is_asked_for: bool,
    /// Who erases them.
    pub by: &'a By,
}

/// Somebody who is erased, as they were known.
#[derive(Debug, Clone)]
pub struct Erased {
    /// Their id, which stays.
    pub id: UserId,
    /// The key of their address.
    pub address_key: Option<String>,
    /// Whether they had proved that they read it.
    pub is_proved: bool,
}

impl Erasure<'_> {
    /// The ids of all.
    pub fn ids(&self) -> Vec<UserId> {
        self.people.iter().map(|person| person.id).collect()
    }

    /// The keys of all addresses, proved or only claimed.
    pub fn address_keys(&self) -> Vec<&str> {
        self.people.iter().filter_map(|person| person.address_key.as_deref()).collect()
    }

    /// Who had proved an address, and its key. Whoever only claimed one takes nothing from whoever reads it.
    pub fn proved_addresses(&self) -> impl Iterator<Item = (UserId, &str)> {
        let proved = self.people.iter().filter(|person| person.is_proved);
        proved.filter_map(|person| Some((person.id, person.address_key.as_deref()?)))
    }
}

/// What stands in the place of the key of an address in the row with this id.
pub fn no_address(id: i64) -> String {
    format!("deleted {id}")
}
