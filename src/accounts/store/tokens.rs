//! Rows from which emailed tokens are derived.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::tokens;
use crate::db::types::TokenPurpose;
use crate::db::{self, Conn, QueryResult, per_backend};
use crate::ids::{TokenId, UserId};
use crate::text::Email;

/// A token to be written down.
#[derive(Debug, Clone)]
pub(in crate::accounts) struct NewToken<'a> {
    pub purpose: TokenPurpose,
    /// Whose account it concerns, where there is one.
    pub person: Option<UserId>,
    /// The address that it proves, as typed and as compared.
    pub address: &'a str,
    pub address_key: &'a str,
    /// Of an account that begins with its confirmation.
    pub name: Option<&'a str>,
    pub password_hash: Option<&'a str>,
    pub ends_at: Moment,
}

/// A row is not renewed, a newer one takes its place: its generation stays as it is given here.
pub(in crate::accounts) fn insert_token(
    conn: &mut Conn,
    token: &NewToken<'_>,
    now: Moment,
) -> QueryResult<(TokenId, i64)> {
    let generation = db::generation(conn)?;
    diesel::insert_into(tokens::table)
        .values((
            tokens::purpose.eq(token.purpose),
            tokens::user_id.eq(token.person),
            tokens::address.eq(token.address),
            tokens::address_key.eq(token.address_key),
            tokens::name.eq(token.name),
            tokens::password_hash.eq(token.password_hash),
            tokens::generation.eq(generation),
            tokens::created_at.eq(now),
            tokens::ends_at.eq(token.ends_at),
        ))
        .returning((tokens::id, tokens::generation))
        .get_result(conn)
}

/// Rows written at once: with seven values each, far from the limits of both databases.
const BATCH: usize = 1_000;

/// Writes down a token each for people whose accounts were just made, and tells which are whose.
pub(in crate::accounts) fn insert_first_tokens(
    conn: &mut Conn,
    people: &[(UserId, Email)],
    ends_at: Moment,
    now: Moment,
) -> QueryResult<HashMap<UserId, (TokenId, i64)>> {
    let generation = db::generation(conn)?;
    let row = |(person, email): &(UserId, Email)| {
        (
            tokens::purpose.eq(TokenPurpose::Reset),
            tokens::user_id.eq(*person),
            tokens::address.eq(email.typed().to_owned()),
            tokens::address_key.eq(email.key().to_owned()),
            tokens::generation.eq(generation),
            tokens::created_at.eq(now),
            tokens::ends_at.eq(ends_at),
        )
    };
    let mut made = HashMap::with_capacity(people.len());
    for batch in people.chunks(BATCH) {
        let rows: Vec<_> = batch.iter().map(row).collect();
        per_backend!(conn, |conn| diesel::insert_into(tokens::table).values(&rows).execute(conn))?;
        let owners: Vec<UserId> = batch.iter().map(|(person, _)| *person).collect();
        // They had none before.
        let found: Vec<(Option<UserId>, TokenId)> = tokens::table
            .filter(tokens::user_id.eq_any(owners))
            .filter(tokens::purpose.eq(TokenPurpose::Reset))
            .select((tokens::user_id, tokens::id))
            .load(conn)?;
        made.extend(found.into_iter().filter_map(|(person, token)| Some((person?, (token, generation)))));
    }
    Ok(made)
}

/// A token's row.
#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct Token {
    pub id: TokenId,
    pub person: Option<UserId>,
    pub address: Option<String>,
    pub address_key: Option<String>,
    pub name: Option<String>,
    pub password_hash: Option<String>,
    pub generation: i64,
    pub ends_at: Moment,
    pub used_at: Option<Moment>,
    /// Where whoever follows the link was going (see [`crate::accounts`]' `return_to`).
    pub next: Option<String>,
}

pub(in crate::accounts) fn find_token(
    conn: &mut Conn,
    purpose: TokenPurpose,
    id: TokenId,
) -> QueryResult<Option<Token>> {
    tokens::table
        .find(id)
        .filter(tokens::purpose.eq(purpose))
        .select((
            tokens::id,
            tokens::user_id,
            tokens::address,
            tokens::address_key,
            tokens::name,
            tokens::password_hash,
            tokens::generation,
            tokens::ends_at,
            tokens::used_at,
            tokens::next,
        ))
        .first(conn)
        .optional()
}

/// Notes where whoever follows a token's link is going.
pub(in crate::accounts) fn set_next(conn: &mut Conn, id: TokenId, next: &str) -> QueryResult<()> {
    diesel::update(tokens::table.find(id)).set(tokens::next.eq(next)).execute(conn).map(drop)
}

/// Marks a token as used and drops the password kept with it; false if it was used before.
pub(in crate::accounts) fn spend(conn: &mut Conn, id: TokenId, now: Moment) -> QueryResult<bool> {
    let spent = diesel::update(tokens::table.find(id))
        .filter(tokens::used_at.is_null())
        .set((tokens::used_at.eq(now), tokens::password_hash.eq(None::<String>)))
        .execute(conn)?;
    Ok(spent > 0)
}

/// Ends what is open of a purpose for an account, or, where there is none, for an address.
pub(in crate::accounts) fn end_all(
    conn: &mut Conn,
    purpose: TokenPurpose,
    person: Option<UserId>,
    address_key: &str,
    now: Moment,
) -> QueryResult<()> {
    let mut open = diesel::update(tokens::table)
        .filter(tokens::purpose.eq(purpose))
        .filter(tokens::used_at.is_null())
        .filter(tokens::ends_at.gt(now))
        .into_boxed();
    open = match person {
        Some(person) => open.filter(tokens::user_id.eq(person)),
        None => open.filter(tokens::user_id.is_null()).filter(tokens::address_key.eq(address_key)),
    };
    open.set((tokens::ends_at.eq(now), tokens::password_hash.eq(None::<String>))).execute(conn).map(drop)
}

/// How many tokens of a purpose were made for an address since `since`.
pub(in crate::accounts) fn count_since(
    conn: &mut Conn,
    purpose: TokenPurpose,
    address_key: &str,
    since: Moment,
) -> QueryResult<i64> {
    tokens::table
        .filter(tokens::address_key.eq(address_key))
        .filter(tokens::purpose.eq(purpose))
        .filter(tokens::created_at.gt(since))
        .count()
        .get_result(conn)
}

/// Ends every link that is open, and tells how many that were.
pub(in crate::accounts) fn end_every(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    diesel::update(tokens::table)
        .filter(tokens::used_at.is_null())
        .filter(tokens::ends_at.gt(now))
        .set((tokens::ends_at.eq(now), tokens::password_hash.eq(None::<String>)))
        .execute(conn)
}

/// The links that open nothing at `now`, as far as they are remembered.
pub(in crate::accounts) fn over(conn: &mut Conn, now: Moment) -> QueryResult<Vec<i64>> {
    tokens::table.filter(tokens::used_at.is_not_null().or(tokens::ends_at.le(now))).select(tokens::id).load(conn)
}
