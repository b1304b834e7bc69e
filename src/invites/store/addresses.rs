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
    in_batches(keys, |batch| {
        users::table
            .inner_join(memberships::table.on(memberships::user_id.eq(users::id)))
            .filter(memberships::group_id.eq(group))
            .filter(users::email_key.eq_any(batch))
            .select(users::email_key.assume_not_null())
            .load(conn)
    })
}

/// Which of these addresses belong to an account, be it one that was deactivated.
pub(in crate::invites) fn keys_known(conn: &mut Conn, keys: &[&str]) -> QueryResult<Vec<String>> {
    in_batches(keys, |batch| {
        users::table
            .filter(users::email_key.eq_any(batch))
            .filter(users::state.ne(UserState::Pending))
            .select(users::email_key.assume_not_null())
            .load(conn)
    })
}

fn in_batches(keys: &[&str], load: impl FnMut(&[&str]) -> QueryResult<Vec<String>>) -> QueryResult<Vec<String>> {
    Ok(keys.chunks(BATCH).map(load).collect::<QueryResult<Vec<_>>>()?.concat())
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
