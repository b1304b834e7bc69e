//! Whose the addresses are that an invite is for.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{invite_recipients, invites, memberships, users};
use crate::db::types::UserState;
use crate::db::{Conn, QueryResult};
use crate::ids::{GroupId, RecipientId, UserId};

/// Keys looked up in one statement: far from the limits of both databases.
const BATCH: usize = 500;

/// Which of these addresses belong to somebody in `group`.
pub(in crate::invites) fn keys_in(conn: &mut Conn, group: GroupId, keys: &[&str]) -> QueryResult<Vec<String>> {
    let mut found = Vec::new();
    for batch in keys.chunks(BATCH) {
        let of_batch: Vec<Option<String>> = users::table
            .inner_join(memberships::table.on(memberships::user_id.eq(users::id)))
            .filter(memberships::group_id.eq(group))
            .filter(users::email_key.eq_any(batch))
            .select(users::email_key)
            .load(conn)?;
        found.extend(of_batch.into_iter().flatten());
    }
    Ok(found)
}

/// How many addresses `maker` had invites sent to since `since`, counted up to `bound`.
pub(in crate::invites) fn invited_since(
    conn: &mut Conn,
    group: GroupId,
    maker: UserId,
    since: Moment,
    bound: i64,
) -> QueryResult<usize> {
    let ids: Vec<RecipientId> = invites::table
        .inner_join(invite_recipients::table.on(invite_recipients::invite_id.eq(invites::id)))
        .filter(invites::group_id.eq(group))
        .filter(invites::made_by.eq(maker))
        .filter(invites::made_at.gt(since))
        .limit(bound)
        .select(invite_recipients::id)
        .load(conn)?;
    Ok(ids.len())
}

/// Which of these addresses belong to an account, be it one that was deactivated.
pub(in crate::invites) fn keys_known(conn: &mut Conn, keys: &[&str]) -> QueryResult<Vec<String>> {
    let mut found = Vec::new();
    for batch in keys.chunks(BATCH) {
        let of_batch: Vec<Option<String>> = users::table
            .filter(users::email_key.eq_any(batch))
            .filter(users::state.ne(UserState::Pending))
            .select(users::email_key)
            .load(conn)?;
        found.extend(of_batch.into_iter().flatten());
    }
    Ok(found)
}
