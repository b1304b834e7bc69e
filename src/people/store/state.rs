//! What an admin changes about an account: its role, and whether it may be used.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::users;
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryResult, sql_predicate};
use crate::ids::UserId;

sql_predicate! {
    /// Managers and admins of the organization.
    Staff = "users.role <> 'member'";
}

/// The admins in good standing, held until the transaction ends: of two admins who take the right
/// away from each other at once, or delete their accounts, the second sees what the first did.
pub fn active_admins(conn: &mut Conn) -> QueryResult<Vec<UserId>> {
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

/// The admins in good standing who have an address, `limit` at most.
pub fn addresses_of_admins(conn: &mut Conn, limit: i64) -> QueryResult<Vec<(UserId, String)>> {
    let found: Vec<(UserId, Option<String>)> = users::table
        .filter(users::role.eq(OrgRole::Admin))
        .filter(Staff)
        .filter(users::state.eq(UserState::Active))
        .order(users::id)
        .limit(limit)
        .select((users::id, users::email))
        .load(conn)?;
    Ok(found.into_iter().filter_map(|(id, email)| Some((id, email?))).collect())
}

/// Gives an account in good standing another role; false where it is in none, or has that role.
pub fn set_role(conn: &mut Conn, person: UserId, role: OrgRole) -> QueryResult<bool> {
    let changed = diesel::update(users::table.find(person))
        .filter(users::state.eq(UserState::Active))
        .filter(users::role.ne(role))
        .set(users::role.eq(role))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Deactivates an account in good standing; false where it is in none.
pub fn deactivate(conn: &mut Conn, person: UserId, now: Moment) -> QueryResult<bool> {
    let changed = diesel::update(users::table.find(person))
        .filter(users::state.eq(UserState::Active))
        .set((users::state.eq(UserState::Deactivated), users::deactivated_at.eq(now)))
        .execute(conn)?;
    Ok(changed > 0)
}

/// Reactivates a deactivated account; false where it is none. With `since`, only one that was
/// deactivated at that very instant.
pub fn reactivate(conn: &mut Conn, person: UserId, since: Option<Moment>) -> QueryResult<bool> {
    let mut account = diesel::update(users::table)
        .filter(users::id.eq(person))
        .filter(users::state.eq(UserState::Deactivated))
        .into_boxed();
    if let Some(since) = since {
        account = account.filter(users::deactivated_at.eq(since));
    }
    let row = (users::state.eq(UserState::Active), users::deactivated_at.eq(None::<Moment>));
    Ok(account.set(row).execute(conn)? > 0)
}
