//! Accounts by the mailbox that their address is.
//!
//! One mailbox is one account, but for those that were made before all spellings of a domain were one:
//! of them one has the mailbox's key, and each other is known by just its own spelling (`legacy_key`)
//! until an admin has settled it.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::users;
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult, columns};
use crate::text::Email;

use super::Person;

/// The most accounts that share a mailbox with another which are told at once.
const MOST: i64 = 100;

/// The person whose mailbox this is, by its key.
pub fn find_by_email(conn: &mut Conn, email_key: &str) -> QueryResult<Option<Person>> {
    users::table.filter(users::email_key.eq(email_key)).select(columns::<Person>()).first(conn).optional()
}

/// The person who signs in with this address: whoever is known by just this spelling, else the one
/// whose mailbox it is.
pub fn find_by_address(conn: &mut Conn, email: &Email) -> QueryResult<Option<Person>> {
    let known = users::table
        .filter(users::legacy_key.eq(email.spelling()))
        .select(columns::<Person>())
        .first(conn)
        .optional()?;
    match known {
        Some(person) => Ok(Some(person)),
        None => find_by_email(conn, email.key()),
    }
}

/// Pairs of accounts of one mailbox that are not settled: the one that has its key, and another. Both
/// may be used, or one was made by somebody whose other account had been deactivated.
pub fn duplicates(conn: &mut Conn) -> QueryResult<Vec<(Person, Person)>> {
    let others: Vec<Dated> = users::table
        .filter(users::legacy_key.is_not_null())
        .order(users::legacy_key)
        .limit(MOST)
        .select((columns::<Person>(), users::created_at, users::deactivated_at))
        .load(conn)?;
    if others.is_empty() {
        return Ok(Vec::new());
    }
    let keys: Vec<String> = others.iter().filter_map(|(other, ..)| key(other)).collect();
    let primaries: Vec<Dated> = users::table
        .filter(users::email_key.eq_any(&keys))
        .select((columns::<Person>(), users::created_at, users::deactivated_at))
        .load(conn)?;
    let primaries: HashMap<String, Dated> =
        primaries.into_iter().filter_map(|primary| Some((key(&primary.0)?, primary))).collect();
    let pair = |other: Dated| {
        let primary = primaries.get(&key(&other.0)?)?;
        is_unsettled(primary, &other).then(|| (primary.0.clone(), other.0))
    };
    Ok(others.into_iter().filter_map(pair).collect())
}

/// Somebody, when the account was made, and since when it is deactivated.
type Dated = (Person, Moment, Option<Moment>);

fn is_unsettled(one: &Dated, other: &Dated) -> bool {
    let is_active = |dated: &Dated| dated.0.state == UserState::Active;
    let came_back = |gone: &Dated, back: &Dated| {
        gone.0.state == UserState::Deactivated && is_active(back) && gone.2.is_none_or(|at| at < back.1)
    };
    (is_active(one) && is_active(other)) || came_back(one, other) || came_back(other, one)
}

/// Gives mailboxes whose accounts have let go of them to those that share them.
pub fn reassign_keys(conn: &mut Conn, keys: &[String]) -> QueryResult<()> {
    let others =
        users::table.filter(users::legacy_key.is_not_null()).order(users::legacy_key).select(columns::<Person>());
    let mut others: Vec<Person> = others.load(conn)?;
    // An account that may be used before one that was deactivated.
    others.sort_by_key(|other| (other.state != UserState::Active, other.id));
    for other in others {
        let Some(key) = key(&other).filter(|key| keys.contains(key)) else { continue };
        if find_by_email(conn, &key)?.is_none() {
            diesel::update(users::table.find(other.id))
                .set((users::email_key.eq(key), users::legacy_key.eq(None::<String>)))
                .execute(conn)?;
        }
    }
    Ok(())
}

fn key(person: &Person) -> Option<String> {
    person.address().map(|email| email.key().to_owned())
}
