//! Who may be erased.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::db::schema::{memberships, sessions, users};
use crate::db::types::{OrgRole, UserState};
use crate::db::{Conn, QueryResult};
use crate::ids::UserId;

/// Holds the rows of `people` until the transaction ends: whoever would begin to use one of these
/// accounts, or bring it into a group, waits and sees what became of it.
pub(in crate::accounts) fn lock_rows(conn: &mut Conn, people: &[UserId]) -> QueryResult<()> {
    let rows = users::table.filter(users::id.eq_any(people.to_vec())).order(users::id).select(users::id);
    match conn {
        Conn::Pg(pg) => rows.for_update().load::<UserId>(pg).map(drop),
        // One transaction writes at a time.
        Conn::Sqlite(_) => Ok(()),
    }
}

/// Those of `people` who have never used their account, each with their role: it has no password, no
/// proved address and no session, and is in no group.
pub(in crate::accounts) fn unused(conn: &mut Conn, people: &[UserId]) -> QueryResult<Vec<(UserId, OrgRole)>> {
    let signed_in = sessions::table.filter(sessions::user_id.eq(users::id));
    let in_groups = memberships::table.filter(memberships::user_id.eq(users::id));
    users::table
        .filter(users::id.eq_any(people.to_vec()))
        .filter(users::state.eq(UserState::Active))
        .filter(users::password_hash.is_null())
        .filter(users::email_confirmed_at.is_null())
        .filter(not(exists(signed_in)))
        .filter(not(exists(in_groups)))
        .order(users::id)
        .select((users::id, users::role))
        .load(conn)
}
