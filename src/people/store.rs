//! People's rows, their search words and their sessions.

mod bulk;
mod mailbox;
mod own;
mod search;
mod state;

use crate::locale::Language;
use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{organization, sessions, user_words, users};
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryResult, columns, per_backend, prepared};
use crate::ids::UserId;
use crate::organization::Organization;
use crate::text::{self, Email};

pub use bulk::{KnownAccount, Newcomer, change_roles, insert_many, known_by_email};
pub use mailbox::{duplicates, find_by_address, find_by_email, reassign_keys};
pub use own::{activate, addressee, delete_pending, set_details, set_email, set_language, set_password};
pub(crate) use search::with_words;
pub use search::{PersonFilter, PersonMatch, named, past, search};
pub use state::{active_admins, addresses_of_admins, deactivate, reactivate, set_role};

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, HasQuery)]
#[diesel(table_name = users)]
pub struct Person {
    /// Their id.
    pub id: UserId,
    /// Their address as typed; none once erased.
    pub email: Option<String>,
    /// When they proved it.
    pub email_confirmed_at: Option<Moment>,
    /// Their name.
    pub name: String,
    /// What they may do in the organization.
    pub role: OrgRole,
    /// Where the account stands.
    pub state: UserState,
    /// Their own time zone, else the organization's counts.
    pub time_zone: Option<String>,
    /// The language that they chose, else their browser's counts.
    pub language: Option<Language>,
}

impl Person {
    /// Their address; none once erased.
    pub fn address(&self) -> Option<Email> {
        text::email(self.email.as_deref()?).ok()
    }

    /// Their address, if they have proved that they read it.
    pub fn proved_email(&self) -> Option<Email> {
        self.address().filter(|_| self.email_confirmed_at.is_some())
    }

    /// The same as typed.
    pub fn proved_address(&self) -> Option<&str> {
        self.email.as_deref().filter(|_| self.email_confirmed_at.is_some())
    }
}

/// A person to be written down.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = users, treat_none_as_default_value = false)]
pub struct NewPerson<'a> {
    /// Their address as typed.
    pub email: &'a str,
    /// The same as compared.
    pub email_key: &'a str,
    /// When they proved it.
    pub email_confirmed_at: Option<Moment>,
    /// Their name.
    pub name: &'a str,
    /// The same, folded.
    pub name_key: &'a str,
    /// The PHC string of their password.
    #[diesel(skip_insertion)]
    pub password_hash: Option<&'a str>,
    /// What they may do.
    pub role: OrgRole,
    /// Where the account stands.
    pub state: UserState,
}

/// Writes down a person; a taken address is a unique violation.
pub fn insert(conn: &mut Conn, person: &NewPerson<'_>, now: Moment) -> QueryResult<UserId> {
    diesel::insert_into(users::table)
        .values((person, users::password_hash.eq(person.password_hash), users::created_at.eq(now)))
        .returning(users::id)
        .get_result(conn)
}

/// Makes `words` the ones that `person` is found by.
pub fn set_words(conn: &mut Conn, person: UserId, words: &BTreeSet<String>) -> QueryResult<()> {
    diesel::delete(user_words::table.filter(user_words::user_id.eq(person))).execute(conn)?;
    let rows: Vec<_> = words.iter().map(|word| (user_words::word.eq(word), user_words::user_id.eq(person))).collect();
    per_backend!(conn, |conn| diesel::insert_into(user_words::table).values(&rows).execute(conn)).map(drop)
}

/// The person with this id.
pub fn find(conn: &mut Conn, id: UserId) -> QueryResult<Option<Person>> {
    users::table.find(id).select(columns::<Person>()).first(conn).optional()
}

/// The person with this id, if their account may be used.
pub fn find_active(conn: &mut Conn, id: UserId) -> QueryResult<Option<Person>> {
    Ok(find(conn, id)?.filter(|person| person.state == UserState::Active))
}

/// Notes that somebody proved the address with this key; false if it is not theirs (any more), or
/// was proved before.
pub fn confirm_address(conn: &mut Conn, person: UserId, email_key: &str, now: Moment) -> QueryResult<bool> {
    let confirmed = diesel::update(users::table.find(person))
        // Whoever is known by a spelling has the address too: that it is theirs was seen before.
        .filter(users::email_key.eq(email_key).or(users::legacy_key.is_not_null()))
        .filter(users::email_confirmed_at.is_null())
        .set(users::email_confirmed_at.eq(now))
        .execute(conn)?;
    Ok(confirmed > 0)
}

/// A session to be written down.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = sessions)]
pub struct SessionRow<'a> {
    /// SHA-256 of its name.
    pub key_hash: &'a [u8],
    /// Whose it is.
    #[diesel(column_name = user_id)]
    pub person: UserId,
    /// When it ends at the latest.
    pub ends_at: Moment,
    /// What the browser calls itself.
    pub agent: &'a str,
    /// Where it called from.
    pub address: &'a str,
}

pub(super) fn insert_session(conn: &mut Conn, row: &SessionRow<'_>, now: Moment) -> QueryResult<()> {
    diesel::insert_into(sessions::table)
        .values((row, sessions::created_at.eq(now), sessions::seen_at.eq(now)))
        .execute(conn)
        .map(drop)
}

/// A session's times.
#[derive(Debug, Clone, Copy, Queryable)]
pub(super) struct SessionTimes {
    pub begun: Moment,
    pub seen: Moment,
    pub ends: Moment,
}

/// A session with whose it is and the organization's settings: all that nearly every page needs.
pub(super) fn load_session(
    conn: &mut Conn,
    key_hash: &[u8],
) -> QueryResult<Option<(SessionTimes, Person, Organization)>> {
    let found = sessions::table
        .inner_join(users::table)
        .inner_join(organization::table.on(organization::id.eq(1)))
        .filter(sessions::key_hash.eq(key_hash))
        .select((
            (sessions::created_at, sessions::seen_at, sessions::ends_at),
            columns::<Person>(),
            columns::<Organization>(),
        ));
    per_backend!(conn, |conn| found.first(conn)).optional()
}

/// Notes that a session was used; a session that has ended meanwhile stays ended.
pub(super) fn touch_session(conn: &mut Conn, key_hash: &[u8], now: Moment) -> QueryResult<usize> {
    prepared(diesel::update(sessions::table.find(key_hash)).set(sessions::seen_at.eq(now))).execute(conn)
}

pub(super) fn delete_session(conn: &mut Conn, key_hash: &[u8]) -> QueryResult<usize> {
    diesel::delete(sessions::table.find(key_hash)).execute(conn)
}

/// Ends the sessions that were used after `now`: by a wrong clock, and so they would end too late.
pub fn end_later_sessions(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::seen_at.gt(now))).execute(conn)
}

/// Ends the sessions whose end has come.
pub fn end_sessions_before(conn: &mut Conn, now: Moment) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::ends_at.le(now))).execute(conn)
}

/// Ends every session of everybody.
pub fn end_all_sessions(conn: &mut Conn) -> QueryResult<usize> {
    diesel::delete(sessions::table).execute(conn)
}

/// Ends every session of `person`, but the one named by `except`.
pub fn end_sessions_of(conn: &mut Conn, person: UserId, except: Option<&[u8]>) -> QueryResult<usize> {
    let mut gone = diesel::delete(sessions::table).filter(sessions::user_id.eq(person)).into_boxed();
    if let Some(kept) = except {
        gone = gone.filter(sessions::key_hash.ne(kept.to_vec()));
    }
    gone.execute(conn)
}
