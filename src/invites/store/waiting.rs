//! What waits for an address.

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{groups, invite_recipients, invites, memberships, users};
use crate::db::{Conn, QueryResult, per_backend};
use crate::ids::{RecipientId, UserId};
use crate::passes::Pending;
use crate::personal_data::PersonName;

/// An invite that waits for an address.
#[derive(Debug, Clone, Queryable)]
pub(in crate::invites) struct WaitingInvite {
    pub recipient: RecipientId,
    pub generation: i64,
    pub group: String,
    pub inviter: PersonName,
    pub expires_at: Option<Moment>,
}

/// The invites that wait for the address of `person`, newest first: not deleted, not expired before
/// `since`, into groups in use that they are not in.
pub(in crate::invites) fn waiting(
    conn: &mut Conn,
    person: UserId,
    address_key: &str,
    since: Moment,
    limit: i64,
) -> QueryResult<Vec<WaitingInvite>> {
    let rows = invite_recipients::table
        .inner_join(invites::table)
        .inner_join(groups::table)
        .inner_join(users::table.on(users::id.eq(invites::made_by)))
        .left_join(
            memberships::table
                .on(memberships::group_id.eq(invite_recipients::group_id).and(memberships::user_id.eq(person))),
        )
        .filter(Pending)
        .filter(invite_recipients::address_key.eq(address_key))
        .filter(invites::deleted_at.is_null())
        .filter(invites::expires_at.is_null().or(invites::expires_at.gt(since)))
        .filter(groups::archived_at.is_null())
        .filter(memberships::role.nullable().is_null())
        .order(invite_recipients::id.desc())
        .limit(limit)
        .select((invite_recipients::id, invite_recipients::generation, groups::name, users::name, invites::expires_at));
    per_backend!(conn, |conn| rows.load(conn))
}
