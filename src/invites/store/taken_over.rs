//! Invites that rest on another right than that of whoever made them.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{invites, users};
use crate::db::{Conn, QueryResult};
use crate::ids::{GroupId, InviteId, UserId};

/// Makes an active invite of `group` rest on the right of `by`, who manages it; gives whose it rested on
/// before, if it was another's.
pub(in crate::invites) fn take_over(
    conn: &mut Conn,
    group: GroupId,
    invite: InviteId,
    by: UserId,
    now: Moment,
) -> QueryResult<Option<UserId>> {
    let of_another = invites::table
        .find(invite)
        .filter(invites::group_id.eq(group))
        .filter(invites::deleted_at.is_null())
        .filter(invites::expires_at.is_null().or(invites::expires_at.gt(now)))
        .filter(invites::made_by.ne(by));
    let found = of_another.select((invites::made_by, invites::first_made_by));
    let Some((maker, first)) = found.first::<(UserId, Option<UserId>)>(conn).optional()? else { return Ok(None) };
    let taken = diesel::update(invites::table.find(invite))
        .filter(invites::deleted_at.is_null())
        .filter(invites::made_by.eq(maker))
        .set((
            invites::made_by.eq(by),
            invites::first_made_by.eq(first.unwrap_or(maker)),
            invites::by_manager.eq(true),
            invites::warned_at.eq(None::<Moment>),
        ))
        .execute(conn)?;
    Ok((taken > 0).then_some(maker))
}

/// The name of whoever made `invite`, where somebody else has taken it over.
pub(in crate::invites) fn first_maker(conn: &mut Conn, invite: InviteId) -> QueryResult<Option<String>> {
    invites::table
        .inner_join(users::table.on(invites::first_made_by.eq(users::id.nullable())))
        .filter(invites::id.eq(invite))
        .select(users::name)
        .first(conn)
        .optional()
}
