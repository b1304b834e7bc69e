//! The same form posted twice has one effect.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::ids::UserId;

use super::conn::{Conn, in_savepoint};
use super::fault::is_unique_violation;
use super::prepared::prepared;
use super::schema::form_keys;

/// The most characters of a key.
const LONGEST_KEY: usize = 100;

/// Runs `work` unless a form with this `key` has already had its effect; either way gives what
/// became of it: the text that `work` returned the first time, usually where to go next.
///
/// The key is claimed before the work: whoever posts the same form meanwhile waits for the first
/// to end. When `work` fails, the claim is rolled back with it. An empty key claims nothing.
pub fn once<E: From<diesel::result::Error>>(
    conn: &mut Conn,
    key: &str,
    person: Option<UserId>,
    now: Moment,
    work: impl FnOnce(&mut Conn) -> Result<String, E>,
) -> Result<String, E> {
    if key.is_empty() {
        return work(conn);
    }
    // Ours are far shorter; a forged one is cut to what an index takes.
    let key: String = key.chars().take(LONGEST_KEY).collect();
    let claimed = in_savepoint(conn, |conn| {
        diesel::insert_into(form_keys::table)
            .values((
                form_keys::key.eq(&key),
                form_keys::user_id.eq(person),
                form_keys::outcome.eq(""),
                form_keys::made_at.eq(now),
            ))
            .execute(conn)
    });
    match claimed {
        Ok(_) => {
            let outcome = work(conn)?;
            let kept = diesel::update(form_keys::table.find(&key)).set(form_keys::outcome.eq(&outcome));
            prepared(kept).execute(conn)?;
            Ok(outcome)
        }
        Err(error) if is_unique_violation(&error) => {
            Ok(form_keys::table.find(&key).select(form_keys::outcome).first(conn)?)
        }
        Err(error) => Err(error.into()),
    }
}

/// Forgets the forms posted before `until`.
pub fn forget_forms(conn: &mut Conn, until: Moment) -> QueryResult<usize> {
    diesel::delete(form_keys::table.filter(form_keys::made_at.lt(until))).execute(conn)
}

/// Forgets the forms of `people`.
pub fn forget_forms_of(conn: &mut Conn, people: &[UserId]) -> QueryResult<usize> {
    diesel::delete(form_keys::table.filter(form_keys::user_id.eq_any(people))).execute(conn)
}
