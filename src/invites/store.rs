//! What is read of invites and of those they were emailed to.

mod addresses;
mod due;
mod lists;
mod lost_rights;
mod waiting;

use diesel::prelude::*;

use crate::clock::Moment;
use crate::db::schema::{requests, users};
use crate::db::{Conn, QueryResult};
use crate::ids::{GroupId, InviteId, RequestId, UserId};

pub(super) use addresses::{invited_since, keys_in, keys_known};
pub(super) use due::{to_notice, to_remind};
pub(super) use lists::{EmailedRecipient, emailed, first_maker, wrote_at};
pub(super) use lost_rights::{lost_rights, regained_rights};
pub(super) use waiting::{WaitingInvite, waiting};

/// Whether an invite answers a request to be let in, rather than that somebody thought of the address.
pub(super) fn answers_request(conn: &mut Conn, invite: InviteId) -> QueryResult<bool> {
    let asked = requests::table.filter(requests::fresh_invite_id.eq(invite)).select(requests::id);
    Ok(asked.first::<RequestId>(conn).optional()?.is_some())
}

/// Whether whoever reads mail at the address with this key has asked to be let into `group` since.
pub(super) fn has_asked(conn: &mut Conn, group: GroupId, address_key: &str, since: Moment) -> QueryResult<bool> {
    let account = users::table.filter(users::email_key.eq(address_key)).select(users::id);
    let person: Option<UserId> = account.first(conn).optional()?;
    let asked = requests::table
        .filter(requests::group_id.eq(group))
        .filter(requests::made_at.gt(since))
        .filter(requests::address_key.eq(address_key).or(requests::user_id.eq(person)))
        .select(requests::id);
    Ok(asked.first::<RequestId>(conn).optional()?.is_some())
}
