//! The sign-up form and the seat it took.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{form_keys, users};
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult};
use crate::ids::UserId;

/// A seat, or the account that it became.
#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct Seat {
    pub person: UserId,
    pub state: UserState,
    pub name: String,
    /// When it was taken; admission counts from then.
    pub seated_at: Moment,
    /// What became of the form so far.
    pub outcome: String,
}

/// Notes which person a form made; their row takes the form's with it when it goes.
pub(in crate::accounts) fn tie_form(conn: &mut Conn, key: &str, person: UserId) -> QueryResult<()> {
    diesel::update(form_keys::table.find(key)).set(form_keys::user_id.eq(person)).execute(conn).map(drop)
}

/// The seat that a form took.
pub(in crate::accounts) fn seat_of_form(conn: &mut Conn, key: &str) -> QueryResult<Option<Seat>> {
    form_keys::table
        .inner_join(users::table)
        .filter(form_keys::key.eq(key))
        .select((users::id, users::state, users::name, users::created_at, form_keys::outcome))
        .first(conn)
        .optional()
}

/// Moves a form on from one outcome to the next; false if it was not there.
fn move_form(conn: &mut Conn, key: &str, from: &str, to: &str) -> QueryResult<bool> {
    let moved = diesel::update(form_keys::table.find(key))
        .filter(form_keys::outcome.eq(from))
        .set(form_keys::outcome.eq(to))
        .execute(conn)?;
    Ok(moved > 0)
}

/// Notes that the browser of a form was signed in; false if it was before.
pub(in crate::accounts) fn enter_form(conn: &mut Conn, key: &str) -> QueryResult<bool> {
    move_form(conn, key, crate::accounts::seat::SEATED, crate::accounts::seat::ENTERED)
}

/// Takes that back: the browser had gone.
pub(in crate::accounts) fn reopen_form(conn: &mut Conn, key: &str) -> QueryResult<bool> {
    move_form(conn, key, crate::accounts::seat::ENTERED, crate::accounts::seat::SEATED)
}
