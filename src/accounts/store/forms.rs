//! The sign-up form and the reservation it took.

use diesel::prelude::*;

use crate::accounts::rules::{ENTERED, RESERVED};
use crate::clock::Moment;
use crate::db::schema::{form_keys, users};
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult};
use crate::ids::UserId;
use crate::text::{self, Email};

/// A reservation, or the account that it became.
#[derive(Debug, Clone, Queryable)]
pub(in crate::accounts) struct Reservation {
    pub person: UserId,
    pub state: UserState,
    pub name: String,
    /// When it was taken; admission counts from then.
    pub reserved_at: Moment,
    /// What became of the form so far.
    pub outcome: String,
}

/// Notes which person a form made; their row takes the form's with it when it goes.
pub(in crate::accounts) fn tie_form(conn: &mut Conn, key: &str, person: UserId) -> QueryResult<()> {
    diesel::update(form_keys::table.find(key)).set(form_keys::user_id.eq(person)).execute(conn).map(drop)
}

/// The reservation that a form took.
pub(in crate::accounts) fn reservation_of_form(conn: &mut Conn, key: &str) -> QueryResult<Option<Reservation>> {
    form_keys::table
        .inner_join(users::table)
        .filter(form_keys::key.eq(key))
        .select((users::id, users::state, users::name, users::created_at, form_keys::outcome))
        .first(conn)
        .optional()
}

/// Makes a reservation, if it is no account yet, that of another form, which is tied to it next: the forms
/// that were tied to it can no longer finish it.
pub(in crate::accounts) fn take_over(conn: &mut Conn, person: UserId, name: &str, email: &Email) -> QueryResult<bool> {
    let taken = diesel::update(users::table.find(person))
        .filter(users::state.eq(UserState::Pending))
        .set((users::email.eq(email.typed()), users::name.eq(name), users::name_key.eq(text::fold(name))))
        .execute(conn)?;
    if taken > 0 {
        diesel::delete(form_keys::table.filter(form_keys::user_id.eq(person))).execute(conn)?;
    }
    Ok(taken > 0)
}

/// Whether a reservation that is no account yet is still the one that this form took; if so, nobody takes
/// it over before the transaction ends.
pub(in crate::accounts) fn is_reservation_of_form(conn: &mut Conn, person: UserId, key: &str) -> QueryResult<bool> {
    let held = diesel::update(users::table.find(person))
        .filter(users::state.eq(UserState::Pending))
        .set(users::state.eq(UserState::Pending))
        .execute(conn)?;
    Ok(held > 0 && reservation_of_form(conn, key)?.is_some_and(|reservation| reservation.person == person))
}

/// Notes what became of the form that took the reservation of `person`; false where another form has it now.
pub(in crate::accounts) fn finish_form(conn: &mut Conn, key: &str, person: UserId, outcome: &str) -> QueryResult<bool> {
    let noted = diesel::update(form_keys::table.find(key))
        .filter(form_keys::user_id.eq(person))
        .set(form_keys::outcome.eq(outcome))
        .execute(conn)?;
    Ok(noted > 0)
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
    move_form(conn, key, RESERVED, ENTERED)
}

/// Takes that back: the browser had gone.
pub(in crate::accounts) fn reopen_form(conn: &mut Conn, key: &str) -> QueryResult<bool> {
    move_form(conn, key, ENTERED, RESERVED)
}
