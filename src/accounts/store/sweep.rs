//! What time has made superfluous.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{tokens, users};
use crate::db::types::{TokenPurpose, UserState};
use crate::db::{Conn, QueryResult, sql_predicate};
use crate::ids::UserId;

sql_predicate! {
    /// Reservations that are no accounts yet.
    Pending = "users.state = 'pending'";
}

/// Reservations made before `until` that are no accounts yet.
pub(in crate::accounts) fn old_reservations(conn: &mut Conn, until: Moment, limit: i64) -> QueryResult<Vec<UserId>> {
    users::table
        .filter(Pending)
        .filter(users::created_at.le(until))
        .order(users::created_at)
        .limit(limit)
        .select(users::id)
        .load(conn)
}

/// The reservation with this address that is no account yet, and when it was taken.
pub(in crate::accounts) fn reservation_at(conn: &mut Conn, email_key: &str) -> QueryResult<Option<(UserId, Moment)>> {
    users::table
        .filter(users::email_key.eq(email_key))
        .filter(users::state.eq(UserState::Pending))
        .select((users::id, users::created_at))
        .first(conn)
        .optional()
}

/// Forgets the tokens that ended or were used before `until`. Those of set-up are that module's.
pub(in crate::accounts) fn forget_tokens(conn: &mut Conn, until: Moment) -> QueryResult<usize> {
    diesel::delete(tokens::table)
        .filter(tokens::ends_at.le(until))
        .filter(tokens::purpose.ne(TokenPurpose::Setup))
        .execute(conn)
}
