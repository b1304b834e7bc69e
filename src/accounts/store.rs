//! The module's rows: reservations and accounts, forms, sessions, tokens.

mod erase;
mod forms;
mod sweep;
mod tokens;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{groups, mails, memberships, sessions, users};
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryResult, columns, in_savepoint, is_unique_violation};
use crate::ids::{GroupId, UserId};
use crate::people::{self, NewPerson};
use crate::text::{self, Email};

pub(super) use erase::{lock_rows, unused};
pub(super) use forms::{
    Reservation, enter_form, finish_form, is_reservation_of_form, reopen_form, reservation_of_form, take_over, tie_form,
};
pub(super) use sweep::{forget_tokens, old_reservations, reservation_at};
pub use tokens::{NewToken, Token, end_all, insert_token, mark_used};
pub(super) use tokens::{count_since, end_every, find_token, insert_first_tokens, over, set_next};

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

/// The PHC string of somebody's password.
pub(super) fn password_hash(conn: &mut Conn, person: UserId) -> QueryResult<Option<String>> {
    Ok(users::table.find(person).select(users::password_hash).first(conn).optional()?.flatten())
}

/// A session as its owner sees it.
#[derive(Debug, Clone, HasQuery)]
#[diesel(table_name = sessions)]
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
        people::is_session_active(role, self.created_at, self.seen_at, self.ends_at, now)
    }
}

/// Somebody's sessions, the latest used first.
pub(super) fn sessions_of(conn: &mut Conn, person: UserId, limit: i64) -> QueryResult<Vec<SessionSeen>> {
    sessions::table
        .filter(sessions::user_id.eq(person))
        .order(sessions::seen_at.desc())
        .limit(limit)
        .select(columns::<SessionSeen>())
        .load(conn)
}

/// Whether an email of this kind was written to somebody since `since`.
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

/// The groups that somebody is in.
pub(super) fn groups_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<(GroupId, String)>> {
    memberships::table
        .inner_join(groups::table)
        .filter(memberships::user_id.eq(person))
        .order((groups::sort_order, groups::id))
        .select((groups::id, groups::name))
        .load(conn)
}
