//! The people.

use std::collections::HashMap;
use std::ops::Range;

use crate::by::By;
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, Fault};
use crate::events;
use crate::ids::UserId;
use crate::people::{self, NewPerson, PersonEvent};
use crate::text;

use super::names;

/// Who the printed sign-ins belong to, by their place among the people.
pub(super) const ADMIN: usize = 0;
pub(super) const MANAGER: usize = 3;
pub(super) const MEMBER: usize = 8;

/// How many of the first may make groups: admins and managers.
pub(super) const STAFF: u32 = 6;

/// How many people are there from the founding on.
pub(super) const FIRST: usize = 10;

/// Where their addresses are.
const DOMAIN: &str = "northbridge.example";

/// Whether an admin's import added them; the others signed up.
pub(super) fn is_imported(place: usize) -> bool {
    place >= FIRST && place % 5 == 3
}

/// Somebody who does not exist.
struct Invented {
    place: usize,
    name: String,
    name_key: String,
    email: String,
    words: Vec<String>,
}

/// Invents people, one after the other.
pub(super) struct Newcomers<'a> {
    /// How many have the same name so far.
    namesakes: HashMap<String, u32>,
    /// Of the password that all have.
    hash: &'a str,
}

impl<'a> Newcomers<'a> {
    pub fn new(hash: &'a str) -> Self {
        Self { namesakes: HashMap::new(), hash }
    }

    /// Adds the people of these places.
    pub fn arrive(&mut self, conn: &mut Conn, places: Range<usize>, by: &By) -> Result<Vec<UserId>, Fault> {
        let invented: Vec<Invented> = places.map(|place| self.invent(place, by)).collect();
        let rows: Vec<_> = invented.iter().map(|person| (self.row(person, by), person.words.as_slice())).collect();
        let there = || Fault::Broken("two invented people have one address".to_owned());
        let ids = people::insert_many(conn, &rows, by.now)?.ok_or_else(there)?;
        let (mut signed_up, mut added) = (Vec::new(), Vec::new());
        for (invented, &person) in invented.iter().zip(&ids) {
            if is_imported(invented.place) {
                added.push(PersonEvent::Added { person });
            } else {
                signed_up.push(PersonEvent::SignedUp { person, role: None });
            }
        }
        // Whoever signs up is not signed in yet.
        events::record_all(conn, &By { actor: None, ..by.clone() }, None, &signed_up)?;
        events::record_all(conn, by, None, &added)?;
        Ok(ids)
    }

    fn invent(&mut self, place: usize, by: &By) -> Invented {
        let name = names::name(&by.entropy);
        let mailbox = names::mailbox(&name);
        let others = self.namesakes.entry(mailbox.clone()).or_insert(0);
        *others += 1;
        let number = if *others == 1 { String::new() } else { others.to_string() };
        let email = format!("{mailbox}{number}@{DOMAIN}");
        let words = text::words(&name, &email).into_iter().collect();
        Invented { place, name_key: text::fold(&name), name, email, words }
    }

    fn row<'b>(&'b self, person: &'b Invented, by: &By) -> NewPerson<'b> {
        let place = person.place;
        NewPerson {
            email: &person.email,
            email_key: &person.email,
            email_confirmed_at: (place < FIRST || place % 7 != 5).then_some(by.now),
            name: &person.name,
            name_key: &person.name_key,
            // Of those who were imported some have not asked for one yet.
            password_hash: (!is_imported(place) || place.is_multiple_of(2)).then_some(self.hash),
            role: match place {
                0..2 => OrgRole::Admin,
                2..6 => OrgRole::Manager,
                _ if place % 60 == 40 => OrgRole::Manager,
                _ => OrgRole::Member,
            },
            state: UserState::Active,
        }
    }
}
