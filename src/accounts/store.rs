//! The room's rows: seats and accounts, forms, sessions, tokens.

mod erase;
mod forms;
mod holdings;
mod sweep;
mod tokens;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{mails, sessions, users};
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryResult, in_savepoint, is_unique_violation};
use crate::ids::{TokenId, UserId};
use crate::people::{self, NewPerson};
use crate::text::{self, Email};

pub(super) use erase::{erase, forget_imported, groups_of, hold, unused};
pub(super) use forms::{
    Seat, enter_form, finish_form, is_seat_of_form, reopen_form, seat_of_form, take_over, tie_form,
};
pub(super) use holdings::{Holdings, holdings};
pub(super) use sweep::{end_sessions_before, forget_tokens, free_address, old_seats, seat_at};
pub(super) use tokens::{
    NewToken, Token, count_since, end_all, end_every, find_token, insert_first_tokens, insert_token, over, set_next,
    spend,
};

/// Writes down a person with this address; `None` where it is taken.
pub(super) fn insert_person(
    conn: &mut Conn,
    name: &str,
    email: &Email,
    password_hash: Option<&str>,
    confirmed_at: Option<Moment>,
    state: UserState,
    now: Moment,
) -> QueryResult<Option<UserId>> {
    let person = NewPerson {
        email: email.typed(),
        email_key: email.key(),
        email_confirmed_at: confirmed_at,
        name,
        name_key: &text::fold(name),
        password_hash,
        role: OrgRole::Member,
        state,
    };
    match in_savepoint(conn, |conn| people::insert(conn, &person, now)) {
        Ok(id) => Ok(Some(id)),
        Err(error) if is_unique_violation(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Makes a seat an account; false where it stands no more, or is one already.
pub(super) fn activate(conn: &mut Conn, person: UserId, password_hash: &str) -> QueryResult<bool> {
    let made = diesel::update(users::table.find(person))
        .filter(users::state.eq(UserState::Pending))
        .set((users::state.eq(UserState::Active), users::password_hash.eq(password_hash)))
        .execute(conn)?;
    Ok(made > 0)
}

/// The PHC string of somebody's password.
pub(super) fn password_hash(conn: &mut Conn, person: UserId) -> QueryResult<Option<String>> {
    Ok(users::table.find(person).select(users::password_hash).first(conn).optional()?.flatten())
}

/// Sets somebody's password.
pub(super) fn set_password(conn: &mut Conn, person: UserId, password_hash: &str) -> QueryResult<()> {
    diesel::update(users::table.find(person)).set(users::password_hash.eq(password_hash)).execute(conn).map(drop)
}

/// The address of an account, as compared.
pub(super) fn email_key(conn: &mut Conn, person: UserId) -> QueryResult<Option<String>> {
    Ok(users::table.find(person).select(users::email_key).first(conn).optional()?.flatten())
}

/// Gives somebody another address, proved at `now`; false where it is taken.
pub(super) fn set_email(conn: &mut Conn, person: UserId, typed: &str, key: &str, now: Moment) -> QueryResult<bool> {
    let had = email_key(conn, person)?;
    let changed = in_savepoint(conn, |conn| {
        diesel::update(users::table.find(person))
            .set((
                users::email.eq(typed),
                users::email_key.eq(key),
                users::legacy_key.eq(None::<String>),
                users::email_confirmed_at.eq(now),
            ))
            .execute(conn)
    });
    match changed {
        Ok(changed) => {
            people::reassign_keys(conn, had.as_slice())?;
            Ok(changed > 0)
        }
        Err(error) if is_unique_violation(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Changes somebody's name and zone.
pub(super) fn set_details(conn: &mut Conn, person: UserId, name: &str, zone: Option<&str>) -> QueryResult<()> {
    diesel::update(users::table.find(person))
        .set((users::name.eq(name), users::name_key.eq(text::fold(name)), users::time_zone.eq(zone)))
        .execute(conn)
        .map(drop)
}

/// A session as its owner sees it.
#[derive(Debug, Clone, Queryable)]
pub(super) struct SessionSeen {
    pub key_hash: Vec<u8>,
    pub created_at: Moment,
    pub seen_at: Moment,
    pub ends_at: Moment,
    pub agent: String,
    pub address: String,
}

impl SessionSeen {
    /// Whether somebody with this role is signed in by it.
    pub fn is_good(&self, role: OrgRole, now: Moment) -> bool {
        people::session_lives(role, self.created_at, self.seen_at, self.ends_at, now)
    }
}

/// Somebody's sessions, the latest used first.
pub(super) fn sessions_of(conn: &mut Conn, person: UserId, limit: i64) -> QueryResult<Vec<SessionSeen>> {
    sessions::table
        .filter(sessions::user_id.eq(person))
        .order(sessions::seen_at.desc())
        .limit(limit)
        .select((
            sessions::key_hash,
            sessions::created_at,
            sessions::seen_at,
            sessions::ends_at,
            sessions::agent,
            sessions::address,
        ))
        .load(conn)
}

/// Whether a letter of this kind was written to somebody since `since`.
pub(super) fn wrote_since(conn: &mut Conn, person: UserId, kind: &str, since: Moment) -> QueryResult<bool> {
    let last: Option<Moment> = mails::table
        .filter(mails::user_id.eq(person))
        .filter(mails::kind.eq(kind))
        .order(mails::id.desc())
        .select(mails::made_at)
        .first(conn)
        .optional()?;
    Ok(last.is_some_and(|last| last > since))
}

/// Notes whose account the letters about a token led to.
pub(super) fn own_letters(conn: &mut Conn, kind: &str, token: TokenId, person: UserId) -> QueryResult<()> {
    diesel::update(mails::table.filter(mails::kind.eq(kind)).filter(mails::reference.eq(token.0)))
        .set(mails::user_id.eq(person))
        .execute(conn)
        .map(drop)
}
