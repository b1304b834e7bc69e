//! Rows from which emailed tokens are derived.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::accounts::rules::LinkError;
use crate::clock::Moment;
use crate::db::schema::tokens;
use crate::db::types::TokenPurpose;
use crate::db::{self, Conn, QueryResult, Stop, columns, per_backend};
use crate::ids::{TokenId, UserId};
use crate::text::Email;

/// A token to be written down.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = tokens, treat_none_as_default_value = false)]
pub struct NewToken {
    /// What its link is for.
    pub purpose: TokenPurpose,
    /// Whose account it concerns, where there is one.
    #[diesel(column_name = user_id)]
    pub person: Option<UserId>,
    /// The address that it proves, as typed; none of a link that goes to nobody's mailbox.
    pub address: Option<String>,
    /// The same as compared.
    pub address_key: Option<String>,
    /// Of an account that begins with its confirmation.
    pub name: Option<String>,
    /// The PHC string of that account's password.
    pub password_hash: Option<String>,
    /// When it ends.
    pub ends_at: Moment,
}

/// A row is not renewed, a newer one takes its place: its generation stays as it is given here.
pub fn insert_token(conn: &mut Conn, token: &NewToken, now: Moment) -> QueryResult<(TokenId, i64)> {
    let generation = db::generation(conn)?;
    diesel::insert_into(tokens::table)
        .values((token, tokens::generation.eq(generation), tokens::created_at.eq(now)))
        .returning((tokens::id, tokens::generation))
        .get_result(conn)
}

/// Rows written at once: with nine values each, far from the limits of both databases.
const BATCH: usize = 1_000;

/// Writes down a token each for people whose accounts were just made, and tells which are whose.
pub(in crate::accounts) fn insert_first_tokens(
    conn: &mut Conn,
    people: &[(UserId, Email)],
    ends_at: Moment,
    now: Moment,
) -> QueryResult<HashMap<UserId, (TokenId, i64)>> {
    let generation = db::generation(conn)?;
    let mut made = HashMap::with_capacity(people.len());
    for batch in people.chunks(BATCH) {
        let tokens = batch.iter().map(|(person, email)| NewToken {
            purpose: TokenPurpose::Reset,
            person: Some(*person),
            address: Some(email.typed().to_owned()),
            address_key: Some(email.key().to_owned()),
            name: None,
            password_hash: None,
            ends_at,
        });
        let made_now = (tokens::generation.eq(generation), tokens::created_at.eq(now));
        let rows: Vec<_> = tokens.map(|token| (token, made_now)).collect();
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
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = tokens)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    #[diesel(column_name = user_id)]
    pub(in crate::accounts) person: Option<UserId>,
    pub(in crate::accounts) address: Option<String>,
    pub(in crate::accounts) address_key: Option<String>,
    pub(in crate::accounts) name: Option<String>,
    pub(in crate::accounts) password_hash: Option<String>,
    pub(in crate::accounts) generation: i64,
    pub(in crate::accounts) ends_at: Moment,
    pub(in crate::accounts) used_at: Option<Moment>,
    /// Where whoever follows the link was going (see [`crate::accounts`]' `return_to`).
    pub(in crate::accounts) next: Option<String>,
}

pub(in crate::accounts) fn find_token(
    conn: &mut Conn,
    purpose: TokenPurpose,
    id: TokenId,
) -> QueryResult<Option<Token>> {
    tokens::table.find(id).filter(tokens::purpose.eq(purpose)).select(columns::<Token>()).first(conn).optional()
}

/// Notes where whoever follows a token's link is going.
pub(in crate::accounts) fn set_next(conn: &mut Conn, id: TokenId, next: &str) -> QueryResult<()> {
    diesel::update(tokens::table.find(id)).set(tokens::next.eq(next)).execute(conn).map(drop)
}

/// Marks a token as used and drops the password kept with it; refused if it was used before.
pub fn mark_used(conn: &mut Conn, id: TokenId, now: Moment) -> Result<(), Stop<LinkError>> {
    let marked = diesel::update(tokens::table.find(id))
        .filter(tokens::used_at.is_null())
        .set((tokens::used_at.eq(now), tokens::password_hash.eq(None::<String>)))
        .execute(conn)?;
    if marked > 0 { Ok(()) } else { Err(Stop::Refused(LinkError::Used)) }
}

/// Ends what is open of a purpose for an account, or, where there is none, for an address, or for nobody.
pub fn end_all(
    conn: &mut Conn,
    purpose: TokenPurpose,
    person: Option<UserId>,
    address_key: Option<&str>,
    now: Moment,
) -> QueryResult<()> {
    let mut open = diesel::update(tokens::table)
        .filter(tokens::purpose.eq(purpose))
        .filter(tokens::used_at.is_null())
        .filter(tokens::ends_at.gt(now))
        .into_boxed();
    open = match (person, address_key) {
        (Some(person), _) => open.filter(tokens::user_id.eq(person)),
        (None, Some(key)) => open.filter(tokens::user_id.is_null()).filter(tokens::address_key.eq(key)),
        (None, None) => open.filter(tokens::user_id.is_null()).filter(tokens::address_key.is_null()),
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
