//! Many people at once, in as few statements as if they were one.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{user_words, users};
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryResult, bulk_insert, per_backend};
use crate::ids::UserId;

use super::NewPerson;

/// Rows written at once: with nine values each, far from the limits of both databases.
const PIECE: usize = 1_000;

/// Somebody whom the directory knows by their address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownAccount {
    /// Their id.
    pub id: UserId,
    /// Where the account stands.
    pub state: UserState,
    /// What they may do in the organization.
    pub role: OrgRole,
}

/// Those who have one of these addresses, as compared, by it.
pub fn known_by_email(conn: &mut Conn, email_keys: &[&str]) -> QueryResult<HashMap<String, KnownAccount>> {
    let mut known = HashMap::with_capacity(email_keys.len());
    for piece in email_keys.chunks(PIECE) {
        let found: Vec<(Option<String>, UserId, UserState, OrgRole)> = users::table
            .filter(users::email_key.eq_any(piece.to_vec()))
            .select((users::email_key, users::id, users::state, users::role))
            .load(conn)?;
        let found =
            found.into_iter().filter_map(|(key, id, state, role)| Some((key?, KnownAccount { id, state, role })));
        known.extend(found);
    }
    Ok(known)
}

/// Somebody to be written down, with the words by which they are found.
pub type Newcomer<'a> = (NewPerson<'a>, &'a [String]);

/// Writes down `people` and gives their ids, in their order; `None`, where somebody has one of their addresses: then
/// whoever calls it undoes what was written.
pub fn insert_many<'a>(conn: &mut Conn, people: &[Newcomer<'a>], now: Moment) -> QueryResult<Option<Vec<UserId>>> {
    let row = |(person, _): &Newcomer<'a>| {
        (person.clone(), users::password_hash.eq(person.password_hash), users::created_at.eq(now))
    };
    let mut added = 0;
    for piece in people.chunks(PIECE) {
        let rows: Vec<_> = piece.iter().map(row).collect();
        added += per_backend!(conn, |conn| diesel::insert_into(users::table)
            .values(&rows)
            .on_conflict(users::email_key)
            .do_nothing()
            .execute(conn))?;
    }
    if added < people.len() {
        return Ok(None);
    }
    let keys: Vec<&str> = people.iter().map(|(person, _)| person.email_key).collect();
    let known = known_by_email(conn, &keys)?;
    let ids: Vec<UserId> = keys.iter().filter_map(|key| known.get(*key).map(|known| known.id)).collect();
    let mut words: Vec<(&str, UserId)> =
        people.iter().zip(&ids).flat_map(|((_, words), id)| words.iter().map(|word| (word.as_str(), *id))).collect();
    // In the order of the index, so that each of its pages is turned up once.
    words.sort_unstable();
    for piece in words.chunks(4 * PIECE) {
        let rows: Vec<_> =
            piece.iter().map(|(word, person)| (user_words::word.eq(*word), user_words::user_id.eq(*person))).collect();
        bulk_insert!(conn, user_words::table, rows)?;
    }
    Ok(Some(ids))
}

/// Gives those of `people` who have the role `from` the role `to`, and tells who they were.
pub fn change_roles(conn: &mut Conn, people: &[UserId], from: OrgRole, to: OrgRole) -> QueryResult<Vec<UserId>> {
    diesel::update(users::table)
        .filter(users::id.eq_any(people.to_vec()))
        .filter(users::role.eq(from))
        .set(users::role.eq(to))
        .returning(users::id)
        .get_results(conn)
}
