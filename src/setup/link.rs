//! The one-time link.

use chrono::TimeDelta;

use crate::accounts::{self, EmailedLink, LinkError, NewToken, Token};
use crate::clock::Moment;
use crate::db::types::TokenPurpose;
use crate::db::{Conn, QueryResult};
use crate::organization;
use crate::secret::ServerKey;
use crate::web::urls;

use super::store;

/// How long the link is good.
const LIFE: TimeDelta = TimeDelta::hours(24);
/// A start that finds a link which is good for longer prints that one again.
const REST: TimeDelta = TimeDelta::hours(1);

/// Why the link does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SetUpError {
    /// The organization is there.
    SetUpAlready,
    /// It is none of ours.
    Unknown,
    /// Its day is over.
    Over,
}

/// The path of the one link that is good, made where there is none or its time is nearly over; nothing
/// once there is an organization. Programs that start at once, or one after the other, give out the same.
pub fn issue(conn: &mut Conn, key: &ServerKey, now: Moment) -> QueryResult<Option<String>> {
    if organization::find(conn)?.is_some() {
        return Ok(None);
    }
    store::lock_start(conn)?;
    let (id, generation) = match store::good_link(conn, now + REST)? {
        Some(link) => link,
        None => {
            accounts::end_tokens(conn, TokenPurpose::Setup, None, None, now)?;
            let token = NewToken {
                purpose: TokenPurpose::Setup,
                person: None,
                address: None,
                address_key: None,
                name: None,
                password_hash: None,
                ends_at: now + LIFE,
            };
            accounts::insert_token(conn, &token, now)?
        }
    };
    let token = key.token(TokenPurpose::Setup.as_str(), id.0, generation);
    Ok(Some(urls::set_up(id.0, &token)))
}

/// The row of the link, if it opens the set-up at `now`.
pub(super) fn check(
    conn: &mut Conn,
    key: &ServerKey,
    link: &EmailedLink,
    now: Moment,
) -> QueryResult<Result<Token, SetUpError>> {
    let found = accounts::check_link(conn, key, TokenPurpose::Setup, link, now)?;
    if matches!(found, Err(LinkError::Wrong)) {
        return Ok(Err(SetUpError::Unknown));
    }
    if organization::find(conn)?.is_some() {
        return Ok(Err(SetUpError::SetUpAlready));
    }
    Ok(found.map_err(|_| SetUpError::Over))
}
