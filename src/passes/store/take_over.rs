//! A pass that stopped because its maker lost the right to let people in goes on with the right of another manager.

use diesel::prelude::*;

use super::{codes as of_codes, invites as of_invites};
use crate::clock::Moment;
use crate::db::schema::{codes, invites};
use crate::db::{Conn, QueryResult};
use crate::ids::{GroupId, UserId};
use crate::passes::model::PassId;

/// Makes an active pass of `group` rest on the right of `by`, who manages it; gives whose it rested on before, if it
/// was another's.
pub fn take_over(
    conn: &mut Conn,
    group: GroupId,
    pass: PassId,
    by: UserId,
    now: Moment,
) -> QueryResult<Option<UserId>> {
    let found: Option<(UserId, Option<UserId>)> = match pass {
        PassId::Code(code) | PassId::CampaignCode(code, _) => codes::table
            .find(code)
            .filter(codes::group_id.eq(group))
            .filter(of_codes::is_active(now))
            .filter(codes::made_by.ne(by))
            .select((codes::made_by, codes::first_made_by))
            .first(conn)
            .optional()?,
        PassId::Invite(invite) => invites::table
            .find(invite)
            .filter(invites::group_id.eq(group))
            .filter(of_invites::is_active(now))
            .filter(invites::made_by.ne(by))
            .select((invites::made_by, invites::first_made_by))
            .first(conn)
            .optional()?,
    };
    let Some((maker, first)) = found else { return Ok(None) };
    let first = first.unwrap_or(maker);
    let taken = match pass {
        PassId::Code(code) | PassId::CampaignCode(code, _) => diesel::update(codes::table.find(code))
            .filter(codes::ended_at.is_null())
            .filter(codes::made_by.eq(maker))
            .set((codes::made_by.eq(by), codes::first_made_by.eq(first)))
            .execute(conn)?,
        PassId::Invite(invite) => diesel::update(invites::table.find(invite))
            .filter(invites::deleted_at.is_null())
            .filter(invites::made_by.eq(maker))
            .set((
                invites::made_by.eq(by),
                invites::first_made_by.eq(first),
                invites::by_manager.eq(true),
                invites::warned_at.eq(None::<Moment>),
            ))
            .execute(conn)?,
    };
    Ok((taken > 0).then_some(maker))
}
