//! Emailed links: made, checked, and used once.
//!
//! A row holds what a link is for; the token in the link is derived from the row and the server's
//! key as the email is sent, so that neither the database nor the email queue opens anything.

use serde_json::{Value, json};

use crate::clock::Moment;
use crate::db::types::TokenPurpose;
use crate::db::{Conn, QueryResult};
use crate::ids::{TokenId, UserId};
use crate::secret::ServerKey;
use crate::text::Email;

use super::rules::{DeadLink, LETTERS_SPAN, MOST_LETTERS, life, link_lives};
use super::store::{self, NewToken, Token};

/// A link just made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Issued {
    pub id: TokenId,
    pub generation: i64,
    pub ends_at: Moment,
}

impl Issued {
    /// What its email is written from.
    pub fn parameters(self) -> Value {
        json!({ "token": self.id, "generation": self.generation, "ends_at": self.ends_at })
    }
}

/// An account that begins with the confirmation of its address.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beginning<'a> {
    pub name: &'a str,
    pub password_hash: &'a str,
}

/// Makes a link of `purpose` to `email` and ends the older ones; `None` where enough were sent to
/// this address lately.
pub(super) fn issue(
    conn: &mut Conn,
    purpose: TokenPurpose,
    person: Option<UserId>,
    email: &Email,
    beginning: Option<Beginning<'_>>,
    now: Moment,
) -> QueryResult<Option<Issued>> {
    if store::count_since(conn, purpose, email.key(), now - LETTERS_SPAN)? >= MOST_LETTERS {
        return Ok(None);
    }
    store::end_all(conn, purpose, person, email.key(), now)?;
    let ends_at = now + life(purpose);
    let token = NewToken {
        purpose,
        person,
        address: email.typed(),
        address_key: email.key(),
        name: beginning.map(|beginning| beginning.name),
        password_hash: beginning.map(|beginning| beginning.password_hash),
        ends_at,
    };
    let (id, generation) = store::insert_token(conn, &token, now)?;
    Ok(Some(Issued { id, generation, ends_at }))
}

/// The row behind a link, if the link is good at `now`.
pub(super) fn check(
    conn: &mut Conn,
    key: &ServerKey,
    purpose: TokenPurpose,
    link: &EmailedLink,
    now: Moment,
) -> QueryResult<Result<Token, DeadLink>> {
    let Some(token) = store::find_token(conn, purpose, TokenId(link.id))? else { return Ok(Err(DeadLink::Wrong)) };
    if !key.verify(purpose.as_str(), link.id, token.generation, &link.token) {
        return Ok(Err(DeadLink::Wrong));
    }
    Ok(link_lives(token.used_at, token.ends_at, now).map(|()| token))
}

/// A link as it was opened.
#[derive(Debug, Clone)]
pub(super) struct EmailedLink {
    pub id: i64,
    pub token: String,
}
