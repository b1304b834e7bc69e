//! Emailed links: made, checked, and used once.
//!
//! A row holds what a link is for; the token in the link is derived from the row and the server's
//! key as the email is sent, so that neither the database nor the email queue opens anything.

use serde_json::json;

use crate::clock::Moment;
use crate::db::types::TokenPurpose;
use crate::db::{Conn, QueryResult};
use crate::ids::{TokenId, UserId};
use crate::mail::Draft;
use crate::secret::ServerKey;
use crate::text::Email;

use super::return_to;
use super::rules::{EMAIL_WINDOW, LinkError, MAX_EMAILS, check_expiry, life};
use super::store::{self, NewToken, Token};

/// A link just made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Issued {
    pub id: TokenId,
    pub generation: i64,
    pub ends_at: Moment,
}

impl Issued {
    /// Its email of this `kind`, about the account of `person`, where there is one.
    pub fn draft(self, kind: &'static str, to: &Email, person: Option<UserId>) -> Draft {
        Draft {
            kind,
            parameters: json!({ "token": self.id, "generation": self.generation, "ends_at": self.ends_at }),
            to: to.typed().to_owned(),
            person,
            reference: Some(self.id.0),
            language: None,
        }
    }
}

/// An account that begins with the confirmation of its address.
#[derive(Debug, Clone, Copy)]
pub(super) struct PendingAccount<'a> {
    pub name: &'a str,
    pub password_hash: &'a str,
}

/// A link to be made.
#[derive(Debug, Clone, Copy)]
pub(super) struct NewLink<'a> {
    pub purpose: TokenPurpose,
    /// Whose account it concerns, where there is one.
    pub person: Option<UserId>,
    /// Where it is sent.
    pub email: &'a Email,
    /// The account that it begins.
    pub pending: Option<PendingAccount<'a>>,
    /// Where whoever follows it is going.
    pub next: &'a str,
}

/// Makes a link and ends the older ones of its purpose; `None` where enough were sent to its address lately.
pub(super) fn issue(conn: &mut Conn, key: &ServerKey, link: &NewLink<'_>, now: Moment) -> QueryResult<Option<Issued>> {
    let NewLink { purpose, person, email, pending, next } = *link;
    if store::count_since(conn, purpose, email.key(), now - EMAIL_WINDOW)? >= MAX_EMAILS {
        return Ok(None);
    }
    store::end_all(conn, purpose, person, Some(email.key()), now)?;
    let ends_at = now + life(purpose);
    let token = NewToken {
        purpose,
        person,
        address: Some(email.typed().to_owned()),
        address_key: Some(email.key().to_owned()),
        name: pending.map(|pending| pending.name.to_owned()),
        password_hash: pending.map(|pending| pending.password_hash.to_owned()),
        ends_at,
    };
    let (id, generation) = store::insert_token(conn, &token, now)?;
    return_to::keep(conn, key, id, next)?;
    Ok(Some(Issued { id, generation, ends_at }))
}

/// The row behind a link, if the link is good at `now`.
pub fn check(
    conn: &mut Conn,
    key: &ServerKey,
    purpose: TokenPurpose,
    link: &EmailedLink,
    now: Moment,
) -> QueryResult<Result<Token, LinkError>> {
    let token = store::find_token(conn, purpose, TokenId(link.id))?;
    let is_whole = |token: &Token| key.verify(purpose.as_str(), link.id, token.generation, &link.token);
    let Some(token) = token.filter(is_whole) else { return Ok(Err(LinkError::Wrong)) };
    Ok(check_expiry(token.used_at, token.ends_at, now).map(|()| token))
}

/// A link as it was opened.
#[derive(Debug, Clone)]
pub struct EmailedLink {
    pub(super) id: i64,
    pub(super) token: String,
}
