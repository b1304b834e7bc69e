//! What becomes of an account by whoever owns it.

use crate::locale::Language;
use crate::mail::Addressee;
use crate::zone::Zone;
use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::users;
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult, in_savepoint, is_unique_violation};
use crate::ids::UserId;
use crate::text;

use super::mailbox::reassign_keys;

/// Makes a sign-up an account that reads in `language`; false where it stands no more, or is one already.
pub fn activate(conn: &mut Conn, person: UserId, password_hash: &str, language: Language) -> QueryResult<bool> {
    let made = diesel::update(users::table.find(person))
        .filter(users::state.eq(UserState::Pending))
        .set((users::state.eq(UserState::Active), users::password_hash.eq(password_hash), users::language.eq(language)))
        .execute(conn)?;
    Ok(made > 0)
}

/// Deletes a sign-up that is no account yet; what was written down for it alone goes with it.
pub fn delete_pending(conn: &mut Conn, person: UserId) -> QueryResult<bool> {
    let gone = diesel::delete(users::table.find(person)).filter(users::state.eq(UserState::Pending)).execute(conn)?;
    Ok(gone > 0)
}

/// Sets somebody's password.
pub fn set_password(conn: &mut Conn, person: UserId, password_hash: &str) -> QueryResult<()> {
    diesel::update(users::table.find(person)).set(users::password_hash.eq(password_hash)).execute(conn).map(drop)
}

/// Gives somebody another address, proved at `now`; false where it is taken.
pub fn set_email(conn: &mut Conn, person: UserId, typed: &str, key: &str, now: Moment) -> QueryResult<bool> {
    let had: Option<String> = users::table.find(person).select(users::email_key).first(conn).optional()?.flatten();
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
            reassign_keys(conn, had.as_slice())?;
            Ok(changed > 0)
        }
        Err(error) if is_unique_violation(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Has somebody read in `language`; in none of their own where there is none.
pub fn set_language(conn: &mut Conn, person: UserId, language: Option<Language>) -> QueryResult<()> {
    diesel::update(users::table.find(person)).set(users::language.eq(language)).execute(conn).map(drop)
}

/// How a person reads: `person`, else whoever has the address with this key.
pub fn addressee(conn: &mut Conn, person: Option<UserId>, email_key: &str) -> QueryResult<Addressee> {
    let read = (users::language, users::time_zone);
    let found: Option<(Option<Language>, Option<String>)> = match person {
        Some(person) => users::table.find(person).select(read).first(conn).optional()?,
        None => users::table.filter(users::email_key.eq(email_key)).select(read).first(conn).optional()?,
    };
    let (language, zone) = found.unwrap_or_default();
    Ok(Addressee { language, zone: zone.and_then(|name| Zone::parse(&name).ok()) })
}

/// Changes somebody's name, zone and language.
pub fn set_details(
    conn: &mut Conn,
    person: UserId,
    name: &str,
    zone: Option<&str>,
    language: Option<Language>,
) -> QueryResult<()> {
    diesel::update(users::table.find(person))
        .set((
            users::name.eq(name),
            users::name_key.eq(text::fold(name)),
            users::time_zone.eq(zone),
            users::language.eq(language),
        ))
        .execute(conn)
        .map(drop)
}
