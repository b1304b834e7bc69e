//! Taking a person out of their rows; the rows stay.

use diesel::prelude::*;

use crate::db::schema::{form_keys, mails, memberships, sessions, tokens, user_words, users};
use crate::db::types::{MailState, OrgRole, UserState};
use crate::db::{Conn, QueryResult, fixed};
use crate::ids::{GroupId, UserId};
use crate::text::fold;

fixed! {
    /// Managers and admins of the organization.
    Staff = "users.role <> 'member'";
}

/// What stands in the place of the name of somebody who deleted their account.
const NOBODY: &str = "Deleted account";

/// The admins in good standing, held until the transaction ends: of two admins who delete their
/// accounts at once, the second sees that the first has gone.
pub(in crate::accounts) fn active_admins(conn: &mut Conn) -> QueryResult<Vec<UserId>> {
    let admins = users::table
        .filter(users::role.eq(OrgRole::Admin))
        .filter(Staff)
        .filter(users::state.eq(UserState::Active))
        .order(users::id)
        .select(users::id);
    match conn {
        Conn::Pg(pg) => admins.for_update().load(pg),
        // One transaction writes at a time.
        Conn::Sqlite(sqlite) => admins.load(sqlite),
    }
}

/// The groups that somebody is in.
pub(in crate::accounts) fn groups_of(conn: &mut Conn, person: UserId) -> QueryResult<Vec<GroupId>> {
    memberships::table.filter(memberships::user_id.eq(person)).select(memberships::group_id).load(conn)
}

/// Erases name, address, password, zone, words, sessions, tokens, forms and letters of `person`.
pub(in crate::accounts) fn erase(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    let address_key: Option<String> =
        users::table.find(person).select(users::email_key).first::<Option<String>>(conn)?;
    diesel::delete(sessions::table.filter(sessions::user_id.eq(person))).execute(conn)?;
    diesel::delete(user_words::table.filter(user_words::user_id.eq(person))).execute(conn)?;
    diesel::delete(form_keys::table.filter(form_keys::user_id.eq(person))).execute(conn)?;
    diesel::delete(tokens::table.filter(tokens::user_id.eq(person))).execute(conn)?;
    if let Some(key) = address_key {
        diesel::delete(tokens::table.filter(tokens::address_key.eq(key))).execute(conn)?;
    }
    diesel::delete(mails::table.filter(mails::user_id.eq(person)))
        .filter(mails::state.ne(MailState::Sent))
        .execute(conn)?;
    diesel::update(mails::table.filter(mails::user_id.eq(person)))
        .set((mails::to_address.eq(""), mails::parameters.eq("{}")))
        .execute(conn)?;
    diesel::update(users::table.find(person))
        .set((
            users::state.eq(UserState::Erased),
            users::role.eq(OrgRole::Member),
            users::email.eq(None::<String>),
            users::email_key.eq(None::<String>),
            users::email_confirmed_at.eq(None::<i64>),
            users::password_hash.eq(None::<String>),
            users::time_zone.eq(None::<String>),
            users::name.eq(NOBODY),
            users::name_key.eq(fold(NOBODY)),
        ))
        .execute(conn)
        .map(drop)
}
